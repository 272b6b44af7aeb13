"""GoRules zen-engine: all rules as one expression that returns a list of booleans.

A missing fact is null. Comparisons of null with a text or a boolean are false, as they should be; of
null with a number they are errors, so a missing number is -1 and a missing date, a number as well, too.
"""
import orjson
import zen

import case_by_case
from conditions import affirmed, numeric, worded
from workload import by_name

FORMS = {
    "and": " and ", "or": " or ", "is": "{x} == true", "isnt": "{x} == false", "one": "{x} == {a}",
    "in": "{x} in [{a}]", "from": "{x} >= {a}", "within": "{x} in [{a}..{b})",
    "has": "({x} != null and {a} in {x})", "lacks": "({x} != null and {a} not in {x})",
}


class Peer:
    def __init__(self, facts, rules):
        facts = by_name(facts)
        texts = (worded(affirmed(rule["when"], facts), FORMS, numeric(facts)) for rule in rules)
        self.program = zen.compile_expression(f"[{', '.join(texts)}]")
        self.ids = [rule["id"] for rule in rules]
        self.dates = [name for name in facts if facts[name]["kind"] == "date"]
        self.missing = {name: -1 for name in facts if facts[name]["kind"] in ("number", "date")}

    def answer(self, cases, answers):
        case_by_case.answer(cases, answers, self.held)

    def held(self, stated):
        stated = self.missing | stated
        for name in self.dates:
            if stated[name] != -1:
                stated[name] = int(stated[name].replace("-", ""))
        true = self.program.evaluate(orjson.dumps(stated))
        return [rule for rule, is_true in zip(self.ids, true) if is_true]
