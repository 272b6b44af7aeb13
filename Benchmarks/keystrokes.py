#!/usr/bin/env python3
"""How long an editor waits for `advisor lsp`, over the shipped rules.

  Benchmarks/keystrokes.py ADVISOR [ROUNDS]

A condition is typed key by key into the largest file of rules. For each key: the time until the
findings of that version of the text are there, and until an answer to a completion. Then, for a
slip that only the checks find, the time until it is said.
"""
import json
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
ADVISOR = str(pathlib.Path(sys.argv[1]).resolve())
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 5


class Editor:
    def __init__(self):
        self.process = subprocess.Popen(
            [ADVISOR, "lsp", "--as-of", "2021-06-01", "--lang", "zh"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.last = 0
        self.version = 1

    def send(self, message):
        content = json.dumps(dict(message, jsonrpc="2.0"), ensure_ascii=False).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.process.stdin.flush()

    def receive(self):
        length = 0
        while line := self.process.stdout.readline().strip():
            length = int(line.split(b":")[1])
        return json.loads(self.process.stdout.read(length))

    def request(self, method, params):
        self.last += 1
        self.send({"id": self.last, "method": method, "params": params})
        while (answer := self.receive()).get("id") != self.last:
            pass
        return answer["result"]

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def change(self, uri, line, start, length, text):
        self.version += 1
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": uri, "version": self.version},
            "contentChanges": [{"text": text, "range": {
                "start": {"line": line, "character": start},
                "end": {"line": line, "character": start + length}}}]})

    def findings(self, uri, wanted):
        """Waits for findings of this version of the text that are as wanted."""
        while True:
            message = self.receive()
            params = message.get("params", {})
            if message.get("method") == "textDocument/publishDiagnostics" and params["uri"] == uri:
                if params.get("version") == self.version and wanted(params["diagnostics"]):
                    return


def shown(name, times):
    times = sorted(times)
    worst = times[min(len(times) - 1, len(times) * 95 // 100)]
    print(f"| {name} | {times[len(times) // 2] * 1000:.0f} ms | {worst * 1000:.0f} ms |")


def main():
    path = max((ROOT / "rules/families").glob("*.yaml"), key=lambda p: p.stat().st_size)
    text = path.read_text()
    uri = path.as_uri()
    lines = text.split("\n")
    # A condition that stands on one line.
    line = next(
        i for i, l in enumerate(lines)
        if l.strip().startswith("when: ") and not l.rstrip().endswith(("-", "|", ">")))
    start = lines[line].index("when: ") + 6
    old = lines[line][start:]
    editor = Editor()
    editor.request("initialize", {"processId": None, "rootUri": ROOT.as_uri(), "capabilities": {}})
    editor.notify("initialized", {})
    began = time.perf_counter()
    editor.notify("textDocument/didOpen", {"textDocument": {
        "uri": uri, "languageId": "yaml", "version": 1, "text": text}})
    editor.findings(uri, lambda found: True)
    print("| from opening a file to its findings |", f"{(time.perf_counter() - began) * 1000:.0f} ms | |")
    keys, offers, checks = [], [], []
    typed = "assets.seized and households >= 300"
    for _ in range(ROUNDS):
        editor.change(uri, line, start, len(old.encode("utf-16-le")) // 2, "")
        editor.findings(uri, lambda found: True)
        for index, key in enumerate(typed):
            began = time.perf_counter()
            editor.change(uri, line, start + index, 0, key)
            editor.findings(uri, lambda found: True)
            keys.append(time.perf_counter() - began)
            began = time.perf_counter()
            editor.request("textDocument/completion", {
                "textDocument": {"uri": uri},
                "position": {"line": line, "character": start + index + 1}})
            offers.append(time.perf_counter() - began)
            time.sleep(0.15)
        began = time.perf_counter()
        slip = "assets.seized and not(assets.seized)"
        editor.change(uri, line, start, len(typed), slip)
        editor.findings(uri, lambda found: any(f["code"] == "never-true" for f in found))
        checks.append(time.perf_counter() - began)
        editor.change(uri, line, start, len(slip), old)
        editor.findings(uri, lambda found: all(f["code"] != "never-true" for f in found))
    shown("from a key to the findings of that text", keys)
    shown("from a request for completion to the answer", offers)
    shown("from a key to what only the checks find", checks)
    editor.request("shutdown", None)
    editor.notify("exit", None)


main()
