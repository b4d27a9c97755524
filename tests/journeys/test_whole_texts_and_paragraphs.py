"""An officer splits a paragraph, puts in a new protocol and omits another, and makes the papers."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from constitution_tool.ooxml.read_marks import Extent, read

if TYPE_CHECKING:
    from council import Council

GIFTS = """+++
id = "c7"
number = "C7"
title = "GIFTS"
+++

# Gifts {#c7.bbbbb}

- i. No Member may take a gift. {#c7.ccccc}
"""
NEW = ("amendment", "new", "--reason", "It is clearer.", "--date", "2024-05-10")
BY = ("--proposed-by", "a test")
TRACKED = "build/Appendix 2A Protocol showing tracked changes"


def drafted(council: Council, *words: str) -> dict:
    said = council(*NEW, *words, "--json")
    assert said.code == 0, said.out + said.err
    return said.json["result"]


@pytest.fixture
def amended(council: Council) -> Council:
    (council.root / "drafts").mkdir()
    council.write("drafts/gifts.md", GIFTS)
    place = ("--in", "C5 Working Relationships ii")
    split = ("--split-after", "is encouraged.", "--into", "ii.", "--into", "8A.")
    said = drafted(council, "--title", "Order", *BY, *place, *split)
    assert said["sentence"] == (
        "Split C5, Working Relationships, paragraph ii after “is encouraged.” into “ii.” and “8A.”."
    )
    given = ("--text", "drafts/gifts.md", "--to-before", "C5")
    said = drafted(council, "--add-to", said["id"], *given)
    assert said["sentence"] == "Before C5 insert the text in `drafts/gifts.md`."
    drafted(council, "--title", "Code", *BY, "--in", "C6", "--omit-whole")
    return council


def test_the_papers_show_what_comes_and_what_goes(amended: Council) -> None:
    assert amended("check").code == 0
    said = amended("build")
    assert said.code == 0, said.err
    sides = read((amended.root / f"{TRACKED}.docx").read_bytes(), Extent.TEXT)
    old, new = ("\n".join(side) for side in (sides.old, sides.new))
    assert "C7. GIFTS" in new
    assert "No Member may take a gift." in new
    assert "GIFTS" not in old
    assert "C6. EMPLOYEE CODE OF CONDUCT" in old
    assert "EMPLOYEE CODE" not in new
    assert "8A.\tMembers and officers should overall" in new
    clean = (amended.root / "build/Appendix 1 Protocol for adoption.docx").read_bytes()
    lines = read(clean, Extent.TEXT).new
    assert "C7. GIFTS" in lines
    assert not any("EMPLOYEE CODE" in line for line in lines)
    schedule = (amended.root / "build/Appendix 3 Schedule of amendments.docx").read_bytes()
    lines = "\n".join(read(schedule, Extent.SCHEDULE).new)
    for each in (
        "Before C5 insert the proposed text below.",
        "No Member may take a gift.",
        "Omit C6",
    ):
        assert each in lines, each


def test_a_text_that_was_changed_after_it_was_named_is_found(amended: Council) -> None:
    (path,) = [p for p in (amended.root / "amendments").iterdir() if "gifts.md" in p.read_text()]
    digest = hashlib.sha256(GIFTS.encode()).hexdigest()
    assert f'"text:drafts/gifts.md" = "sha256:{digest}"' in path.read_text()
    amended.write("drafts/gifts.md", GIFTS.replace("No Member", "A Member"))
    said = amended("amendment", "check", path.stem)
    assert said.code != 0
    assert "drafts/gifts.md is no longer" in said.err + said.out
    (amended.root / "drafts/gifts.md").unlink()
    said = amended("check")
    assert said.code == 3 or "is not there" in said.err
    assert "The file drafts/gifts.md, which gives the text, is not there." in said.err


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("--in", "C5", "--text", "source/c5.md"), "drafts/"),
        (("--text", "drafts/none.md", "--to-after", "C6"), "is not there"),
        (("--in", "C5 Introduction i", "--join", "C5 Introduction iii"), "does not follow"),
        (("--in", "C5 Introduction i", "--split-after", "Members"), "--into"),
        (("--in", "C5 Introduction i", "--omit-row", "A"), "no table"),
        (("--in", "C5 Introduction i", "--new-row", "A | B"), "--row-after"),
        (("--in", "C5 Introduction i", "--table-row", "A"), "--column"),
    ],
)
def test_what_cannot_be_drafted_is_said(
    council: Council, words: tuple[str, ...], problem: str
) -> None:
    said = council(*NEW, "--title", "T", *BY, *words)
    assert said.code in (2, 3, 4)
    assert problem in said.err


TABLED = """+++
id = "c6"
number = "C6"
title = "CODE"
+++

- i. The limits: {#c6.9n602}

  | Who | Limit |
  | --- | --- |
  | Officers | £5 |
  | Members | £9 |
"""


def test_rows_and_cells_are_drafted_by_what_stands_in_them(council: Council) -> None:
    (council.root / "drafts").mkdir()
    council.write("drafts/c6.md", TABLED)
    id_ = drafted(council, "--title", "Limits", *BY, "--in", "C6", "--text", "drafts/c6.md")["id"]
    more = ("--add-to", id_, "--in", "C6 i")
    cell = ("--table-row", "Officers", "--column", "Limit", "--replace", "£5", "--with", "£6")
    assert drafted(council, *more, *cell)["sentence"] == (
        "In the table in C6, unnumbered paragraph, in the row beginning “Officers”, in the column "
        "headed “Limit”, for “£5” substitute “£6”."
    )
    for words, where in (
        (("--row-after", "Officers"), "after the row beginning “Officers”"),
        (("--row-before", "Members"), "before the row beginning “Members”"),
        (("--at", "beginning"), "at the beginning"),
        (("--at", "end"), "at the end"),
    ):
        said = drafted(council, *more, "--new-row", f"{words[-1]} too | £1 \\| £2", *words)
        assert said["sentence"] == f"In the table in C6, unnumbered paragraph, {where} insert—"
    said = drafted(council, *more, "--omit-row", "Members £9")
    assert said["sentence"].endswith("omit the row beginning “Members £9”.")
    assert council("amendment", "check", id_).code == 0
    lines = council("track", "adopted", "--amendment", id_).out.split("\n")
    rows = [line.partition(" | ")[0].split("]")[0] for line in lines if " | [Added" in line]
    assert [row.removeprefix("[Added: ") for row in rows] == [
        "Who",
        "beginning too",
        "Officers",
        "Officers too",
        "Members too",
        "end too",
    ]
