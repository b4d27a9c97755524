"""Labels are the schemes councils print; the first word of a sentence is not one."""

from __future__ import annotations

import pytest

from constitution_tool.notation.text.numbering import is_label, read_label, split_label

LABELS = (
    *("i.", "ii.", "viii.", "xiv.", "lxxxviii.", "a)", "(a)", "(ii)", "(iv)", "1.", "12.", "1)"),
    *("4.2", "4.2.", "4.2A", "A14.03", "APR10.2", "4.2.7.1", "4.2(a)", "3.1(a)(i)", "(a)(i)(A)"),
    *("8A", "8A.", "12ZA", "A1", "A1.", "C5", "10A", "AA.", "BB.", "MM)", "(AA)", "(1)", "(1A)"),
    *("[1]", "A.", "Z."),
)
NOT_LABELS = (
    *(
        "A",
        "1972",
        "12",
        "8",
        "i",
        "AA",
        "Mr.",
        "Dr.",
        "No.",
        "Ms.",
        "To)",
        "e.g.",
        "i.e.",
        "2024.",
    ),
    *("civil.", "mix.", "21st", "5p", "9am", "The", "The.", "Member", "(s)he", "U.K.", "£4.2"),
    *("2.5%", "(", "()", "(a", "a(", ".", ")", "iiii.", "(iiii)", "1,000.", "-", "*", "#", "aB."),
    *("iI.", ""),
)


@pytest.mark.parametrize("label", LABELS)
def test_a_label_is_split_from_the_words(label):
    assert is_label(label)
    assert split_label(f"{label} Members must") == (label, "Members must")
    assert split_label(label) == (label, "")


@pytest.mark.parametrize("word", NOT_LABELS)
def test_a_word_is_not_a_label(word):
    assert not is_label(word)
    assert split_label(f"{word} Members must") == ("", f"{word} Members must")


@pytest.mark.parametrize(
    "words",
    [
        "A Member shall",
        "1972 Act",
        "i. e. the Council",
        "e. g. the Council",
        "2.5 per cent of it",
        "9.30 am on the day",
        "9.30 a.m. on the day",
        "1.5 million",
        "",
    ],
)
def test_words_that_only_look_like_a_label(words):
    assert split_label(words) == ("", words)


def test_a_heading_is_more_than_its_label():
    assert read_label("A14.03", heading=True) == ("", "A14.03")
    assert read_label("A14.03", heading=False) == ("A14.03", "")
    assert read_label("A14.03 Joint committees", heading=True) == ("A14.03", "Joint committees")
