"""The Open XML SDK has nothing against any file we make."""

from __future__ import annotations

import pytest

import word_files
from constitution_tool.ooxml.resolve import accept_all, reject_all
from oracles import word_schema
from word_faults import FAULTS, SCHEMA, spoil

pytestmark = pytest.mark.oracle


@pytest.mark.parametrize("name", word_files.EVERY)
@pytest.mark.parametrize("done", ["", "accepted", "rejected"])
def test_the_schema_is_kept(name, done, tmp_path):
    data = word_files.file(name)
    match done:
        case "accepted":
            data = accept_all(data)
        case "rejected":
            data = reject_all(data)
    assert word_schema.errors(data, tmp_path) == []


@pytest.mark.parametrize("name", [name for name in FAULTS if FAULTS[name][-1] == SCHEMA])
def test_the_schema_catches_what_our_own_check_need_not(name, tmp_path):
    spoilt = spoil(word_files.file("tracked"), name)
    assert word_schema.errors(spoilt, tmp_path) != []
