"""A program written by hand for this one task, where there is one: what the machine can do at most.

It is called `bits PROGRAM CASES ANSWERS THREADS ROUNDS` and prints its times as JSON. PROGRAM has a line
for each fact, `F KIND NAME VALUES`; for each comparison, `L FACT IS A B`, with the number of the fact, 1
or 0 for true or false, and a mask of values or the least and the greatest value; and for each rule,
`R ID` and the comparisons in the order of a stack, with -1 for "and" and -2 for "or". The facts of
a case stand in one object with its id, `case_id`.
"""
import datetime
import json

from conditions import affirmed
from workload import by_name

KINDS = {"boolean": "bool", "choice": "enum", "number": "int", "date": "date", "list": "list"}
GREATEST = 2**31 - 1


def program(facts, rules):
    named = by_name(facts)
    places = {name: place for place, name in enumerate(named)}
    comparisons = {}

    def compiled(tree):
        kind, *parts = tree
        if kind in ("and", "or"):
            code = compiled(parts[0])
            for part in parts[1:]:
                code += [*compiled(part), -1 if kind == "and" else -2]
            return code
        fact = named[parts[0]]
        least, greatest = operands(fact, kind, parts[1:])
        key = (places[fact["name"]], int(kind not in ("isnt", "lacks")), least, greatest)
        return [comparisons.setdefault(key, len(comparisons))]

    found = [f"R {rule['id']} {' '.join(map(str, compiled(affirmed(rule['when'], named))))}" for rule in rules]
    lines = [f"F {KINDS[fact['kind']]} {fact['name']} {' '.join(fact.get('values', []))}" for fact in facts]
    lines += ["L {} {} {} {}".format(*key) for key in comparisons]
    return "\n".join([*lines, *found]) + "\n"


def operands(fact, kind, values):
    if kind in ("is", "isnt"):
        return 0, 0
    if kind in ("in", "has", "lacks"):
        listed = values[0] if kind == "in" else values
        return sum(1 << fact["values"].index(value) for value in listed), 0
    if fact["kind"] == "date":
        values = [(datetime.date.fromisoformat(day) - datetime.date(1970, 1, 1)).days for day in values]
    return values[0], GREATEST if kind == "from" else values[1] - 1


def write_cases(source, target):
    """The cases with id and facts in one object."""
    with open(source) as cases, open(target, "w") as flat:
        for line in cases:
            case = json.loads(line)
            flat.write(json.dumps({"case_id": case["case"], **case["facts"]}, separators=(",", ":")) + "\n")
