#!/usr/bin/env python3
"""Writes a made-up workload, the same one for the same seed: workload.py FOLDER RULES CASES [SEED].

40 facts of a housing project, a tenth of them missing in each case. Each rule makes two to six
comparisons and holds in 0.1 % to 8 % of the cases. The first rules and the first cases are the same
however many there are. FOLDER gets `rules.json`, the same as a playbook in `playbook/`, and
`cases.ndjson`; none for 0.
"""
import datetime
import json
import math
import pathlib
import random
import sys

from conditions import quoted, worded

MISSING = 0.1
RATES = (0.001, 0.08)
POOL = 4096
BLOCK = 1000

# How often each is true.
BOOLEANS = {
    "seized": 0.15, "mortgaged": 0.4, "insolvent": 0.1, "disputed": 0.25, "funds_frozen": 0.12,
    "premium_paid": 0.7, "permit_granted": 0.8, "plan_verified": 0.55, "fire_accepted": 0.5,
    "works_complete": 0.6, "filed": 0.45, "tax_paid": 0.35, "in_court": 0.2, "state_owned": 0.3,
    "funds_supervised": 0.65,
}
# The frequent values first.
CHOICES = {
    "status": ["building", "stopped", "complete", "planned", "razed"],
    "use": ["housing", "mixed", "trade", "resettlement", "industry", "storage"],
    "district": ["north", "south", "east", "west", "centre", "harbour", "hills", "airport"],
    "structure": ["frame", "wall", "steel", "brick"],
    "land": ["granted", "allotted", "leased", "collective"],
    "developer": ["operating", "restructuring", "bankrupt", "struck_off", "missing"],
    "stage": ["acceptance", "filing", "registration", "handover", "planning", "funding", "works"],
    "risk": ["low", "middle", "high"],
    "channel": ["letter", "visit", "hotline", "online", "court", "council"],
}
# Typical value, and how far values are spread around it.
NUMBERS = {
    "households": (300, 0.8), "debt": (4000, 1.2), "arrears": (700, 1.0), "floors": (18, 0.5),
    "area": (42000, 0.7), "delay": (400, 0.9), "petitions": (12, 1.0), "shortfall": (900, 1.4),
    "price": (6500, 0.4),
}
DATES = {
    "started": (2008, 2019), "promised": (2012, 2022), "permitted": (2007, 2020),
    "expires": (2018, 2030), "visited": (2017, 2021),
}
# Up to so many of the values.
LISTS = {
    "papers": (["deed", "permit", "plan", "survey", "invoice", "minutes", "ruling", "contract"], 4),
    "marks": (["urgent", "group", "repeat", "press", "elderly", "school", "heating", "water",
               "lift", "parking"], 3),
}


def facts():
    """The facts, each with its name, its kind, and the values that it may have."""
    named = [{"name": name, "kind": "boolean"} for name in BOOLEANS]
    named += [{"name": name, "kind": "choice", "values": CHOICES[name]} for name in CHOICES]
    named += [{"name": name, "kind": "number"} for name in NUMBERS]
    named += [{"name": name, "kind": "date"} for name in DATES]
    return named + [{"name": name, "kind": "list", "values": LISTS[name][0]} for name in LISTS]


def by_name(facts):
    return {fact["name"]: fact for fact in facts}


def drawn(fact, chance):
    """One value of the fact, as people might state it."""
    name = fact["name"]
    if fact["kind"] == "boolean":
        return chance.random() < BOOLEANS[name]
    if fact["kind"] == "choice":
        return chance.choices(fact["values"], [0.7**place for place in range(len(fact["values"]))])[0]
    if fact["kind"] == "number":
        typical, spread = NUMBERS[name]
        return min(int(chance.lognormvariate(math.log(typical), spread)), 2_000_000)
    if fact["kind"] == "date":
        first, last = DATES[name]
        day = datetime.date(first, 1, 1) + datetime.timedelta(chance.randrange((last - first) * 365))
        return day.isoformat()
    values, most = LISTS[name]
    return chance.sample(values, chance.randint(0, most))


