"""Every form of the amending language, as written, on a terminal, in the schedule, in Word and PDF.

One file a form in `forms/` (see README.md beside this). In Word a line that is rejected begins with
a minus, one that is accepted with a plus.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import replace
from difflib import ndiff
from functools import cache
from pathlib import Path

import pytest

import sheets
from amending import amendment_of
from constitution_tool.engine.amending.draft import with_expectations
from constitution_tool.engine.comparing.excerpt import excerpts
from constitution_tool.engine.comparing.remarking import remarked
from constitution_tool.engine.council import supposing
from constitution_tool.model.instruction import OnInstruments
from constitution_tool.model.instrument import Constitution
from constitution_tool.model.passage import Grid, Passage, Title, text_of
from constitution_tool.model.sheet import TextBody
from constitution_tool.notation.amendments.instruction import parse_instruction, print_instruction
from constitution_tool.notation.amendments.instruction_forms import FORMS as KNOWN
from constitution_tool.notation.amendments.sentence import Reading, read
from constitution_tool.notation.text.parse import parse_instrument
from constitution_tool.ooxml.read_marks import Extent
from constitution_tool.ooxml.read_marks import read as read_word
from constitution_tool.publish.amendment_text import amendment_lines, marked_part
from constitution_tool.publish.entry_words import Seen, place, sentence
from constitution_tool.publish.pdf.document import pdf
from constitution_tool.publish.word.document import word
from oracles.programs import program
from protocol_text import PROTOCOL, quoted
from word_files import words as spoken

GOLDENS = Path(__file__).parent / "forms"
RENEW = os.environ.get("RENEW_GOLDENS") == "1"
CODE = """+++
id = "c6"
number = "C6"
title = "Employee Code"
+++

