"""What no PDF can show is found in the files, by name and place, before a document is made."""

from __future__ import annotations

import pytest

from constitution_tool.errors import Malformed, Place
from constitution_tool.publish.pdf.unprintable import (
    of_amendment,
    of_documents,
    refuse_unprintable,
    unprintable,
)


def test_a_character_is_named_where_it_stands_first_and_how_often() -> None:
    found = unprintable({"source/c5.md": "One.\n\n- i. Tick 中 or 中. {#c5.bbbbb}\n".encode()})
    (one,) = found
    assert one.place == Place(path="source/c5.md", line=3, column=11)
    assert "“中”, CJK UNIFIED IDEOGRAPH-4E2D (U+4E2D)" in one.problem
    assert one.problem.endswith("It stands in 2 places.")


@pytest.mark.parametrize("shown", ["“Ŵyl” – £5 • ½ ≥ → ☐ ✓", "plain\nlines\n", ""])
def test_what_the_typeface_has_passes(shown: str) -> None:
    assert unprintable({"source/c5.md": shown.encode()}) == ()


def test_a_file_that_is_not_text_is_left_to_those_who_read_it() -> None:
    assert unprintable({"source/c5.md": b"\xff\xfe"}) == ()


def test_only_what_documents_are_made_of_is_looked_at() -> None:
    files = {
        "source/c5.md": b"a",
        "source/pictures/a.png": b"b",
        "papers/report.md": b"c",
        "constitution.toml": b"d",
        "drafts/c5.md": b"e",
    }
    assert [*of_documents(files)] == ["source/c5.md", "constitution.toml", "drafts/c5.md"]


def test_a_text_that_an_amendment_names_is_looked_at_with_it() -> None:
    files = {
        "amendments/2024-009.md": b"For C5 substitute the text in `drafts/c5.md`.\n",
        "drafts/c5.md": "A 中.\n".encode(),
        "drafts/c6.md": "Another 中.\n".encode(),
    }
    with pytest.raises(Malformed) as refused:
        refuse_unprintable(of_amendment(files, "amendments/2024-009.md"))
    assert [finding.place.path for finding in refused.value.findings] == ["drafts/c5.md"]
