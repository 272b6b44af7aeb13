"""The conditions of the made-up rules, as trees, and how they are put into words.

A tree is a list: ["and", TREE...], ["or", TREE...], ["not", TREE], or one comparison of one fact:
["is", FACT] (a boolean), ["in", FACT, [VALUE...]], ["below", FACT, END], ["from", FACT, START],
["within", FACT, START, END] (START counts, END does not), ["has", FACT, VALUE] (a list).

A fact that is missing makes a comparison unknown, neither true nor false. Engines that know only
true and false get the tree without any "not" (`affirmed`): each negated comparison is replaced by
the comparison with all the other values. A missing fact then need only be false everywhere.
"""

LOWEST = {"number": 0, "date": "1900-01-01"}


def affirmed(tree, facts, holds=True):
    """The tree without "not" and "below", with ["isnt", FACT] and ["lacks", FACT, VALUE] instead.

    `facts` gives each fact by its name. "below" becomes "within", from the lowest value on, so that
    a number under the lowest can stand for a missing fact.
    """
    kind, fact = tree[0], tree[1]
    if kind == "not":
        return affirmed(fact, facts, not holds)
    if kind in ("and", "or"):
        joined = kind if holds else {"and": "or", "or": "and"}[kind]
        parts = [affirmed(part, facts, holds) for part in tree[1:]]
        # Of the same kind inside the same kind: one list.
        return [joined, *(inner for part in parts for inner in (part[1:] if part[0] == joined else [part]))]
    if kind == "below" or kind == "from":
        if (kind == "from") == holds:
            return ["from", fact, tree[2]]
        return ["within", fact, LOWEST[facts[fact]["kind"]], tree[2]]
    if holds:
        return tree
    if kind == "is":
        return ["isnt", fact]
    if kind == "has":
        return ["lacks", fact, tree[2]]
    if kind == "in":
        return ["in", fact, [value for value in facts[fact]["values"] if value not in tree[2]]]
    lowest = LOWEST[facts[fact]["kind"]]
    return ["or", ["within", fact, lowest, tree[2]], ["from", fact, tree[3]]]


def worded(tree, forms, literal, is_top=True):
    """The tree in the words of a language.

    `forms` has a text for each kind of tree, with {x} for the fact and {a}, {b} for operands; "one"
    is "in" with a single value, and without "in" several values are several tests. `literal` writes
    a value of a fact: literal(fact, value).
    """
    kind = tree[0]
    if kind == "not":
        return forms["not"].format(worded(tree[1], forms, literal))
    if kind in ("and", "or"):
        text = forms[kind].join(worded(part, forms, literal, False) for part in tree[1:])
        return text if is_top else f"({text})"
    fact, *operands = tree[1:]
    if kind == "in" and len(operands[0]) == 1 and "one" in forms:
        kind, operands = "one", operands[0]
    if kind == "in" and "in" not in forms:
        return worded(["or", *(["in", fact, [value]] for value in operands[0])], forms, literal, is_top)
    if kind == "in":
        listed = ", ".join(literal(fact, value) for value in operands[0])
        return forms["in"].format(x=fact, a=listed)
    words = dict(zip("ab", (literal(fact, value) for value in operands)))
    return forms[kind].format(x=fact, **words)


def quoted(fact, value):
    """A literal for languages in which texts have double quotes and dates are texts."""
    return f'"{value}"' if isinstance(value, str) else str(value)


def numeric(facts):
    """Literals as `quoted`, with dates as numbers such as 20210906."""
    def literal(fact, value):
        if facts[fact]["kind"] == "date":
            return value.replace("-", "")
        return quoted(fact, value)

    return literal


def read_in(tree):
    """The facts that the tree reads."""
    if tree[0] in ("and", "or", "not"):
        return set().union(*(read_in(part) for part in tree[1:]))
    return {tree[1]}
