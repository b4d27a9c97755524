"""Which references in plain words lead nowhere, and which could be live?"""

from __future__ import annotations

import pytest

from constitution_tool.engine.checking.check_references import check_references
from constitution_tool.errors import Place, Severity
from referring import clause, protocol


def text(words: str):
    return protocol(
        clause(10, "", "", [
            clause(11, "1.", "One."), clause(12, "2.", words), clause(13, "3.", "Three."),
        ], heading="Introduction"),
    )  # fmt: skip


def found(words: str):
    return check_references(text(words), {"c1.00012": Place(path="source/c1.md", line=9)})


@pytest.mark.parametrize(
    "words",
    [
        "Nothing is said here.",
        "Under section 9 of the Localism Act 2011 and paragraph 9.",
        "The notice of paragraph 9 of the Whistleblowing Policy.",
        "Section 151 officers, and section 9.",
        "See paragraph 9.",
        "See [paragraph 3](#c1.00013) and [](#c1.00013).",
        "For the purposes of this paragraph 2.",
    ],
)
def test_nothing_is_said_of_what_is_well_or_uncertain(words):
    assert found(words) == ()


def test_a_paragraph_that_would_be_here_and_is_not_is_an_error():
    (one,) = found("See paragraph 9 of this Protocol.")
    assert (one.code, one.severity) == ("reference-dangling", Severity.ERROR)
    assert one.problem == (
        "C1, Introduction, paragraph 2 says “paragraph 9 of this Protocol”, and there is no "
        "paragraph 9 here."
    )
    assert one.place == Place(path="source/c1.md", line=9)


def test_a_paragraph_that_is_not_above_is_a_warning():
    (one,) = found("See paragraph 9 above.")
    assert (one.code, one.severity) == ("reference-dangling", Severity.WARNING)


def test_a_paragraph_that_stands_below_is_not_above():
    (one,) = found("See paragraph 3 above.")
    assert (one.code, one.severity) == ("reference-other-way", Severity.WARNING)
    assert "C1, Introduction, paragraph 3 stands on the other side" in one.problem


def test_what_could_be_live_is_said_once_for_an_instrument():
    (one,) = found("See paragraphs 1 and 3, paragraph 1, paragraph 3, paragraph 3 and clause 1.")
    assert (one.code, one.severity) == ("references-plain", Severity.WARNING)
    assert one.problem.startswith("C1 has 5 references in plain words that could be live: ")
    assert one.problem.endswith("; and 2 more.")
    assert "amendment new --link --in C1" in one.remedy
