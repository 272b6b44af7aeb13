"""Drools 9, from the jar inside drools_jpy: the rules as Java, in the form that its own compiler makes.

A comparison of null is false in Java as it is written here, a missing number is -1, and a missing date
too, a number such as 20210906. Each part of a conjunction is a constraint of its own, so that Drools
can share it; a test for one value has an index.
"""
import importlib.util
import pathlib
import subprocess

from conditions import affirmed, numeric, worded
from workload import by_name

FORMS = {
    "and": " && ", "or": " || ", "is": "c.{x} == Boolean.TRUE", "isnt": "c.{x} == Boolean.FALSE",
    "one": "{a}.equals(c.{x})", "from": "c.{x} >= {a}", "within": "(c.{x} >= {a} && c.{x} < {b})",
    "has": "(c.{x} != null && c.{x}.contains({a}))", "lacks": "(c.{x} != null && !c.{x}.contains({a}))",
}
FIELDS = {
    "boolean": "public Boolean {x};", "choice": "public String {x};", "number": "public int {x} = -1;",
    "list": "public List<String> {x};",
    "date": """@JsonIgnore public int {x} = -1;
    @JsonSetter("{x}") public void set_{x}(String day) {{ {x} = Integer.parseInt(day.replace("-", "")); }}""",
}
CASE = """
import com.fasterxml.jackson.annotation.*;
import java.util.*;

public final class Case {
  @JsonProperty("case") public String id;
  public Facts facts;

  public static final class Facts {
    @JsonIgnore public List<Integer> held = new ArrayList<>();
    FIELDS
  }
}
"""
RULES = """
import static org.drools.model.DSL.*;
import static org.drools.model.PatternDSL.*;

import org.drools.model.*;
import org.drools.model.impl.ModelImpl;

final class NAME {
  MEMBERS
}
"""
RULE = """
  static Rule rule{number}() {{
    Variable<Case.Facts> v = declarationOf(Case.Facts.class);
    return rule("{id}").build(pattern(v){constraints}, on(v).execute(c -> c.held.add({number})));
  }}"""
# So many rules are in one class: the code that Java adds to a class for its lambdas has a limit.
TOGETHER = 25


def command(folder, facts, rules):
    """Writes the rules as Java below the folder, compiles them, and gives the command that runs them."""
    folder = pathlib.Path(folder) / "drools"
    folder.mkdir()
    fields = "\n    ".join(FIELDS[fact["kind"]].format(x=fact["name"]) for fact in facts)
    (folder / "Case.java").write_text(CASE.replace("FIELDS", fields))
    adding = []
    for start in range(0, len(rules), TOGETHER):
        numbers = range(start, min(start + TOGETHER, len(rules)))
        members = [rule(facts, rules[number], number) for number in numbers]
        calls = " ".join(f"model.addRule(rule{number}());" for number in numbers)
        members.append(f"static void addTo(ModelImpl model) {{ {calls} }}")
        write_class(folder, f"Rules{start}", members)
        adding.append(f"Rules{start}.addTo(model);")
    ids = ", ".join(f'"{rule["id"]}"' for rule in rules)
    write_class(folder, "Rules", [
        f"static final String[] IDS = {{{ids}}};", f"static void addTo(ModelImpl model) {{ {' '.join(adding)} }}"])
    sources = [*folder.glob("*.java"), pathlib.Path(__file__).with_name("Answering.java")]
    drools = importlib.util.find_spec("drools").submodule_search_locations[0]
    jar = str(next(pathlib.Path(drools).glob("jars/*.jar")))
    subprocess.run(["javac", "-nowarn", "-cp", jar, "-d", folder, *sources], check=True)
    return ["java", "-Xmx4g", "-XX:+UseSerialGC", "-cp", f"{jar}:{folder}", "Answering"]


def write_class(folder, name, members):
    text = RULES.replace("NAME", name).replace("MEMBERS", "\n  ".join(members))
    (folder / f"{name}.java").write_text(text)


def rule(facts, rule, number):
    tree = affirmed(rule["when"], by_name(facts))
    parts = tree[1:] if tree[0] == "and" else [tree]
    constraints = "".join(constraint(facts, part) for part in parts)
    return RULE.format(number=number, id=rule["id"], constraints=constraints)


def constraint(facts, part):
    named = by_name(facts)
    text = worded(part, FORMS, numeric(named))
    name = text.replace('"', "'")
    is_single = part[0] in ("is", "isnt") or part[0] == "in" and len(part[2]) == 1
    if not is_single:
        return f'.expr("{name}", c -> {text})'
    fact = part[1]
    place = list(named).index(fact)
    kind, value = ("String", f'"{part[2][0]}"') if part[0] == "in" else ("Boolean", str(part[0] == "is").lower())
    index = f"alphaIndexedBy({kind}.class, Index.ConstraintType.EQUAL, {place}, c -> c.{fact}, {value})"
    return f'.expr("{name}", c -> {text}, {index})'
