"""Law 6 again, after another program has opened our file and saved it: every clause is found."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

import real_papers
import sheets
from constitution_tool.engine.comparing.flow import flow
from constitution_tool.engine.comparing.redline import Side, Step, redline
from constitution_tool.errors import Malformed, Severity
from constitution_tool.intake.held import issued_text
from constitution_tool.intake.issued import untracked
from constitution_tool.intake.word import word as intake
from constitution_tool.model.instrument import Constitution
from constitution_tool.notation.text.parse import parse_instrument
from constitution_tool.publish.word.document import word
from editing import SAMPLE, issued, sample
from edits import chains
from held import PICTURES, holdable, is_sound, sheet
from oracles.libreoffice import LibreOffice
from strategies import constitutions

pytestmark = pytest.mark.oracle

FEW = settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],  # another program's start is too slow to shrink by
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> LibreOffice:
    return LibreOffice(tmp_path_factory.mktemp("libreoffice"))


def python_docx(data: bytes) -> bytes:
    saved = io.BytesIO()
    docx.Document(io.BytesIO(data)).save(saved)
    return saved.getvalue()


def assert_same(saved, printed):
    returned = intake(saved)
    assert returned.findings == ()
    assert untracked(returned.issued, issued_text(printed, Side.OLD)) == ()
    assert untracked(returned.standing, issued_text(printed, Side.NEW)) == ()
    return returned


def test_the_sample_after_libreoffice(office):
    returned = assert_same(office.saved(issued()), flow(sample()))
    assert returned.issued.instruments[0].clauses == intake(issued()).issued.instruments[0].clauses
    assert returned.origin == intake(issued()).origin
    assert set(returned.around) == set(intake(issued()).around)


def test_the_sample_after_python_docx():
    assert intake(python_docx(issued())) == intake(issued())


@pytest.mark.parametrize("name", [real_papers.ADOPTION, real_papers.TRACKED])
def test_the_papers_of_this_repository(office, name):
    printed, data = real_papers.sheet(name).body.flow, real_papers.built()[f"{name}.docx"]
    ours = intake(data)
    for saved in (office.saved(data), python_docx(data)):
        returned = assert_same(saved, printed)
        assert returned.origin == ours.origin
        assert {(r.author, r.day, r.clause) for r in returned.revisions} == {
            (r.author, r.day, r.clause) for r in ours.revisions
        }
        assert sorted((c.author, c.words) for c in returned.comments) == sorted(
            (c.author, c.words) for c in ours.comments
        )


@FEW
@given(drawn=constitutions(awkward=False))
def test_any_text(office, drawn):
    printed = flow(holdable(drawn))
    data = word(sheet(printed))
    for saved in (office.saved(data), python_docx(data)):
        assert_same(saved, printed)


def test_a_tracked_text(office):
    """Words, numbers, references, faces, cells, rows, notes, and clauses that come and go."""
    parsed = parse_instrument(CHANGED, "source/c5.md")
    changed = parsed.instrument
    assert all(finding.severity is Severity.WARNING for finding in parsed.findings)
    steps = (Step(entry=1, text=Constitution(instruments=(changed,), pictures=PICTURES)),)
    printed = redline(sample(), steps)
    data = word(sheet(printed, sheets.ENTRIES))
    for saved in (data, office.saved(data), python_docx(data)):
        returned = assert_same(saved, printed)
        assert returned.standing.instruments[0].footnotes == changed.footnotes
        assert {r.author for r in returned.revisions} == {"Entry 1: Council"}


CHANGED = (
    SAMPLE.replace("**this** Protocol is", "*that* Protocol was")
    .replace("- ii. It applies to everyone. {#c5.x3fdr}\n\n", "")
    .replace("- i. The Members: {#c5.7r4tg}", "- A. The Members: {#c5.7r4tg}")
    .replace("| Head | £5 |", "| Head | £50 |\n  | Deputy | £5 |")
    .replace("  - b) answer.", "  - b) *ask*; and {#c5.n3wcl}\n\n  - c) answer.")
    .replace("# Roles", "# Roles of Members")
    .replace("*2019*", "*2020*")
)


@FEW
@given(drawn=chains())
def test_any_tracked_text_after_python_docx(drawn):
    texts = [holdable(text) for text in drawn]
    assume(all(map(is_sound, texts)))
    steps = tuple(Step(entry=n, text=text) for n, text in enumerate(texts[1:], 1))
    printed = redline(texts[0], steps)
    try:
        data = word(sheet(printed, sheets.ENTRIES))
    except Malformed:  # a footnote that nothing calls any more
        assume(condition=False)
    assert_same(python_docx(data), printed)
