"""Law 9: `verify` has no findings; change one byte of what is on record, and it has.

The law speaks of the record after an adoption; until adoptions are read it is proved after entry.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_tool.engine.authority.verify import verify
from council_on_record import ENTERED, Council, notes, on_record, training


def whole() -> Council:
    council = on_record()
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    return council.propose(notes(council)).sign("2024-002", day=ENTERED).enter("2024-002")


RECORD = whole().files
PATHS = sorted(path for path in RECORD if path != "constitution.toml")
LAST = "register/0004.json"
CHECK_CODE = verify(RECORD).check_code


def changed(files: dict[str, bytes]) -> bool:
    """Say whether the change shows: by a finding, or against the check code once published."""
    found = verify(files)
    return bool(found.errors) or found.check_code != CHECK_CODE


def test_law_9_the_untouched_record_has_no_findings():
    assert verify(RECORD).findings == ()


@pytest.mark.parametrize("path", PATHS)
def test_law_9_each_file_of_the_record_is_missed(path):
    files = dict(RECORD)
    del files[path]
    assert changed(files)
    assert path == LAST or verify(files).errors


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_law_9_one_changed_byte_is_found(data):
    path = data.draw(st.sampled_from(PATHS))
    content = bytearray(RECORD[path])
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    files = {**RECORD, path: bytes(content)}
    assert verify(files).errors


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_law_9_one_byte_more_or_less_is_found(data):
    path = data.draw(st.sampled_from(PATHS))
    content = RECORD[path]
    at = data.draw(st.integers(0, len(content) - 1))
    more = data.draw(st.binary(max_size=1))
    files = {**RECORD, path: content[:at] + more + content[at + (not more) :]}
    assert verify(files).errors
