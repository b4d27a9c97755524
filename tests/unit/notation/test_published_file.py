"""What was published is written down in one way, and read back only as it was written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constitution_tool.errors import Malformed
from constitution_tool.model.published import (
    Published,
    PublishedPaper,
    SealedPaper,
    words_published,
)
from constitution_tool.notation.papers.published_file import (
    print_published,
    published_path,
    read_published,
)

DIGEST = st.text("0123456789abcdef", min_size=64, max_size=64).map("sha256:{}".format)
WORDS = st.text(st.sampled_from("aé “”\"\\#='"), min_size=1).filter(str.strip)
PAPER = st.builds(
    PublishedPaper, name=WORDS, words=st.lists(WORDS).map(tuple), word=DIGEST, pdf=DIGEST
)
PUBLISHED = st.builds(
    Published,
    meeting=st.just(date(2024, 5, 21)),
    day=st.dates(date(2024, 1, 1), date(2024, 5, 21)),
    late=st.just("") | WORDS,
    check_code=DIGEST,
    decided=st.lists(WORDS).map(tuple),
    papers=st.lists(PAPER, max_size=3).map(tuple),
    withdrawn=st.lists(WORDS).map(tuple),
    sealed=st.lists(st.builds(SealedPaper, words=DIGEST, word=DIGEST, pdf=DIGEST)).map(tuple),
)


def held(*several: Published) -> dict[str, bytes]:
    return {published_path(one.meeting, one.number): print_published(one) for one in several}


@given(st.lists(PUBLISHED, min_size=1, max_size=3))
def test_what_is_printed_is_read_back_in_its_order(several):
    row = tuple(replace(one, number=number) for number, one in enumerate(several))
    assert read_published(held(*reversed(row))) == {date(2024, 5, 21): row}


@given(PUBLISHED, st.integers(0, 2))
def test_a_row_with_one_missing_is_refused(one, gone):
    row = [replace(one, number=number) for number in range(4) if number != gone]
    with pytest.raises(Malformed, match="is missing"):
        read_published(held(*row))


@given(PUBLISHED)
def test_one_under_another_name_is_refused(one):
    (data,) = held(one).values()
    with pytest.raises(Malformed):
        read_published({published_path(date(2024, 5, 22)): data})


def test_a_supplement_replaces_words_and_takes_out_what_is_withdrawn():
    def paper(name: str, *words: str) -> PublishedPaper:
        return PublishedPaper(name=name, words=words, word="", pdf="")

    def of(number: int, *papers: PublishedPaper, withdrawn: tuple[str, ...] = ()) -> Published:
        return Published(
            meeting=date(2024, 5, 21),
            day=date(2024, 5, 13),
            number=number,
            check_code="",
            decided=(),
            papers=papers,
            withdrawn=withdrawn,
        )

    first = of(0, paper("Report", "Old."), paper("Appendix", "Same."), paper("Briefing", "Gone."))
    then = of(1, paper("Supplementary paper 1"), paper("Report", "New."), withdrawn=("Briefing",))
    assert words_published((first, then)) == {"Report": ("New.",), "Appendix": ("Same.",)}
