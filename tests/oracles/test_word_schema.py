"""The Open XML SDK has nothing against any file we make."""

from __future__ import annotations

from dataclasses import replace

import pytest

import sheets
from constitution_tool.model.sheet import TextBody
from constitution_tool.ooxml.package import pack, unpack
from constitution_tool.ooxml.resolve import accept_all, reject_all
from constitution_tool.publish.word.document import word
from oracles import word_schema
from tracked_edges import every_edge

pytestmark = pytest.mark.oracle


def edges() -> bytes:
    body = TextBody(flow=every_edge(), entries=sheets.ENTRIES)
    return word(replace(sheets.tracked_sheet(), body=body))


FILES = {
    "clean": lambda: word(sheets.clean_sheet()),
    "tracked": lambda: word(sheets.tracked_sheet()),
    "schedule": lambda: word(sheets.schedule_sheet()),
    "edges": edges,
    "accepted": lambda: accept_all(edges()),
    "rejected": lambda: reject_all(edges()),
}


@pytest.mark.parametrize("name", FILES)
def test_the_schema_is_kept(name, tmp_path):
    assert word_schema.errors(FILES[name](), tmp_path) == []


def test_the_judge_can_find_fault(tmp_path):
    spoilt = accept_all(word(sheets.clean_sheet()))

    parts = unpack(spoilt)
    parts["word/settings.xml"] = parts["word/settings.xml"].replace(b"w:zoom", b"w:trackChanges")
    assert word_schema.errors(pack(parts), tmp_path) != []
