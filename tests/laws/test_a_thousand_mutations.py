"""A damaged amendment gives findings or is read just as it is written: never a guess, no traceback.

The files that are damaged have, between them, every form of the language.
"""

from __future__ import annotations

import re
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amending import amendment_of
from constitution_tool.errors import Malformed, Severity
from constitution_tool.notation.amendments.amendment_file import parse_amendment, print_amendment
from golden.test_forms import FILES, FORMS, instruction

PATH = "amendments/2024-003.md"
PIECES = (
    *("“", "”", "’", '"', "'", "—", "-", ".", ",", " ", "\n", "\n\n", "   ", ">", "> ", "|", "#"),
    *("\\", "*", "`", "<", "[", "]", "(", ")", "{#c5.bbbbb}", "(#c5.9qw2t)", "[^1]", "+++", "1. "),
    *("Omit ", "substitute", "insert—", "the second table in ", "not ", "Reason:", "\u202e", "é"),
)


@cache
def whole(first):
    """Print an amendment of four forms that follow one another in the list."""
    names = [*FORMS, *FORMS][first : first + 4]
    return print_amendment(amendment_of(*map(instruction, names)))


@st.composite
def mutated(draw):
    """Cut a piece out, put a piece in, repeat a piece or exchange two; up to three times."""
    text = whole(draw(st.integers(0, len(FORMS) - 1)))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text) - 1))
        end = min(len(text), at + draw(st.integers(0, 30)))
        other = draw(st.integers(0, len(text) - 1))
        put = draw(st.sampled_from(["", text[other : other + 12], *PIECES]))
        text = text[:at] + put + text[end:]
    return text


def body(text):
    """Give every letter, figure and mark of the body in order, without layout and escapes."""
    _, _, said = text.partition("\n# Why")
    return re.sub(r"[\s\\|>*+\-:]", "", said)


@settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutated())
def test_a_damaged_file_is_refused_or_says_what_is_read(text):
    parsed, findings = read(text)
    if parsed is None:
        assert any(f.severity is Severity.ERROR for f in findings)
        assert all(f.problem and f.remedy and f.place.path for f in findings)
        return
    printed = print_amendment(parsed.amendment)
    assert parse_amendment(printed, PATH, FILES).amendment == parsed.amendment
    assert bool([f for f in parsed.findings if f.code == "not-canonical"]) == (printed != text)
    assert body(printed) == body(text)


def read(text):
    try:
        return parse_amendment(text, PATH, FILES), ()
    except Malformed as refused:
        return None, refused.findings
