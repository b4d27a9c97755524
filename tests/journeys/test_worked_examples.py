"""Worked examples stand after the clean text, never in it, and are flagged when it moves on."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx

if TYPE_CHECKING:
    from council import Council

WARD = "examples/worked/ward-question.md"
HEADING = "Worked examples: imagined, and no part of the text"
GONE = " (the example has not yet been read beside these words)"


def examples_in(council: Council, path: str) -> list[list[str]]:
    word = docx.Document(BytesIO((council.root / path).read_bytes()))
    assert HEADING in [paragraph.text for paragraph in word.paragraphs]
    (table,) = [t for t in word.tables if t.rows[0].cells[0].text == "Imagined example"]
    return [[cell.text for cell in row.cells] for row in table.rows[1:]]


def digests(council: Council) -> list[str]:
    """Give the marks by which the words of the paragraph are known, in force and in the draft."""
    (line,) = [each for each in council.read(WARD).split("\n") if each.startswith('"c5.t72cp"')]
    return line.partition(" = ")[2].strip('"').split()


def unread_in_the_draft(council: Council) -> None:
    council.edit(WARD, f" {digests(council)[1]}", "")


def findings(council: Council) -> list[dict]:
    said = council("--json", "check")
    return [f for f in said.json["findings"] if str(f["path"]).startswith("examples/")]


def test_they_follow_the_text_and_are_not_in_it(council: Council) -> None:
    before = council("verify").out
    assert council("render", "c5", "--to", "word,pdf,text").code == 0
    rows = examples_in(council, "build/c5 in-force.docx")
    assert [row[0] for row in rows] == [
        "Something heard at a group meeting",
        "A report that a councillor would like softened",
    ]
    assert "C5, Officer Advice to Party Groups, paragraph ii keeps" in rows[0][1]
    text = (council.root / "build/c5 in-force.txt").read_text(encoding="utf-8")
    assert text.index(HEADING) > text.index("iii. This Protocol can be revised")
    assert "playground" not in council("show", "c5").out
    assert council("verify").out == before


def test_the_text_for_adoption_has_them_and_tracked_changes_have_not(council: Council) -> None:
    unread_in_the_draft(council)
    assert council("build").code == 0
    rows = examples_in(council, "build/Appendix 1 Protocol for adoption.docx")
    assert GONE in rows[1][2]  # an amendment before Council changes those words
    assert GONE not in rows[0][2]  # these too, and the example was read beside them
    tracked = "build/Appendix 2A Protocol showing tracked changes.docx"
    word = docx.Document(BytesIO((council.root / tracked).read_bytes()))
    assert HEADING not in [paragraph.text for paragraph in word.paragraphs]


def test_whoever_prepares_papers_hears_of_one_unread_beside_the_draft(council: Council) -> None:
    assert findings(council) == []
    unread_in_the_draft(council)
    (found,) = findings(council)
    assert (found["code"], found["severity"]) == ("example-unread", "warning")
    assert (found["path"], found["line"]) == (WARD, 5)
    for words in (("build",), ("pack", "2024-05-21"), ("pack", "2024-05-21", "--final")):
        said = council("--json", *words)
        assert [f for f in said.json["findings"] if str(f["path"]).startswith("examples/")] == [
            found
        ], words
    # With what the remedy says, it holds of both texts.
    line = found["remedy"].partition("write in its head ")[2].removesuffix(".")
    council.edit(WARD, f'"c5.t72cp" = "{digests(council)[0]}"', line)
    assert findings(council) == []


def test_they_stand_with_the_protocol_they_are_about_and_no_other(council: Council) -> None:
    assert council("render", "c6", "--to", "text").code == 0
    text = (council.root / "build/c6 in-force.txt").read_text(encoding="utf-8")
    assert HEADING not in text


def test_one_is_flagged_when_a_clause_it_cites_has_changed(council: Council) -> None:
    assert findings(council) == []
    council.edit("source/c5.md", "change his/her professional", "change their professional")
    (found,) = findings(council)
    assert (found["code"], found["severity"]) == ("example-stale", "warning")
    assert (found["path"], found["line"]) == (WARD, 5)
    # Read together and put right, as the remedy says, it is flagged no more.
    line = found["remedy"].partition("write in its head ")[2].removesuffix(".")
    old = next(each for each in council.read(WARD).split("\n") if each.startswith('"c5.t72cp"'))
    council.edit(WARD, old, line)
    assert findings(council) == []


def test_a_new_one_is_told_what_to_write(council: Council) -> None:
    head = '+++\ntitle = "New"\n\n[clauses]\n"c5.9qw2t" = ""\n"c5.9q8nm" = ""\n+++\n'
    council.write("examples/worked/new.md", f"{head}\nWords about [](#c5.zzzzz).\n")
    assert [f["code"] for f in findings(council)] == [
        "example-lost",
        "example-stale",
        "reference-unknown",
    ]


def test_one_that_cannot_be_read_stops_what_would_print_it(council: Council) -> None:
    council.write("examples/worked/bad.md", '+++\ntitle = "Bad"\n+++\n')
    for words in (("check",), ("render", "c5"), ("build",)):
        said = council(*words)
        assert said.code in {1, 3}, words
        assert "The example does not say which paragraphs it is about." in said.err
        assert "The example has no words." in said.err
