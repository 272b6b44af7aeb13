"""Whole processes: median time on the wall and of the processor, and the most memory. Arguments: the advisor, the project's folder."""
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

advisor, root = sys.argv[1:3]
null = open(os.devnull, "w")


def once(command):
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=root, stdout=null, stderr=null)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1), command
    elapsed = time.perf_counter() - start
    return elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measured(name, command, times, cases=None):
    took, busy, memory = zip(*(once(command) for _ in range(times)))
    median, busy = statistics.median(took), statistics.median(busy)
    rate = f"{cases / busy:.0f} cases a second of processor, " if cases else ""
    times = f"{median * 1e3:.1f} ms (least {min(took) * 1e3:.1f}, processor {busy * 1e3:.1f})"
    print(f"{name}\t{times}\t{rate}{max(memory):.0f} MB")


def lines(count):
    statuses = ["operating", "insolvent"]
    for index in range(count):
        facts = {"households": 50 + index % 900, "assets.seized": index % 2 == 0}
        if index % 3:
            facts["debts.disputed"] = index % 5 < 3
        if index % 7:
            facts["developer.status"] = statuses[index % 2]
        if index % 4:
            facts["paperwork.complete"] = index % 8 < 4
        yield json.dumps({"case": f"c{index}", "facts": facts}) + "\n"


day = ["--as-of", "2021-06-01", "--lang", "en"]
measured("`true`, a process that does nothing", ["true"], 21)
measured("`advisor --version`", [advisor, "--version"], 21)
case = ["cases/caihongwan.yaml", *day]
subprocess.run([advisor, "compile", "rules"], cwd=root, stdout=null, check=True)
measured("`advise` on one case", [advisor, "advise", *case], 101)
with tempfile.TemporaryDirectory() as folder:
    # Nothing compiled lies beside the copy.
    alone = shutil.copy(advisor, folder)
    measured("the same, the rules not compiled", [alone, "advise", *case], 101)
measured("`explain`, a remedy", [advisor, "explain", case[0], "build-fact-base", *day], 101)
measured("`advise` on the shipped cases", [advisor, "advise", "cases", *day], 7)
measured("`check`", [advisor, "check", "rules", "--lang", "en"], 5)
measured("`test`", [advisor, "test", "rules", "--lang", "en"], 3)
with tempfile.NamedTemporaryFile("w", suffix=".ndjson") as file:
    file.writelines(lines(1000))
    file.flush()
    batch = [advisor, "batch", "--cases", file.name, "--as-of", "2021-06-01"]
    measured("`batch`, 1,000 cases", batch, 3, 1000)
    measured("`batch --only blockers`", [*batch, "--only", "blockers"], 3, 1000)
