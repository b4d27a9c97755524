"""The report of 28 March 2024 is reproduced word for word, as the note beside it mends it."""

from __future__ import annotations

import re
import tomllib

import paper_files
from constitution_tool.model.paper import PaperStatus
from constitution_tool.model.passage import Grid, Passage, text_of
from council import ROOT

PAPER = "2024-03-28-standards-committee"
REPORT = ROOT / "tests/data/birmingham/standards-committee-report-2024-03-28.txt"
NOTE = ROOT / f"papers/{PAPER}.mended.toml"
SIGN = re.compile(r"[^\s*]+")
BOXES = str.maketrans("☐⊠", "□☑")


def mended() -> str:
    """Give the scan with each of the note's places mended, which must stand there once."""
    text = REPORT.read_text(encoding="utf-8")
    for each in tomllib.loads(NOTE.read_text(encoding="utf-8"))["mended"]:
        assert text.count(each["scan"]) == 1, each["scan"]
        text = text.replace(each["scan"], each["reads"])
    return text.translate(BOXES)


def words(text: str) -> list[str]:
    """Split a text at white space, without the signs that only lay it out."""
    return SIGN.findall(re.sub(r"^\s*- ", "", text, flags=re.M))


def said() -> str:
    """Read the sheet of the paper from the top: council, meeting, then every paragraph in order."""
    sheet = paper_files.made(PAPER).sheet
    lines = [sheet.council, *sheet.kicker.split(", ")]
    for each in sheet.body.flow.printed:
        if isinstance(each, Grid):
            cells = [cell for row in (*each.header, *each.rows) for cell in row.cells]
            lines += [text_of(p.pieces) for cell in cells for p in cell.passages]
        else:
            assert isinstance(each, Passage)
            lines.append(f"{text_of(each.label)} {text_of(each.pieces)}")
    return "\n".join(lines)


def test_every_word_is_there_in_its_order_and_no_other():
    assert words(said()) == words(mended())


def test_it_is_marked_on_every_page():
    made = paper_files.made(PAPER)
    assert made.paper.head.status is PaperStatus.REPRODUCTION
    assert made.sheet.status == "Reproduction"
    assert "Not a document or decision of Birmingham City Council" in made.sheet.notice