- The Code can be found elsewhere. {#c6.bbbbb}
"""
GIFTS = """+++
id = "c7"
number = "C7"
title = "GIFTS"
+++

# Gifts {#c7.bbbbb}

- i. No Member may take a gift. {#c7.ccccc}
"""
NEW_CODE = CODE.replace("Employee Code", "CODE FOR OFFICERS").replace("elsewhere", "online")
FILES = {"drafts/gifts.md": GIFTS.encode(), "drafts/code.md": NEW_CODE.encode()}
TWO_ROWS = PROTOCOL.replace("| policy |\n", "| policy |\n| Clerk | minutes |\n")
_TABLE = re.compile(r"^(?=\| )", re.MULTILINE)
TEXT = Constitution(
    instruments=tuple(
        parse_instrument(source, "source/x.md").instrument
        for source in (_TABLE.sub("  ", TWO_ROWS), CODE)
    )
)
ONE, TWO, THREE = (
    f"[C5, Introduction, paragraph {number}](#c5.{id_})"
    for number, id_ in (("i", "9qw2t"), ("ii", "x3fdr"), ("iii", "p3q8f"))
)
INTRODUCTION, GROUPS = "[C5, Introduction](#c5.4k7mz)", "[C5, Groups](#c5.55555)"
LIST, REPORT = "[C5, Roles, paragraph ii](#c5.22222)", "[C5, Roles, Reports](#c5.33333)"
C5, C6 = "[C5](#c5)", "[C6](#c6)"
NEW = quoted("- iv. New words. {#c5.bbbbb}", "", "- v. And “more”. {#c5.ccccc}")
ROWS = quoted("| Who | What |", "| --- | --- |", "| Chair | **order** |")


def whole(text):
    return quoted(*text.rstrip("\n").split("\n"))


FORMS = {
    "words-substituted": f"In {ONE}, for “treat each other” substitute “act”.",
    "words-each-place": f"In {ONE}, for “officers”, in each of the 2 places it occurs, substitute "
    "“staff”.",
    "words-nth-place": f"In {ONE}, omit “and officers”, where it occurs the second time.",
    "words-of-two": f"In {ONE} and {THREE}, for “Protocol” substitute “Code (the “Protocol”)”.",
    "words-inserted-after": f"In {ONE}, after “guide” insert “and help”.",
    "words-inserted-before": f"In {TWO}, before “apply” insert “must”.",
    "words-at-beginning": f"In {THREE}, at the beginning insert “From 1 June,”.",
    "words-at-end": f"In {THREE}, at the end insert “It lapses in 2030.”.",
    "words-omitted": f"In {TWO}, omit “(real and perceived)”.",
    "heading-words": f"In the heading of {INTRODUCTION}, for “Introduction” substitute “Aims”.",
    "heading-substituted": f"For the heading of {REPORT} substitute “Papers”.",
    "title-words": f"In the title of {C5}, for “MEMBER” substitute “COUNCILLOR”.",
    "clause-substituted": f"For {ONE} substitute—"
    + quoted("- i. New. {#c5.9qw2t}", "", "- iA. Newer. {#c5.bbbbb}"),
    "clauses-inserted-after": f"After {THREE} insert—{NEW}",
    "clause-inserted-before": f"Before {ONE} insert—{quoted('- A1. First. {#c5.bbbbb}')}",
    "clause-at-beginning": f"At the beginning of {GROUPS} insert—{NEW}",
    "heading-at-end": f"At the end of {C5} insert—"
    + quoted("# Review {#c5.bbbbb}", "", "- i. Yearly. {#c5.ccccc}"),
    "clause-omitted": f"Omit {REPORT}.",
    "clause-omitted-leaving-number": f"Omit {LIST}, leaving its number.",
    "clause-renumbered": f"Renumber {THREE} as “4A.”.",
    "clause-moved-after": f"Move {ONE} to after {TWO}.",
    "clause-moved-before": f"Move {THREE} to before {ONE}.",
    "clause-moved-to-beginning": f"Move {THREE} to the beginning of {GROUPS}.",
    "clause-moved-to-end": f"Move {REPORT} to the end of {C5}.",
    "clause-split": f"Split {ONE} after “Members and officers.” into “i.” and “iA.” {{#c5.bbbbb}}.",
    "clauses-joined": f"Join {ONE} with {TWO}.",
    "cell-words": f"In the table in {LIST}, in the row beginning “Leader”, in the column headed "
    "“What”, for “policy” substitute “policy and law”.",
    "rows-inserted-after": f"In the table in {LIST}, after the row beginning “Leader” insert—"
    + ROWS,
    "rows-inserted-before": f"In the table in {LIST}, before the row beginning “Leader” insert—"
    + ROWS,
    "rows-at-beginning": f"In the table in {LIST}, at the beginning insert—{ROWS}",
    "rows-at-end": f"In the table in {LIST}, at the end insert—{ROWS}",
    "row-omitted": f"In the table in {LIST}, omit the row beginning “Clerk”.",
    "instrument-substituted": f"For {C6} substitute—{whole(NEW_CODE)}",
    "instrument-substituted-by-file": f"For {C6} substitute the text in `drafts/code.md`.",
    "instrument-inserted-after": f"After {C5} insert—{whole(GIFTS)}",
    "instrument-inserted-after-by-file": f"After {C5} insert the text in `drafts/gifts.md`.",
    "instrument-inserted-before": f"Before {C5} insert—{whole(GIFTS)}",
    "instrument-inserted-before-by-file": f"Before {C5} insert the text in `drafts/gifts.md`.",
    "instrument-omitted": f"Omit {C6}.",
}


def instruction(name):
    return parse_instruction(FORMS[name], "amendments/2024-003.md", 1, FILES)


@cache
def council(name):
    made = with_expectations(TEXT, amendment_of(instruction(name)))
    return supposing(TEXT, (made,))


@cache
def sheet(name):
    """Set what the form does to the text, under the headings above it, as a tracked document."""
    (made,) = council(name).made
    flow = entered(marked_part(made.amendment, TEXT))
    return replace(sheets.tracked_sheet(), body=TextBody(flow=flow, entries=sheets.ENTRIES[:1]))


def entered(flow):
    """Put every mark down to the first entry."""

    def marks(found, _):
        return tuple(replace(mark, entry=1, instruction=1) for mark in found)

    notes = tuple(replace(note, marks=marks(note.marks, "")) for note in flow.notes)
    return replace(flow, printed=tuple(remarked(each, marks) for each in flow.printed), notes=notes)


# --- what is kept -----------------------------------------------------------------------------


def language(name):
    return print_instruction(instruction(name)).split("\n")


def terminal(name):
    (made,) = council(name).made
    lines = amendment_lines(made.amendment, TEXT, ())
    return lines[lines.index("Tracked changes") + 2 : -2]


def schedule(name):
    """Say every entry as the schedule does: heading, sentence, current and proposed text."""
    numbers = {item.clause: item.number for item in council(name).items}
    whole_ = tuple(numbers) if isinstance(instruction(name), OnInstruments) else ()
    (made,) = council(name).made
    shown = excerpts(made.before, made.after, numbers, whole_)
    for item in council(name).items:
        seen = Seen(clause=item.clause, entries=numbers, within="C5")
        yield f"{item.number}. {place(item, 'C5')}"
        yield from (sentence(entry.instruction, seen) for _, entry in item.entries)
        for side, printed in zip(("Current", "Proposed"), shown[item.clause], strict=True):
            yield f"{side}: " + " / ".join(said for each in printed for said in words(each))


def words(printed):
    match printed:
        case Title() | Passage():
            label = getattr(printed, "label", ())
            yield " ".join(filter(None, (text_of(label), text_of(printed.pieces))))
        case Grid():
            for row in (*printed.header, *printed.rows):
                cells = [" ".join(w for p in cell.passages for w in words(p)) for cell in row.cells]
                yield " | ".join(cells)


def word_lines(name):
    sides = read_word(word(sheet(name)), Extent.TEXT)
    old, new = spoken(sides.old), spoken(sides.new)
    return [line for line in ndiff(old, new) if not line.startswith("?")]


def pdf_lines(name, folder):
    path = folder / "made.pdf"
    path.write_bytes(pdf(sheet(name)))
    command = [program("pdftotext"), "-layout", "-nopgbrk", path, "-"]
    said = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    lines = [" ".join(line.split()) for line in said.split("\n") if line.strip()]
    begins = max(at for at, line in enumerate(lines) if "DRAFT for adoption" in line)
    return lines[begins + 1 : lines.index("Check code")]


def kept(name, part, lines):
    """Compare lines with what the file of the form has under a heading, or renew them there."""
    path = GOLDENS / f"{name}.txt"
    parts = {}
    if path.exists():
        found = re.split(r"^== (.+) ==\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        parts = dict(zip(found[1::2], found[2::2], strict=True))
    text = "\n".join(line.rstrip() for line in lines) + "\n\n"
    if RENEW:
        parts[part] = text
        order = sorted(parts, key=PARTS.index)
        path.write_text("".join(f"== {each} ==\n{parts[each]}" for each in order), "utf-8")
    assert text == parts.get(part), f"{path.name} is not as it was: {part}"


PARTS = ["Amending language", "Terminal", "Schedule", "Word", "PDF"]
SAID = dict(zip(PARTS, (language, terminal, schedule, word_lines), strict=False))


@pytest.mark.parametrize("part", SAID)
@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_written_and_shown_as_it_was(name, part):
    kept(name, part, SAID[part](name))


@pytest.mark.oracle
@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_printed_as_it_was(name, tmp_path):
    kept(name, "PDF", pdf_lines(name, tmp_path))


def test_every_form_has_a_golden_and_no_golden_is_left_over():
    assert {path.stem for path in GOLDENS.iterdir()} == set(FORMS)
    sentences = [FORMS[name].partition("\n")[0] for name in FORMS]
    for known in KNOWN:
        assert any(isinstance(read(one, known.parts), Reading) for one in sentences), known.shown