def pools(seed):
    """For each fact many values as they come, None for a missing one; cases draw from them."""
    chance = random.Random(f"{seed} values")
    return {
        fact["name"]: [None if chance.random() < MISSING else drawn(fact, chance) for _ in range(POOL)]
        for fact in facts()
    }


class Sample:
    """Cases on which the rules are tried, as bits: a comparison is true in some, false in others."""

    SIZE = 8000

    def __init__(self, seed, values):
        chance = random.Random(f"{seed} sample")
        self.stated = {name: chance.choices(values[name], k=self.SIZE) for name in values}
        self.bits = {}

    def share(self, tree):
        return self.answers(tree)[0].bit_count() / self.SIZE

    def answers(self, tree):
        """The bits of the cases in which the tree is true, and of those in which it is false."""
        if tree[0] == "not":
            return self.answers(tree[1])[::-1]
        if tree[0] in ("and", "or"):
            true, false = self.answers(tree[1])
            for part in tree[2:]:
                also, nor = self.answers(part)
                if tree[0] == "and":
                    true, false = true & also, false | nor
                else:
                    true, false = true | also, false & nor
            return true, false
        kind, fact, *operands = tree
        if kind == "below":
            return self.answers(["from", fact, *operands])[::-1]
        if kind == "within":
            return self.answers(["and", ["from", fact, operands[0]], ["below", fact, operands[1]]])
        if kind == "in" and len(operands[0]) > 1:
            return self.answers(["or", *(["in", fact, [value]] for value in operands[0])])
        key = json.dumps(tree)
        if key not in self.bits:
            answers = [None if value is None else holds(tree, value) for value in self.stated[fact]]
            self.bits[key] = tuple(
                int("".join("1" if answer is wanted else "0" for answer in answers), 2)
                for wanted in (True, False))
        return self.bits[key]


def holds(comparison, value):
    kind, _, *operands = comparison
    if kind == "is":
        return value
    if kind == "in":
        return value in operands[0]
    return operands[0] in value if kind == "has" else value >= operands[0]


class RuleMaker:
    """Makes conditions at random until one holds as often as wanted."""

    TRIES = 300
    # How often a comparison is of a fact of this kind.
    KINDS = {"boolean": 30, "choice": 28, "number": 26, "date": 10, "list": 6}

    def __init__(self, seed):
        values = pools(seed)
        self.chance = random.Random(f"{seed} rules")
        self.sample = Sample(seed, values)
        self.facts = facts()
        self.limits = {
            fact["name"]: limits(fact, values[fact["name"]])
            for fact in self.facts if fact["kind"] in ("number", "date")
        }

    def rules(self, count):
        return [{"id": f"r{number:04}", "when": self.condition()} for number in range(1, count + 1)]

    def condition(self):
        least, most = RATES
        wanted = least * (most / least) ** self.chance.random()
        best, off = None, math.inf
        for _ in range(self.TRIES):
            tree = self.tree(self.chance.randint(2, 6), set(), True)
            share = self.sample.share(tree)
            if not least <= share <= most:
                continue
            distance = abs(math.log(share / wanted))
            if distance < off:
                best, off = tree, distance
            if off < 0.25:
                break
        return best or self.condition()

    def tree(self, comparisons, used, is_top):
        """A tree with so many comparisons, each of a fact that is not yet used."""
        if comparisons == 1:
            return self.comparison(used)
        joined = "and" if self.chance.random() < (0.85 if is_top else 0.35) else "or"
        parts = self.chance.randint(2, min(comparisons, 4 if is_top else 3))
        cuts = sorted(self.chance.sample(range(1, comparisons), parts - 1))
        sizes = [end - start for start, end in zip([0, *cuts], [*cuts, comparisons])]
        tree = [joined, *(self.tree(size, used, False) for size in sizes)]
        return ["not", tree] if not is_top and self.chance.random() < 0.15 else tree

    def comparison(self, used):
        chance = self.chance
        kind = chance.choices(list(self.KINDS), self.KINDS.values())[0]
        fact = chance.choice([fact for fact in self.facts if fact["kind"] == kind])
        name = fact["name"]
        if name in used:
            return self.comparison(used)
        used.add(name)
        if kind == "boolean":
            tree, denied = ["is", name], 0.3
        elif kind == "choice":
            several = len(fact["values"]) > 3 and chance.random() < 0.5
            count = chance.randint(2, len(fact["values"]) - 2) if several else 1
            tree, denied = ["in", name, sorted(chance.sample(fact["values"], count))], 0.15
        elif kind == "list":
            tree, denied = ["has", name, chance.choice(fact["values"])], 0.15
        else:
            start, end = sorted(chance.sample(self.limits[name], 2))
            tree = chance.choice([["below", name, end], ["from", name, start], ["within", name, start, end]])
            denied = 0.1
        return ["not", tree] if chance.random() < denied else tree


