"""CEL (common-expression-language): a program for each rule.

Nothing has to be bridged: a missing fact is an error, and && and || pass over an error on either side
where the other side decides. A rule that ends in an error is unknown.
"""
import cel

import case_by_case
from conditions import quoted, worded

FORMS = {
    "and": " && ", "or": " || ", "not": "!({})", "is": "{x}", "one": "{x} == {a}", "in": "{x} in [{a}]",
    "below": "{x} < {a}", "from": "{x} >= {a}", "within": "({x} >= {a} && {x} < {b})", "has": "{a} in {x}",
}


class Peer:
    def __init__(self, facts, rules):
        self.programs = [(rule["id"], cel.compile(worded(rule["when"], FORMS, quoted)).execute) for rule in rules]

    def answer(self, cases, answers):
        case_by_case.answer(cases, answers, self.held)

    def held(self, stated):
        context = cel.Context(stated)
        found = []
        for rule, execute in self.programs:
            try:
                if execute(context):
                    found.append(rule)
            except (RuntimeError, TypeError, ValueError):
                pass
        return found
