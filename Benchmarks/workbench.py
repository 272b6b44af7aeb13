#!/usr/bin/env python3
"""How long a person waits for the workbench, over lists of 12, 500 and 5,000 cases.

  Benchmarks/workbench.py ADVISOR-WORKBENCH [COUNT ...]

The cases are copies of the shipped ones, each with an id of its own. For each list: the time from
the start of the program until the ledger is complete; then the ledger, case pages that nobody has
asked for before, the same page again, and a page after the case was changed; requests a second for
a page that is ready, on one connection; and the memory in the end.
"""
import http.client
import json
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
COUNTS = [int(text) for text in sys.argv[2:]] or [12, 500, 5000]


def copies(folder, count):
    """Copies of the shipped cases, as files of their own."""
    texts = [path.read_text() for path in sorted((ROOT / "cases").rglob("*.yaml"))]
    texts = [re.sub(r"^example: true.*\n", "", text, flags=re.M) for text in texts]
    for index in range(count):
        text = re.sub(r"^case: .*$", f"case: c{index:05}", texts[index % len(texts)], flags=re.M)
        (folder / f"c{index:05}.yaml").write_text(text)


class Site:
    def __init__(self, cases):
        self.start = time.perf_counter()
        self.process = subprocess.Popen(
            [PROGRAM, "--cases", str(cases), "--rules", str(ROOT / "rules"), "--port", "0",
             "--as-of", "2021-09-06"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        address = self.process.stdout.readline().strip()
        self.port, self.token = re.match(r"http://127.0.0.1:(\d+)/\?token=(\w+)", address).groups()
        self.connection = http.client.HTTPConnection("127.0.0.1", int(self.port))

    def ask(self, path, method="GET", body=None, **fields):
        head = {"Authorization": f"Bearer {self.token}", **fields}
        start = time.perf_counter()
        self.connection.request(method, path, body=body, headers=head)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        if answer.status >= 300:
            sys.exit(f"{path}: {answer.status}\n{text[:500]}")
        return text, (time.perf_counter() - start) * 1000

    def memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


def median(times):
    return statistics.median(times)


def measure(count):
    folder = pathlib.Path(tempfile.mkdtemp())
    site = None
    try:
        copies(folder, count)
        site = Site(folder)
        first, _ = site.ask("/cases")
        shown = time.perf_counter() - site.start
        while "http-equiv" in first:
            time.sleep(0.05)
            first, _ = site.ask("/cases")
        complete = time.perf_counter() - site.start
        ledger = median([site.ask("/cases")[1] for _ in range(10)])
        ids = [f"c{index:05}" for index in range(0, count, max(1, count // 30))][:30]
        cold = median([site.ask(f"/cases/{id}")[1] for id in ids])
        warm = median([site.ask(f"/cases/{ids[-1]}")[1] for _ in range(50)])
        body = json.dumps({"facts": {"households": 321}})
        changed = []
        for id in ids[:10]:
            site.ask(f"/api/v1/cases/{id}/facts", "PATCH", body, **{"If-Match": "*"})
            changed.append(site.ask("/cases")[1])
        start, rounds = time.perf_counter(), 2000
        for _ in range(rounds):
            site.ask(f"/cases/{ids[-1]}/facts/households")
        rate = rounds / (time.perf_counter() - start)
        print(f"| {count:,} | {shown:.2f} | {complete:.2f} | {ledger:.0f} | {median(changed):.0f} | "
              f"{cold:.1f} | {warm:.1f} | {rate:,.0f} | {site.memory():.0f} |", flush=True)
    finally:
        if site:
            site.process.terminate()
            site.process.wait()
        shutil.rmtree(folder)


print("| cases | first page, s | ledger complete, s | ledger, ms | ledger after a change, ms | "
      "case page, ms | the same again, ms | forms a second | memory, MB |")
print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
for count in COUNTS:
    measure(count)
