"""Poppler says where the words of a PDF stand: none leaves its page, none is on another."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from programs import program

import sheets
from constitution_tool.model.passage import Flow, Grid, Title
from constitution_tool.model.sheet import Abreast, Begins, Comparison, TextBody
from constitution_tool.publish.pdf.document import pdf
from real_papers import NAMES, sheet

pytestmark = pytest.mark.oracle

MM = 72 / 25.4
TEXT, SCHEDULE = (27 * MM, 187 * MM), (20 * MM, 190 * MM)
"""From where to where words may stand on a page of a text, and of the schedule."""
PLACE = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
RULE = 8.0
"""From the rule above the check code to the words beneath it, in points."""
SLACK = 0.6
"""Points by which neighbours may overlap: letters lean, and brackets are close."""


@dataclass(frozen=True, slots=True)
class Word:
    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str

    def over(self, other: Word) -> bool:
        """Say whether the middles of two words' lines cross in both directions."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.middle[1], other.middle[1]) - max(self.middle[0], other.middle[0])
        return self.page == other.page and across > SLACK and down > 0

    @property
    def middle(self) -> tuple[float, float]:
        """Give the height of small letters; whole boxes of two close lines always overlap."""
        quarter = (self.bottom - self.top) / 4
        return self.top + quarter, self.bottom - quarter


def words_of(made: bytes, folder) -> list[Word]:
    path = folder / "made.pdf"
    path.write_bytes(made)
    command = [program("pdftotext"), "-bbox", path, "-"]
    said = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    found = []
    for number, page in enumerate(said.split("<page ")[1:]):
        for box in re.finditer(r'<word ((?:\w+="[-\d.]+" ?){4})>(.*?)</word>', page):
            left, top, right, bottom = map(float, re.findall(r'"(.*?)"', box[1]))
            found.append(Word(number, left, top, right, bottom, box[2]))
    assert len(found) > 20
    return found


def faults(words: list[Word], room: tuple[float, float]) -> list[object]:
    """List the words that stand outside their page's room, and the pairs that cross."""
    left, right = room
    outside = [
        w
        for w in words
        if w.left < left - SLACK or w.right > right + SLACK or w.top < 0 or w.bottom > 297 * MM
    ]
    ordered = sorted(words, key=lambda w: (w.page, w.left))
    crossing = [
        (one, other)
        for at, one in enumerate(ordered)
        for other in ordered[at + 1 :]
        if other.page == one.page and other.left < one.right and one.over(other)
    ]
    return [*outside, *crossing]


def grid(*rows, depth: int = -1) -> Grid:
    return Grid(clause="p1.t4bls", depth=depth, header=rows[:1], rows=rows[1:])


def marked(old: str, new: str):
    pieces = (sheets.w(old, sheets.deleted(4)), sheets.w(new, sheets.added(4)))
    return sheets.cell(sheets.words("p1.t4bls", *pieces, depth=-1))


HEADS = (
    *("Committee", "Membership", "Quorum", "Chair"),
    *("Delegated", "Frequency", "Responsible", "Expenditure"),
)
WIDE = grid(
    sheets.row(*HEADS),
    sheets.row(
        *("Licensing", "Fifteen councillors", "Five", "Telecommunications"),
        *("Appointed", "Annually", "Monitoring Officer", "£1,000,000.00"),
    ),
)
LONG = "Whatever is said here goes on for longer than one line of its column in any table at all."
TABLES = {
    "eight columns": WIDE,
    "eight columns, far in": replace(WIDE, depth=2),
    "twenty columns": grid(sheets.row(*["Committee"] * 20), sheets.row(*["£1,000.00"] * 20)),
    "money": grid(sheets.row("What", "Limit", "Who"), sheets.row(LONG, "£1,000,000.00", LONG)),
    "no-break spaces": grid(
        sheets.row("Since", "What", "Authority"),
        sheets.row("28\u00a0March\u00a02024", LONG, "For\u00a0decision"),
    ),
    "marks": grid(
        sheets.row("Matter", "Who decides", "Limit"),
        sheets.row(marked("Telecommunications", "Broadcasting"), LONG, marked("£5", "£10")),
        sheets.row("Speed", "Whatever", "£1,000,000.00", marks=sheets.added(4)),
    ),
    "many columns with marks": grid(
        sheets.row(*["Committee"] * 13),
        sheets.row(*[marked("Telecommunications", "Broadcasting")] * 13),
    ),
    "a place": grid(sheets.row("Place", "Word"), sheets.row(PLACE, "x" * 150)),
    "bullets and numbers": grid(
        sheets.row(*["Responsibilities"] * 5),
        sheets.row(
            *[
                sheets.cell(
                    sheets.clause("p1.t4bls", "(viii)", "Telecommunications"),
                    sheets.bullet("p1.t4bls", "Telecommunications", depth=-1),
                )
            ]
            * 5
        ),
    ),
    "cells over several columns": grid(
        sheets.row("One", "Two", "Three"),
        sheets.row(sheets.cell(PLACE * 2, cols=2), "b"),
        sheets.row(sheets.cell(PLACE, rows=2), "y", "z"),
        sheets.row("y", "z"),
    ),
}


def text_of(*printed, **kept):
    flow = Flow(printed=(Title(instrument="p1", pieces=(sheets.w("P1. TABLES"),)), *printed))
    body = TextBody(flow=flow, entries=sheets.ENTRIES, **kept)
    return replace(sheets.tracked_sheet(), body=body)


