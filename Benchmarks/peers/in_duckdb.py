"""DuckDB: the file of cases is read into a table, and a query gives the list of rules for each row.

SQL knows three values too, so nothing has to be bridged. Many rules are several queries, since the
time to plan a query grows faster than its length.
"""
import duckdb

from conditions import worded
from workload import by_name

FORMS = {
    "and": " and ", "or": " or ", "not": "not ({})", "is": "{x}", "one": "{x} = {a}", "in": "{x} in ({a})",
    "below": "{x} < {a}", "from": "{x} >= {a}", "within": "({x} >= {a} and {x} < {b})",
    "has": "list_contains({x}, {a})",
}
TYPES = {"boolean": "boolean", "number": "integer", "date": "date", "list": "varchar[]"}
# So many rules are in one query.
TOGETHER = 300


class Peer:
    def __init__(self, facts, rules):
        self.engine = duckdb.connect(config={"threads": 1})
        self.stated = ", ".join(f"{fact['name']} {self.type_of(fact)}" for fact in facts)
        named = by_name(facts)

        def literal(fact, value):
            if named[fact]["kind"] == "date":
                return f"date '{value}'"
            return str(value) if isinstance(value, int) else f"'{value}'"

        held = [
            f"case when {worded(rule['when'], FORMS, literal)} then '{rule['id']}' end" for rule in rules]
        parts = (held[start:start + TOGETHER] for start in range(0, len(held), TOGETHER))
        self.parts = [f"list_filter([{', '.join(part)}], lambda id: id is not null)" for part in parts]

    def type_of(self, fact):
        if fact["kind"] != "choice":
            return TYPES[fact["kind"]]
        values = ", ".join(f"'{value}'" for value in fact["values"])
        self.engine.execute(f"create type {fact['name']}_type as enum ({values})")
        return f"{fact['name']}_type"

    def answer(self, cases, answers):
        self.engine.execute(f"""
            create or replace table cases as select "case", unnest(facts)
            from read_json('{cases}', format = 'newline_delimited',
              columns = {{"case": 'varchar', facts: 'struct({self.stated})'}})""")
        if len(self.parts) == 1:
            found = f'select "case", {self.parts[0]} as rules from cases'
        else:
            for number, part in enumerate(self.parts):
                self.engine.execute(
                    f'create or replace table part{number} as select "case", {part} as rules from cases')
            names = [f"part{number}" for number in range(len(self.parts))]
            rules = " || ".join(f"{name}.rules" for name in names)
            found = f'select part0."case", {rules} as rules from {" positional join ".join(names)}'
        self.engine.execute(f"copy ({found}) to '{answers}' (format json)")
