"""Laws 1 and 2 for amendments: `parse(print(x)) == x`, and `print(parse(t)) == t`."""

from __future__ import annotations

import string

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amending import amendments
from constitution_tool.errors import Malformed, Severity
from constitution_tool.notation.amendments.amendment_file import parse_amendment, print_amendment
from constitution_tool.notation.amendments.given_text import files_of

PATH = "amendments/2024-003.md"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(amendments())
def test_an_amendment_printed_and_parsed_is_itself(amendment):
    text = print_amendment(amendment)
    parsed = parse_amendment(text, PATH, files_of(amendment))
    assert parsed.amendment == amendment
    assert parsed.findings == ()
    assert print_amendment(parsed.amendment) == text
    assert list(parsed.positions) == list(range(1, len(amendment.entries) + 1))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    amendments(),
    st.integers(0, 10_000),
    st.integers(0, 40),
    st.text(alphabet=string.printable + "“”—\u202e", max_size=6),
)
def test_a_damaged_amendment_is_refused_or_read_and_never_misread(amendment, at, cut, put):
    text = print_amendment(amendment)
    at %= len(text)
    damaged = text[:at] + put + text[at + cut :]
    parsed, refused = _read(damaged, files_of(amendment))
    if parsed is None:
        assert any(f.severity is Severity.ERROR for f in refused)
        assert all(f.problem and f.remedy and f.place.path for f in refused)
        return
    layout = [f for f in parsed.findings if f.code == "not-canonical"]
    assert bool(layout) == (print_amendment(parsed.amendment) != damaged)


def _read(text, files):
    try:
        return parse_amendment(text, PATH, files), ()
    except Malformed as refusal:
        return None, refusal.findings
