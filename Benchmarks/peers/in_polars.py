"""Polars: the file of cases is read into a frame, and each rule is a column of booleans.

Its booleans know null as SQL does, so nothing has to be bridged. The columns are turned into lists of
rules a few thousand cases at a time, since a million cases would fill the memory.
"""
import datetime

import polars as pl

from workload import by_name

TYPES = {"boolean": pl.Boolean, "number": pl.Int32, "date": pl.String, "list": pl.List(pl.String)}
CHUNK = 10_000


class Peer:
    def __init__(self, facts, rules):
        self.facts = by_name(facts)
        types = {
            fact["name"]: pl.Enum(fact["values"]) if fact["kind"] == "choice" else TYPES[fact["kind"]]
            for fact in facts}
        self.schema = {"case": pl.String, "facts": pl.Struct(types)}
        self.dates = [pl.col(fact["name"]).str.to_date() for fact in facts if fact["kind"] == "date"]
        self.held = [self.column(rule["when"]).alias(rule["id"]) for rule in rules]

    def column(self, tree):
        kind = tree[0]
        if kind == "not":
            return ~self.column(tree[1])
        if kind in ("and", "or"):
            column = self.column(tree[1])
            for part in map(self.column, tree[2:]):
                column = column & part if kind == "and" else column | part
            return column
        _, name, *operands = tree
        column = pl.col(name)
        if self.facts[name]["kind"] == "date":
            operands = [datetime.date.fromisoformat(day) for day in operands]
        if kind == "is":
            return column
        if kind == "in":
            return column.is_in(operands[0]) if len(operands[0]) > 1 else column == operands[0][0]
        if kind == "has":
            return column.list.contains(operands[0])
        if kind == "within":
            return column.is_between(*operands, closed="left")
        return column < operands[0] if kind == "below" else column >= operands[0]

    def answer(self, cases, answers):
        frame = pl.scan_ndjson(cases, schema=self.schema).unnest("facts").with_columns(self.dates).collect()
        with open(answers, "wb") as target:
            for part in frame.iter_slices(CHUNK):
                self.found(part).write_ndjson(target)

    def found(self, part):
        held = part.lazy().select(self.held).with_row_index("row").collect()
        held = held.unpivot(index="row", variable_name="rule", value_name="held").filter("held")
        rules = held.group_by("row").agg(pl.col("rule").alias("rules"))
        rows = part.select("case").with_row_index("row")
        rows = rows.join(rules, on="row", how="left", maintain_order="left")
        return rows.select("case", pl.col("rules").fill_null([]))
