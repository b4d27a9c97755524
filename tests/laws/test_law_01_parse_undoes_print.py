"""Law 1: `parse(print(x)) == x`."""

from __future__ import annotations

from hypothesis import assume, given, settings

from constitution_tool.errors import Malformed, Severity
from constitution_tool.model.words import Text
from constitution_tool.notation.text.inline import read, settle, write
from constitution_tool.notation.text.inline_tidy import tidy
from constitution_tool.notation.text.parse import parse_clauses, parse_instrument
from constitution_tool.notation.text.printer import print_clauses, print_instrument
from strategies import clauses, instruments, runs, texts, words

QUIET = {"link-dead", "note-unused"}


def _loud(findings):
    return [f for f in findings if f.severity is Severity.ERROR or f.code not in QUIET]


@settings(max_examples=60, deadline=None)
@given(instruments())
def test_an_instrument_printed_and_parsed_is_itself(instrument):
    parsed = parse_instrument(print_instrument(instrument), "source/c1.md")
    assert _loud(parsed.findings) == []
    assert parsed.instrument == instrument


@settings(max_examples=40, deadline=None)
@given(clauses())
def test_quoted_clauses_printed_and_parsed_are_themselves(quoted):
    parsed = parse_clauses(print_clauses(quoted), "amendments/2024-001.md", 31)
    assert _loud(parsed.findings) == []
    assert parsed.clauses == quoted


@settings(max_examples=60, deadline=None)
@given(runs(notes=("1",)))
def test_runs_written_and_read_are_themselves_or_are_refused(drawn):
    try:
        written = write(drawn)
    except Malformed as refusal:
        assume(refusal.findings[0].code == "emphasis-unwritable")
        return
    assert read(written) == tidy(drawn)


@settings(max_examples=60, deadline=None)
@given(texts())
def test_plain_text_of_any_characters_can_be_written(text):
    expected = (Text(text=text.strip()),) if text.strip() else ()
    assert read(write((Text(text=text),))) == expected


@settings(max_examples=60, deadline=None)
@given(words(notes=("1",)))
def test_canonical_words_settle_as_they_are(written):
    assert settle(written).words == written
    assert write(read(written)) == written
