"""Every fault that the schema passes is caught, and in a sound file nothing is."""

from __future__ import annotations

import pytest

import word_files
from constitution_tool.errors import Malformed
from constitution_tool.ooxml.invariants import broken
from constitution_tool.ooxml.package import pack, unpack
from constitution_tool.ooxml.resolve import accept_all, reject_all
from word_faults import DOCUMENT, FAULTS, SCHEMA, spoil


@pytest.mark.parametrize("name", word_files.EVERY)
def test_a_sound_file_breaks_nothing(name):
    data = word_files.file(name)
    for sound in (data, accept_all(data), reject_all(data)):
        assert broken(sound) == ()


@pytest.mark.parametrize("name", [name for name in FAULTS if FAULTS[name][-1] != SCHEMA])
def test_each_fault_is_caught(name):
    spoilt = spoil(word_files.file("tracked"), name)
    said = FAULTS[name][-1]
    assert any(said in fault for fault in broken(spoilt)), broken(spoilt)


def test_a_part_that_is_not_well_formed_is_refused():
    parts = unpack(word_files.file("tracked"))
    parts[DOCUMENT] = parts[DOCUMENT].replace(b"</w:body>", b"</w:bodyy>")
    with pytest.raises(Malformed, match="damaged"):
        broken(pack(parts))
