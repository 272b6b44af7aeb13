"""What a user would pick instead, on the same condition and the same case.

Prints one row each: what, how long.
"""
import ast
import statistics
import time

CONDITION = 'households >= 300 and status = "insolvent" and delay > 2 and gap < 32000000'
CASE = {"households": 357, "status": "insolvent", "delay": 5, "gap": 3000}


def measured(name, times, body):
    """The median of five rounds."""
    took = []
    for _ in range(5):
        start = time.process_time()
        for _ in range(times):
            body()
        took.append((time.process_time() - start) / times)
    print(f"{name}\t{statistics.median(took) * 1e6:.1f} µs")


def bkflow():
    from bkflow_feel.api import parse_expression

    assert parse_expression(CONDITION, CASE) is True
    measured("bkflow-feel: parse and evaluate", 200, lambda: parse_expression(CONDITION, CASE))


def spiff():
    from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine

    engine = PythonScriptEngine()
    python = CONDITION.replace(" = ", " == ")
    evaluate = lambda: engine.environment.evaluate(python, dict(CASE))  # noqa: E731
    assert evaluate() is True
    measured("SpiffWorkflow: its Python conditions", 2000, evaluate)


def plain():
    code = compile(ast.parse(CONDITION.replace(" = ", " == "), mode="eval"), "rule", "eval")
    measured("Python, compiled beforehand", 100_000, lambda: eval(code, {}, CASE))


def by_hand():
    """A script of one's own for the three rules of the article: no unknowns, reasons or plan."""

    def advise(case):
        actions = []
        if case.get("assets.seized") and case.get("debts.disputed"):
            actions.append("coordinate-unsealing")
        if not case.get("paperwork.complete", False):
            done = case.get("paperwork.verified")
            actions.append("deferred-documents" if done else "verify-paperwork")
        if case.get("developer.status") == "insolvent":
            actions.append("find-takeover-buyer")
        return actions

    case = {"assets.seized": True, "debts.disputed": True, "developer.status": "insolvent"}
    measured("three rules written by hand in Python", 100_000, lambda: advise(case))


for attempt in (plain, bkflow, spiff, by_hand):
    try:
        attempt()
    except ImportError as missing:
        print(f"{attempt.__name__}\tnot installed ({missing.name})")