def limits(fact, values):
    """Round values that cut the cases into about twenty equal parts."""
    known = sorted(value for value in values if value is not None)
    cuts = [known[len(known) * part // 20] for part in range(1, 20)]
    if fact["kind"] == "date":
        return sorted({cut[:7] + "-01" for cut in cuts})
    return sorted({int(float(f"{cut:.2g}")) for cut in cuts} - {0})


def write_cases(path, count, seed):
    # The texts are made once, so that a million cases are written in seconds.
    texts = {
        name: ["" if value is None else f'"{name}": {json.dumps(value)}' for value in values]
        for name, values in pools(seed).items()
    }
    with open(path, "w") as file:
        for start in range(0, count, BLOCK):
            chance = random.Random(f"{seed} cases {start}")
            columns = [chance.choices(text, k=BLOCK) for text in texts.values()]
            for number, row in enumerate(zip(*columns), start + 1):
                if number > count:
                    break
                file.write('{"case": "c%07d", "facts": {%s}}\n' % (number, ", ".join(filter(None, row))))


TYPES = {"boolean": "boolean", "choice": "string", "number": "number", "date": "date", "list": "list<string>"}
FEEL = {
    "and": " and ", "or": " or ", "not": "not({})", "is": "{x}", "one": "{x} = {a}", "in": "{x} in ({a})",
    "below": "{x} < {a}", "from": "{x} >= {a}", "within": "{x} in [{a}..{b})", "has": "list contains({x}, {a})",
}


def playbook(facts, rules):
    """The rules in the advisor's language: each is a blocker, all with the same remedy."""
    kinds = {fact["name"]: fact["kind"] for fact in facts}
    lines = ['playbook: {id: workload, version: "1", title: Workload}', "facts:"]
    for fact in facts:
        allowed = f", allowed: [{', '.join(fact['values'])}]" if fact["kind"] == "choice" else ""
        lines.append(f"  {fact['name']}: {{title: {fact['name']}, type: {TYPES[fact['kind']]}{allowed}}}")
    lines += ["offices:", "  office: {title: Office}", "remedies:", "  act: {title: Act, lead: office}"]
    lines.append("blockers:")
    for rule in rules:
        text = worded(
            rule["when"], FEEL,
            lambda fact, value: f'date("{value}")' if kinds[fact] == "date" else quoted(fact, value))
        lines.append(f"  {rule['id']}: {{title: {rule['id']}, when: '{text}', remedies: [act]}}")
    return "\n".join(lines) + "\n"


def write_rules(folder, count, seed):
    (folder / "playbook").mkdir(exist_ok=True)
    made = {"facts": facts(), "rules": RuleMaker(seed).rules(count)}
    (folder / "rules.json").write_text(json.dumps(made))
    (folder / "playbook" / "playbook.yaml").write_text(playbook(made["facts"], made["rules"]))


def main():
    folder, rules, cases = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    folder.mkdir(parents=True, exist_ok=True)
    if rules:
        write_rules(folder, rules, seed)
    if cases:
        write_cases(folder / "cases.ndjson", cases, seed)


if __name__ == "__main__":
    main()
