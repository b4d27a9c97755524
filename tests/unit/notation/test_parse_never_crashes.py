"""Whatever a file holds, reading it gives findings or a refusal, never another exception."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_tool.errors import Refusal, Severity
from constitution_tool.notation.hidden import decode
from constitution_tool.notation.settings_file import parse_law_settings, parse_settings
from constitution_tool.notation.text.parse import parse_clauses, parse_instrument
from constitution_tool.notation.text.printer import print_clauses, print_instrument
from strategies import AWKWARD, instruments

HEAD = '+++\nid = "c1"\nnumber = "C1"\ntitle = "T"\n+++\n\n'
PIECES = (
    *AWKWARD,
    *("\n", "\n\n", "  ", "    ", "- ", "* ", "+ ", "1. ", "# ", "### ", "> ", "```table\n", "```"),
    *(" {#c1.00001}", " {#c1.00002 -}", "{#c2.12345 +}", "{#}", "[^a]", "[^a]: ", "[](#c1.00001)"),
    *("[](", "![", "](", "<!--", "\u200b", "\r", "\t", "\x00", "e\u0301", "&#8203;", "&#10;", "|"),
)


def _refused(call, *given):
    """Call, and say what was found if it was refused."""
    try:
        call(*given)
    except Refusal as refusal:
        return refusal.findings
    return ()


def _read(text):
    if _refused(parse_instrument, text, "source/c1.md"):
        return
    parsed = parse_instrument(text, "source/c1.md")
    if any(finding.severity is Severity.ERROR for finding in parsed.findings):
        return
    printed = print_instrument(parsed.instrument)
    again = parse_instrument(printed, "source/c1.md")
    assert again.instrument == parsed.instrument
    said = "not-canonical" in {finding.code for finding in parsed.findings}
    assert said == (printed != text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text(text):
    _read(text)
    _read(HEAD + text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_pieces_of_notation_in_any_order(text):
    _read(f"{HEAD}{text}\n")
    if _refused(parse_clauses, text, "amendments/2024-001.md", 30):
        return
    quoted = parse_clauses(text, "amendments/2024-001.md", 30)
    if not any(finding.severity is Severity.ERROR for finding in quoted.findings):
        again = parse_clauses(print_clauses(quoted.clauses), "amendments/2024-001.md", 30)
        assert again.clauses == quoted.clauses


@settings(max_examples=40, deadline=None)
@given(instruments(), st.randoms(use_true_random=False))
def test_a_damaged_file(instrument, chance):
    text = print_instrument(instrument)
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(text))
        end = min(len(text), start + chance.choice([0, 1, 1, 3, 40]))
        text = text[:start] + chance.choice([*PIECES, ""]) + text[end:]
    _read(text)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=40))
def test_any_bytes(data):
    if findings := _refused(decode, data, "source/c1.md"):
        assert [finding.code for finding in findings] == ["not-utf-8"]
    else:
        _read(decode(data, "source/c1.md"))


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet='format=12"[]{}\n.,-abc', max_size=40))
def test_any_settings(text):
    assert _refused(parse_law_settings, text, "source/constitution.toml")
    assert _refused(parse_settings, text, "constitution.toml")


@pytest.mark.parametrize(
    "deep",
    [
        "- " * 2000,
        "> " * 2000,
        "* a\n" + "".join(f"{'  ' * n}* a\n" for n in range(1, 200)),
        "[" * 5000,
        "![" * 5000,
        "*" * 5000,
        "a" + "[x](" * 3000,
        "```table\n" + "- * " * 300 + "\n```",
    ],
    ids=["lists", "quotations", "bullets", "brackets", "images", "stars", "links", "cells"],
)
def test_nesting_beyond_reason_is_refused_and_nothing_is_dropped(deep):
    _read(f"{HEAD}# One {{#c1.00001}}\n\n{deep}\n")


def test_settings_nested_beyond_reason_are_refused():
    with pytest.raises(Refusal):
        parse_settings(f"format = {'[' * 5000}\n", "constitution.toml")
