"""The history of a paragraph says where its words went, and counts only what changed it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from council import Council

SPLIT = ("--in", "C5 Working Relationships i", "--split-after", "to the Council as a whole.",
         "--into", "ia.")  # fmt: skip
JOIN = ("--in", "C5 Introduction i", "--join", "C5 Introduction ii")
MOVE = ("--in", "C5 Introduction vii", "--move", "--to-after", "C5 Introduction i")
REWRITE = ("--in", "C5 Introduction v", "--rewrite", "It is guidance.")


def draft(council: Council, *words: str) -> None:
    about = ("--title", "A change", "--reason", "Clarity.", "--proposed-by", "a member")
    said = council("amendment", "new", *about, "--date", "2024-05-10", *words)
    assert said.code == 0, said.err


def told(council: Council, citation: str) -> str:
    said = council("history", citation)
    assert said.code == 0, said.err
    return " ".join((said.out + said.err).split())


@pytest.mark.parametrize(
    ("change", "citation", "words"),
    [
        (
            SPLIT,
            "C5 Working Relationships i",
            "What follows those words is not omitted: it stands in C5, Working Relationships, "
            "paragraph ia.",
        ),
        (
            SPLIT,
            "C5 Working Relationships ia",
            "Its words are not new: they stood in C5, Working Relationships, paragraph i.",
        ),
        (
            JOIN,
            "C5 Introduction i",
            "What joins it is not new: it stood in C5, Introduction, paragraph ii.",
        ),
        (
            JOIN,
            "C5 Introduction ii",
            "Its words are not omitted: they stand in C5, Introduction, paragraph i.",
        ),
    ],
)
def test_the_words_of_a_paragraph_that_is_split_or_joined_are_not_lost_from_sight(
    council: Council, change: tuple[str, ...], citation: str, words: str
) -> None:
    draft(council, *change)
    assert words in told(council, citation)


def test_what_is_moved_is_shown_where_it_stood_and_then_where_it_stands(council: Council) -> None:
    draft(council, *MOVE)
    text = told(council, "c5.6y8bc")
    assert 0 < text.index("[Moved from here: vii. Members") < text.index("[Moved to here: vii.")


def test_a_sentence_that_quotes_text_points_to_it(council: Council) -> None:
    draft(council, *REWRITE)
    text = told(council, "C5 Introduction v")
    assert "For C5, Introduction, paragraph v substitute the text shown below." in text
    assert "[Added: It is guidance]" in text
    assert "substitute— Reason" not in text


def test_a_sentence_whose_change_cannot_be_shown_quotes_its_text(council: Council) -> None:
    """It expects other words than are there, so there is no text to mark."""
    draft(council, *REWRITE)
    path = "amendments/2024-010.md"
    council.write(path, re.sub("sha256:[0-9a-f]{64}", f"sha256:{'0' * 64}", council.read(path)))
    text = told(council, "C5 Introduction v")
    assert "It does not fit the text as it stands." in text
    assert "substitute— - v. It is guidance." in text


def test_only_what_changed_the_text_is_counted_as_a_change(council: Council) -> None:
    counted = "C5, Introduction, paragraph v: 0 changes made, 1 entered in the draft, 0 pending;"
    assert counted in told(council, "C5 Introduction v")
    draft(council, *REWRITE)
    withdrawn = council(
        "register", "withdraw", "2024-010", "--by", "its proposer", "--date", "2024-05-11",
        "--sign", f"monitoring-officer={council.root}/examples/keys/monitoring-officer",
    )  # fmt: skip
    assert withdrawn.code == 0, withdrawn.err
    counted = "0 changes made, 1 entered in the draft, 1 not adopted or withdrawn, 0 pending;"
    assert counted in told(council, "C5 Introduction v")
