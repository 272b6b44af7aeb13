"""CLIPS (clipspy): each rule a rule of CLIPS, each case a fact of one template.

A slot always has a value. A missing number is -1, a missing date, which is a number as well, too, and
anything else that is missing is `unknown`. What a rule asks of one slot alone stands in the pattern of
that slot, which rules share; the rest is one expression at the last slot that it reads.
"""
import itertools
import tempfile

import clips
import orjson

from conditions import affirmed, numeric, read_in
from workload import by_name

FORMS = {
    "is": "(eq ?{x} TRUE)", "isnt": "(eq ?{x} FALSE)", "in": "(eq ?{x} {a})", "from": "(>= ?{x} {a})",
    "within": "(and (>= ?{x} {a}) (< ?{x} {b}))", "has": "(member$ {a} ?{x})",
    "lacks": "(not (or (member$ unknown ?{x}) (member$ {a} ?{x})))",
}
# So many cases are in the engine at the same time.
CHUNK = 500


class Peer:
    def __init__(self, facts, rules):
        self.facts = by_name(facts)
        self.numeric = numeric(self.facts)
        self.ids = [rule["id"] for rule in rules]
        self.found = []
        self.engine = clips.Environment()
        slots = (
            f"({'multislot' if fact['kind'] == 'list' else 'slot'} {fact['name']} (default {missing(fact)}))"
            for fact in facts)
        self.engine.build(f"(deftemplate case (slot number) {' '.join(slots)})")
        self.engine.define_function(lambda case, rule: self.found.append((case, rule)), "found")
        for number, rule in enumerate(rules):
            slots = self.slots(affirmed(rule["when"], self.facts))
            self.engine.build(
                f"(defrule {rule['id']} (case (number ?number) {slots}) => (found ?number {number}))")

    def slots(self, tree):
        """The patterns of the slots that the condition reads."""
        parts = tree[1:] if tree[0] == "and" else [tree]
        alone = [part for part in parts if self.is_alone(part)]
        rest = [part for part in parts if not self.is_alone(part)]
        shared = set().union(*map(read_in, rest))
        patterns = {name: self.variable(name) for name in shared}
        for part in alone:
            [name] = read_in(part)
            patterns[name] = self.pattern(part, name in shared)
        if rest:
            condition = self.expression(["and", *rest] if len(rest) > 1 else rest[0])
            patterns[max(shared, key=list(self.facts).index)] += f"&:{condition}"
        return " ".join(f"({name} {patterns[name]})" for name in self.facts if name in patterns)

    def variable(self, name):
        return f"$?{name}" if self.facts[name]["kind"] == "list" else f"?{name}"

    def is_alone(self, part):
        return part[0] in ("is", "isnt", "in", "from", "within")

    def pattern(self, part, is_shared):
        kind, name = part[:2]
        if kind in ("from", "within") or is_shared:
            return f"?{name}&:{self.expression(part)}"
        return {"is": "TRUE", "isnt": "FALSE"}.get(kind) or "|".join(part[2])

    def expression(self, tree):
        kind, *parts = tree
        if kind in ("and", "or"):
            return f"({kind} {' '.join(map(self.expression, parts))})"
        name, *operands = parts
        if kind == "in" and len(operands[0]) > 1:
            return self.expression(["or", *(["in", name, [value]] for value in operands[0])])
        if kind == "in":
            operands = operands[0]
        words = (self.numeric(name, value).strip('"') for value in operands)
        return FORMS[kind].format(x=name, **dict(zip("ab", words)))

    def answer(self, cases, answers):
        with open(cases, "rb") as source, open(answers, "w", buffering=1 << 20) as target:
            while lines := list(itertools.islice(source, CHUNK)):
                chunk = [orjson.loads(line) for line in lines]
                # A file of facts is read many times faster than facts are asserted one by one.
                with tempfile.NamedTemporaryFile("w", suffix=".clp") as facts:
                    facts.writelines(self.stated(number, case["facts"]) for number, case in enumerate(chunk))
                    facts.flush()
                    self.engine.load_facts(facts.name)
                self.write(chunk, target)

    def stated(self, number, facts):
        return f"(case (number {number}) {' '.join(self.slot(name, facts[name]) for name in facts)})\n"

    def slot(self, name, value):
        kind = self.facts[name]["kind"]
        if kind == "boolean":
            return f"({name} {'TRUE' if value else 'FALSE'})"
        if kind == "date":
            return f"({name} {value.replace('-', '')})"
        return f"({name} {' '.join(value)})" if kind == "list" else f"({name} {value})"

    def write(self, cases, target):
        self.engine.run()
        rules = [[] for _ in cases]
        for case, rule in sorted(self.found):
            rules[case].append(self.ids[rule])
        for case, held in zip(cases, rules):
            listed = '"' + '","'.join(held) + '"' if held else ""
            target.write(f'{{"case":"{case["case"]}","rules":[{listed}]}}\n')
        self.found.clear()
        self.engine.reset()


def missing(fact):
    return -1 if fact["kind"] in ("number", "date") else "unknown"
