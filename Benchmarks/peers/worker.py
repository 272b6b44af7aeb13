"""Runs one peer in a process of its own: worker.py MODULE RULES.

It prints `ready` when the rules are loaded. Then each line of standard input names a file of cases and
a file for the answers, with a tab between them, and the seconds that it took are printed.
"""
import importlib
import json
import sys
import time


def main():
    module, rules = sys.argv[1:3]
    with open(rules) as file:
        made = json.load(file)
    peer = importlib.import_module(module).Peer(made["facts"], made["rules"])
    print("ready", flush=True)
    for line in sys.stdin:
        cases, answers = line.rstrip("\n").split("\t")
        start = time.perf_counter()
        peer.answer(cases, answers)
        print(time.perf_counter() - start, flush=True)


if __name__ == "__main__":
    main()
