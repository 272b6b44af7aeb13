"""The programs that are measured, each with the same face: they start, answer cases, and end.

Every run has a limit of seconds, and ends with it.
"""
import json
import os
import pathlib
import select
import statistics
import subprocess
import sys
import threading
import time

import in_bits
import in_drools

HERE = pathlib.Path(__file__).parent
DAY = "2021-09-06"


class TooLong(Exception):
    pass


def one_processor():
    """A prefix of commands that keeps all of their threads on one processor."""
    return ["taskset", "-c", str(max(os.sched_getaffinity(0)))]


class Contestant:
    # So many seconds it answers the smallest file before anything is measured.
    warm_up = 0

    def __init__(self, name):
        self.name = name
        self.memory = 0

    def start(self, workload, limit):
        """Loads the rules, and gives the seconds until it could answer."""
        raise NotImplementedError

    def answer(self, cases, answers, limit):
        """Gives the seconds that it took from the file of cases to the file of answers."""
        raise NotImplementedError

    def end(self):
        pass


class Advisor(Contestant):
    """A process for each run: its times contain the start of the program and the loading of the rules."""

    def __init__(self, program, jobs):
        super().__init__("advisor" if jobs == 1 else f"advisor, {jobs} threads")
        self.program, self.jobs = program, jobs

    def start(self, workload, limit):
        self.rules = workload.folder / "playbook"
        nothing = workload.folder / "nothing.ndjson"
        nothing.write_text("")
        return statistics.median(self.answer(nothing, workload.folder / "answers", limit) for _ in range(3))

    def answer(self, cases, answers, limit):
        command = [
            self.program, "batch", "--only", "blockers", "--jobs", str(self.jobs), "--as-of", DAY,
            "--rules", self.rules, "--cases", cases, "-o", answers]
        start = time.perf_counter()
        process = subprocess.Popen([*(one_processor() if self.jobs == 1 else []), *map(str, command)])
        timer = threading.Timer(limit, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        if seconds >= limit:
            raise TooLong
        if process.returncode:
            sys.exit(f"{self.name} ended with status {process.returncode}")
        self.memory = max(self.memory, usage.ru_maxrss / 1024)
        return seconds


class Worker(Contestant):
    """A process that stays; its times begin when its rules are loaded."""

    def __init__(self, name, module):
        super().__init__(name)
        self.module = module

    def command(self, workload):
        return [sys.executable, str(HERE / "worker.py"), self.module, str(workload.folder / "rules.json")]

    def start(self, workload, limit):
        command = self.command(workload)
        start = time.perf_counter()
        self.process = subprocess.Popen(
            [*one_processor(), *map(str, command)], text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env=os.environ | {"POLARS_MAX_THREADS": "1"})
        try:
            self.line(limit)
        except TooLong:
            self.end()
            raise
        return time.perf_counter() - start

    def line(self, limit):
        if not select.select([self.process.stdout], [], [], limit)[0]:
            raise TooLong
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"{self.name} ended with status {self.process.wait()}")
        return line

    def answer(self, cases, answers, limit):
        print(cases, answers, sep="\t", file=self.process.stdin, flush=True)
        try:
            seconds = float(self.line(limit))
        except TooLong:
            self.end()
            raise
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        self.memory = int(status.split("VmHWM:")[1].split()[0]) / 1024
        return seconds

    def end(self):
        self.process.kill()
        self.process.wait()


class Drools(Worker):
    def __init__(self):
        super().__init__("Drools", "in_drools")

    def start(self, workload, limit):
        # Java compiles while it runs, longer where there are more rules.
        self.warm_up = 5 + len(workload.rules) / 200
        return super().start(workload, limit)

    def command(self, workload):
        return in_drools.command(workload.folder, workload.facts, workload.rules)


class Bits(Contestant):
    def __init__(self, program):
        super().__init__("by hand, in C++")
        self.program = program

    def start(self, workload, limit):
        self.rules = workload.folder / "bits.txt"
        self.rules.write_text(in_bits.program(workload.facts, workload.rules))
        self.flat = {}
        return None

    def answer(self, cases, answers, limit):
        if cases not in self.flat:
            self.flat[cases] = cases.with_suffix(".flat")
            in_bits.write_cases(cases, self.flat[cases])
        command = [*one_processor(), self.program, self.rules, self.flat[cases], answers, "1", "1"]
        try:
            told = subprocess.run([*map(str, command)], check=True, capture_output=True, text=True, timeout=limit)
        except subprocess.TimeoutExpired:
            raise TooLong from None
        times = json.loads(told.stdout)
        self.memory = max(self.memory, times["peak_kb"] / 1024)
        return times["load_s"] + times["e2e_s"]


def peers():
    return [
        Worker("Polars", "in_polars"), Worker("DuckDB", "in_duckdb"), Worker("GoRules zen", "in_zen"), Drools(),
        Worker("CLIPS", "in_clips"), Worker("CEL", "in_cel")]
