"""Law 10 for every pair of forms, at places that touch: they commute, or one is refused."""

from __future__ import annotations

from functools import cache
from itertools import product

from amending import amendment_of
from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.amending.draft import with_expectations
from constitution_tool.engine.amending.expectations import unmet
from constitution_tool.errors import Conflict
from constitution_tool.model.instrument import Constitution
from constitution_tool.notation.amendments.instruction import parse_instruction
from constitution_tool.notation.amendments.instruction_forms import FORMS
from constitution_tool.notation.amendments.sentence import Reading, read
from constitution_tool.notation.text.parse import parse_instrument
from protocol_text import quoted

SOURCE = """+++
id = "c1"
number = "C1"
title = "FIRST RULES"
+++

# Part {#c1.bbbbb}

- i. One. And two: {#c1.ccccc}

  - a) first; {#c1.ddddd}

  - b) second. {#c1.fffff}

  After it. And more.

- ii. Three. And four. {#c1.ggggg}

  | A | B |
  | --- | --- |
  | x | one |
  | y | two |

- iii. Five. {#c1.hhhhh}
"""
OTHER = """+++
id = "c2"
number = "C2"
title = "SECOND RULES"
+++

- i. Six. {#c2.bbbbb}
"""
TEXT = Constitution(
    instruments=tuple(parse_instrument(one, "source/x.md").instrument for one in (SOURCE, OTHER))
)
IDS = ("c1.bbbbb", "c1.ccccc", "c1.ddddd", "c1.ggggg", "c1.hhhhh")
PART, ONE, FIRST, TWO, THREE = (f"[{id_}](#{id_})" for id_ in IDS)
C1, C2 = "[C1](#c1)", "[C2](#c2)"
HEAD = '> +++\n> id = "{0}"\n> number = "{0}"\n> title = "NEW"\n> +++\n>\n> - i. New. {{#{0}.{1}}}'
ROW = quoted("| A | B |", "| --- | --- |", "| {1} | new |")


def sentences(new):
    """Write every form at the places above; `new` ends the ids of what is put in."""
    item = quoted(f"- v. New. {{#c1.{new}}}")
    row = ROW.replace("{1}", new)
    table = f"In the table in {TWO}"
    yield f"In {ONE}, for “two” substitute “{new}”."
    yield f"In {TWO}, for “four” substitute “x”."
    yield f"In {ONE} and {TWO}, after “And”, in each of the 3 places it occurs, insert “{new}”."
    yield f"In {FIRST}, before “first” insert “the”."
    yield f"In {THREE}, at the end insert “{new}”."
    yield f"In {THREE}, at the beginning insert “x”."
    yield f"In {TWO}, omit “And four.”."
    yield f"In the heading of {PART}, for “Part” substitute “{new}”."
    yield f"For the heading of {PART} substitute “{new}”."
    yield f"In the title of {C1}, for “FIRST” substitute “{new}”."
    cell = "in the row beginning “x”, in the column headed “B”, for “one” substitute"
    yield f"{table}, {cell} “{new}”."
    yield f"{table}, omit the row beginning “x”."
    for where in ("after the row beginning “x”", "before the row beginning “y”"):
        yield f"{table}, {where} insert—{row}"
    for end in ("beginning", "end"):
        yield f"{table}, at the {end} insert—{row}"
        for within in (PART, ONE, C1):
            yield f"At the {end} of {within} insert—{item}"
    for target in (ONE, TWO, FIRST):
        yield f"After {target} insert—{item}"
        yield f"Before {target} insert—{item}"
        yield f"Omit {target}."
        yield f"Omit {target}, leaving its number."
        yield f"Renumber {target} as “{new}.”."
        yield f"Move {target} to after {THREE}."
        yield f"Move {target} to before {PART}."
    for end in ("beginning", "end"):
        yield f"Move {THREE} to the {end} of {ONE}."
        yield f"Move {FIRST} to the {end} of {C1}."
    yield f"Omit {PART}."
    yield f"For {TWO} substitute—" + quoted("- ii. New. {#c1.ggggg}", "", f"- Other. {{#c1.{new}}}")
    yield f"For {THREE} substitute—" + quoted("- iii. New. {#c1.hhhhh}")
    yield f"Split {ONE} after “One.” into “i.” and “2.” {{#c1.{new}}}."
    yield f"Split {ONE} after “it.” into “i.” and “2.” {{#c1.{new}}}."
    yield f"Split {TWO} after “Three.” into “ii.” and “2.” {{#c1.{new}}}."
    yield f"Join {ONE} with {TWO}."
    yield f"Join {FIRST} with [b](#c1.fffff)."
    for side in ("After", "Before"):
        for target in (C1, C2):
            yield f"{side} {target} insert—\n\n" + HEAD.format(f"n{new}", "bbbbb")
            yield f"{side} {target} insert the text in `drafts/{new}.md`."
    for target, id_ in ((C1, "c1"), (C2, "c2")):
        yield f"Omit {target}."
        yield f"For {target} substitute—\n\n" + HEAD.format(id_, new)
    yield f"For {C2} substitute the text in `drafts/c2.md`."


@cache
def made(new):
    """Draft an amendment of each instruction that fits the text, with its sentence."""
    files = {
        f"drafts/{name}.md": "".join(
            f"{line[2:]}\n" for line in HEAD.format(id_, new).split("\n")
        ).encode()
        for name, id_ in ((new, f"n{new}"), ("c2", "c2"))
    }
    found = []
    for sentence in sentences(new):
        instruction = parse_instruction(sentence, "amendments/2024-003.md", 1, files)
        try:
            amendment = with_expectations(TEXT, amendment_of(instruction))
            found.append((sentence, amendment, amend(TEXT, amendment)))
        except Conflict:
            continue  # not every form fits every place
    return tuple(found)


def entered(text, second):
    """Enter an amendment on a text that another one left, if it fits there."""
    try:
        return None if unmet(text, second) else amend(text, second)
    except Conflict:
        return None


def test_any_two_forms_commute_or_one_of_them_is_refused():
    kept = lost = 0
    for (one, first, after_first), (other, second, after_second) in product(
        made("zzzzz"), made("xxxxx")
    ):
        first_then_second = entered(after_first, second)
        second_then_first = entered(after_second, first)
        if first_then_second is None or second_then_first is None:
            lost += 1
            continue
        kept += 1
        assert first_then_second == second_then_first, f"{one}\n{other}"
    assert kept > 1000
    assert lost > 1000


def test_every_form_is_among_them():
    first = [sentence.partition("\n")[0] for sentence, *_ in made("zzzzz")]
    for known in FORMS:
        assert any(isinstance(read(one, known.parts), Reading) for one in first), known.shown
