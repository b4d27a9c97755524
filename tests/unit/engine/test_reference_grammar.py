"""Where in words is a reference, of what form, and whose?"""

from __future__ import annotations

import time

import pytest
from hypothesis import given

from constitution_tool.engine.references.flattening import flatten
from constitution_tool.engine.references.grammar import mentions
from constitution_tool.engine.references.mention import (
    Doubtful,
    Inside,
    Of,
    Range,
    Side,
    Statute,
    This,
    Unsaid,
)
from constitution_tool.model.words import Words
from constitution_tool.notation.text.inline import plain
from strategies import words


def said(text: str) -> list[tuple[str, list[str]]]:
    """List each reference: its noun, and its labels; a range is joined by an ellipsis."""
    found = []
    for mention in mentions(text):
        parts = [
            f"{part.first.text}…{part.last.text}" if isinstance(part, Range) else part.at.text
            for part in mention.parts
        ]
        found.append((mention.noun, parts))
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("under paragraph 3.", [("paragraph", ["3"])]),
        ("see para. 4.2(a)(ii) above", [("paragraph", ["4.2(a)(ii)"])]),
        ("paragraphs 3(a), (b) and (f)(ii) to 5", [("paragraph", ["3(a)", "(b)", "(f)(ii)…5"])]),
        ("APR 13 – 18 apply", [("", ["APR 13…18"])]),
        ("see §4.1(3), §A.5 and §§ 6 and 7", [
            ("§", ["4.1(3)"]), ("§", ["A.5"]), ("§", ["6", "7"]),
        ]),
        ("Standing Order A9.5 or A9.6 below", [("standing order", ["A9.5", "A9.6"])]),
        ("Article 13.02–13.04 below", [("article", ["13.02…13.04"])]),
        ("paragraphs C.10 to C.13 above", [("paragraph", ["C.10…C.13"])]),
        ("clause A9.1 (d) will be", [("clause", ["A9.1 (d)"])]),
        ("subject to A24.2 and A24.3, any", [("", ["A24.2", "A24.3"])]),
        ("sub-paragraph (b) or subparagraph (c)", [
            ("sub-paragraph", ["(b)"]), ("sub-paragraph", ["(c)"]),
        ]),
        ("PART 3 and Appendix A", [("part", ["3"]), ("appendix", ["A"])]),
        ("paragraph iii of the Introduction", [("paragraph", ["iii"])]),
    ],
)  # fmt: skip
def test_the_forms_that_councils_write_are_read(text, found):
    assert said(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "this paragraph a member may",
        "In this part I set out",
        "the rules of the Council",
        "paragraphs of five lines",
        "under paragraph 3(xyz1)",
        "5.30 pm, 2.5 per cent and £1,000",
        "articles and clauses",
        "sections mix and ill",
    ],
)
def test_what_is_no_reference_is_none(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("notice under paragraph 3 and 5 members", ["3"]),
        ("within paragraph 4, 10 days later", ["4"]),
        ("paragraph 3 to the Chair", ["3"]),
        ("paragraph 3 or 4.", ["3", "4"]),
        ("paragraph 3 or 4 shall apply", ["3", "4"]),
    ],
)
def test_a_number_that_goes_with_the_next_word_is_no_label(text, labels):
    (mention,) = mentions(text)
    assert [label.text for label in mention.labels] == labels


@pytest.mark.parametrize(
    "text",
    [
        "section 28(6) of the Localism Act 2011",
        "Schedule 12A Part 1 paragraphs 1–7 of the Local Government Act 1972",
        "regulation 7 of the Local Authorities (Standing Orders) (England) Regulations 2001",
        "Local Government Act 1972, section 100B",
        "Article 6 of the European Convention on Human Rights",
        "paragraph 3 of that Act",
        "Sections 35, 41 and 52 of the 2007 Act",
        "Section 4 Local Government and Housing Act 1989",
        "section 7, 12 or 24 of the Superannuation Act 1972",
        "section 112 of the Local Government Act, 1972",
        "paragraph 4 of the UK GDPR",
    ],
)
def test_what_is_in_a_statute_is_known_for_it(text):
    assert {type(mention.home) for mention in mentions(text)} == {Statute}


@pytest.mark.parametrize(
    "text",
    [
        "the Localism Act 2011 applies, and paragraph 3",
        "section 99 and paragraph 4",
        "paragraph 4 and Schedule 12 to the Local Government Act 1972",
    ],
)
def test_what_may_be_in_a_statute_is_doubted(text):
    homes = {mention.noun: type(mention.home) for mention in mentions(text)}
    assert homes["paragraph"] is Doubtful


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("paragraph 3 of this Protocol", This),
        ("paragraph 3 of Part 2", Inside),
        ("Part 2 paragraph 3", Inside),
        ("paragraph 3 of the Introduction", Of),
        ("paragraph 3 applies", Unsaid),
        ("paragraph 3 under this paragraph", Of),
    ],
)
def test_what_a_reference_stands_in_is_read(text, home):
    kept = [mention for mention in mentions(text) if mention.noun == "paragraph"]
    assert isinstance(kept[0].home, home)


def test_a_direction_is_read_and_where_it_stands():
    (mention,) = mentions("see paragraph 3 (above).")
    assert mention.direction is not None
    assert mention.direction.side is Side.ABOVE
    assert "see paragraph 3 (above)."[mention.direction.start : mention.direction.end] == "above"


def test_a_label_in_brackets_stands_under_the_one_before():
    (mention,) = mentions("paragraphs 3(a)(i), (ii) and (b)")
    assert mention.labels[1].readings[0] == ("3", "a", "ii")
    assert ("3", "b") in mention.labels[2].readings


@given(words(notes=("1",)))
def test_words_are_read_to_the_letter_whatever_their_notation(written):
    flat = flatten(written)
    assert flat.text == plain(written)
    for at, character in enumerate(flat.text):
        start, end = flat.written(at, at + 1)
        assert character in written[start:end] or written[start:end].startswith("&#")


def test_where_words_lead_is_known_for_each_character():
    flat = flatten("see [the *third* one](#c5.9qw2t) [sic] and 3")
    at = flat.text.index("third")
    assert flat.leads(at, at + 5) == "#c5.9qw2t"
    assert flat.leads(flat.text.index("sic"), flat.text.index("sic") + 3) == ""


@pytest.mark.parametrize(
    "words",
    [
        "paragraphs " + "1, " * 20_000,
        "paragraph 3" + "(a)" * 20_000,
        "paragraph 3 of the " + "Local Government (Wales) and " * 5_000,
        "Part 1 " * 10_000,
        "section 1 and " * 10_000,
        "A1." * 20_000,
        "Act " * 20_000 + "1972, paragraph 4",
    ],
)
def test_no_words_take_long(words):
    begun = time.process_time()
    mentions(words)
    assert time.process_time() - begun < 3


def test_a_live_reference_beside_characters_is_none_of_them():
    flat = flatten(Words("[](#c1.00000)**the** Council"))
    assert flat.written(0, 3) == (15, 18)
