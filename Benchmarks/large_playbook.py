#!/usr/bin/env python3
"""Writes a made-up playbook of many rules, the same one each time: FOLDER [RULES].

A third of the rules are blockers and two thirds remedies, in families of their own facts, with a
decision table each. `advisor check FOLDER` then shows what a large playbook costs.
"""

import pathlib
import sys


def family(number, size):
    """One family: ten facts, a table, and blockers with two remedies each."""
    name = f"f{number}"
    facts = [f"  {name}.kind: {{title: Kind, type: string, allowed: [a, b, c, d]}}"]
    facts += [f"  {name}.amount: {{title: Amount, type: number, allowed: '>= 0'}}"]
    facts += [f"  {name}.due: {{title: Due, type: date, optional: true}}"]
    facts += [f"  {name}.done_{i}: {{title: Done, type: boolean}}" for i in range(size)]
    facts += [f"  {name}.ready_{i}: {{title: Ready, type: boolean}}" for i in range(size)]
    table = f"""  {name}.grade:
    title: Grade
    type: string
    allowed: [high, middle, low]
    table:
      hit: first
      inputs: [{name}.amount, {name}.kind]
      rows:
        - ['> 1000', '-', '"high"']
        - ['> 100', '"a", "b"', '"middle"']
        - ['-', '-', '"low"']"""
    blockers, remedies = [], []
    for i in range(size):
        blockers.append(f"""  {name}-blocker-{i}:
    title: Blocker
    when: not({name}.done_{i}) and ({name}.grade = "high" or {name}.amount > {10 + i} and {name}.kind != "d")
    remedies: [{name}-settle-{i}]""")
        remedies.append(f"""  {name}-prepare-{i}: {{title: Prepare, lead: office, achieves: {{{name}.ready_{i}: true}}}}
  {name}-settle-{i}:
    title: Settle
    lead: office
    needs: {name}.ready_{i} and {name}.due != null
    achieves: {{{name}.done_{i}: true}}""")
    remedies.append(f"  {name}-date: {{title: Set a date, lead: office, achieves: {{{name}.due: 2030-01-01}}}}")
    return "\n".join(
        ["facts:"] + facts + ["decisions:", table, "blockers:"] + blockers + ["remedies:"] + remedies) + "\n"


def main():
    folder = pathlib.Path(sys.argv[1])
    rules = int(sys.argv[2]) if len(sys.argv) > 2 else 3000
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "playbook.yaml").write_text(
        'playbook: {id: large, version: "1", title: Large}\noffices: {office: {title: Office}}\n')
    size = 20
    for number in range(max(1, rules // (3 * size))):
        (folder / f"family-{number:03}.yaml").write_text(family(number, size))


if __name__ == "__main__":
    main()