def flowing(table: Grid):
    return text_of(
        sheets.heading("p1.n2trd", "Before"),
        sheets.clause("p1.9qw2t", "i.", "A table:"),
        sheets.words("p1.t4bls", "It is this.", depth=-1),
        table,
        sheets.clause("p1.x3fdr", "ii.", "The next clause."),
    )


def beside(table: Grid):
    rows = (
        Comparison(
            citation="A table",
            clause="p1.t4bls",
            current=(sheets.words("p1.t4bls", f"See {PLACE} now."), replace(table, depth=-1)),
            proposed=(replace(table, depth=-1), sheets.clause("p1.q", "a)", PLACE, depth=1)),
        ),
    )
    return text_of(abreast=(Abreast(instrument="p1", title="P1. TABLES", rows=rows),))


@pytest.mark.parametrize("setting", [flowing, beside])
@pytest.mark.parametrize("name", TABLES)
def test_no_word_of_a_table_leaves_its_column(name, setting, tmp_path):
    assert faults(words_of(pdf(setting(TABLES[name])), tmp_path), TEXT) == []


@pytest.mark.parametrize("name", ["clean_sheet", "tracked_sheet", "schedule_sheet"])
def test_no_word_of_a_sample_leaves_its_place(name, tmp_path):
    room = SCHEDULE if name == "schedule_sheet" else TEXT
    assert faults(words_of(pdf(getattr(sheets, name)()), tmp_path), room) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_our_own_papers_leaves_its_place(name, tmp_path):
    paper = sheet(name)
    room = TEXT if isinstance(paper.body, TextBody) else SCHEDULE
    assert faults(words_of(pdf(paper), tmp_path), room) == []


@pytest.mark.parametrize("length", [30, 75, 120, 400])
def test_an_unbroken_word_never_leaves_the_paper(length, tmp_path):
    word = "w" * length
    long = text_of(
        sheets.heading("p1.n2trd", f"Heading {word}"),
        sheets.clause("p1.9qw2t", "i.", f"Plain {word} end."),
        sheets.clause("p1.9qw3t", "a)", sheets.w(word, sheets.added(4)), depth=1),
        sheets.bullet("p1.9qw3t", word, depth=1),
    )
    assert faults(words_of(pdf(long), tmp_path), TEXT) == []


def test_a_word_that_is_cut_is_read_whole(tmp_path):
    path = tmp_path / "made.pdf"
    path.write_bytes(pdf(flowing(TABLES["a place"])))
    command = [program("pdfinfo"), "-struct-text", path]
    tree = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    read = "".join(re.findall(r'^ *"(.*)"$', tree, re.MULTILINE))
    assert PLACE in read
    assert "x" * 150 in read


def test_words_before_a_table_stay_with_it(tmp_path):
    for lines in range(24, 36):
        before = [sheets.words("p1.n2trd", f"Line {n}.", depth=-1) for n in range(lines)]
        clause = sheets.clause("p1.9qw2t", "i.", "Introducing:")
        made = pdf(text_of(*before, clause, replace(WIDE, depth=0)))
        found = words_of(made, tmp_path)
        pages = {w.text: w.page for w in found}
        assert pages["Introducing:"] == pages["Membership"]


def test_a_form_that_is_to_be_filled_in_stays_on_one_page(tmp_path):
    form = grid(*(sheets.row(f"Row{n}", "\u00a0\n\u00a0") for n in range(5)))
    split = False
    for lines in range(20, 36):
        before = [sheets.words("p1.n2trd", f"Line {n}.", depth=-1) for n in range(lines)]
        for whole in (False, True):
            made = pdf(text_of(*before, replace(form, whole=whole)))
            pages = {w.page for w in words_of(made, tmp_path) if w.text.startswith("Row")}
            assert not whole or len(pages) == 1
            split |= len(pages) > 1
    assert split  # where nothing keeps it whole


def test_the_rule_above_the_check_code_keeps_off_the_last_line_of_a_full_page(tmp_path):
    gaps = []
    for lines in range(14, 40):
        before = tuple(sheets.words("p1.n2trd", f"Line {n}.", depth=-1) for n in range(lines))
        body = TextBody(flow=Flow(printed=before), contents=False, begins=Begins.RUNS_ON)
        made = replace(sheets.clean_sheet(), body=body, examples=None, control=None)
        found = words_of(pdf(made), tmp_path)
        code = next(w for w, after in pairwise(found) if (w.text, after.text) == ("Check", "code"))
        above = [w.bottom for w in found if w.page == code.page and w.bottom < code.bottom - 5]
        gaps.append(code.top - max(w for w in above))
    assert min(gaps) >= RULE + MM


def test_the_judge_sees_a_fault(tmp_path):
    words = words_of(pdf(sheets.clean_sheet()), tmp_path)
    assert faults(words, (TEXT[0], TEXT[1] - 40))
    line = next(pair for pair in pairwise(words) if pair[0].middle == pair[1].middle)
    moved = replace(line[1], left=line[0].right - 3)
    assert faults([line[0], moved], TEXT)


def test_dots_that_lead_to_a_number_keep_to_the_page(tmp_path):
    """No line may end before a full stop, even after a space: the words before would go along."""
    led = [f"Terms of Reference {'.' * many}{many} Delegations {'.' * 150}1" for many in (90, 151)]
    printed = (sheets.clause(f"p1.{n}xxxx", "", words) for n, words in enumerate(led))
    assert faults(words_of(pdf(text_of(*printed)), tmp_path), TEXT) == []
