"""Docxodus, accepting and rejecting every change, is left with the same text as we are."""

from __future__ import annotations

import re

import pytest

import word_files
from constitution_tool.ooxml.package import pack, unpack
from constitution_tool.ooxml.read_marks import read
from oracles.docxodus import Docxodus
from tracked_edges import EDGES, NOTED
from word_files import all_accepted, all_rejected

pytestmark = pytest.mark.oracle


@pytest.fixture(scope="module")
def docxodus():
    with Docxodus() as judge:
        yield judge


def judge(docxodus: Docxodus, data: bytes) -> None:
    ours = read(data)
    assert read(docxodus.accepted(data)) == all_accepted(ours)
    assert read(docxodus.rejected(data)) == all_rejected(ours)


@pytest.mark.parametrize("name", word_files.EVERY)
def test_docxodus_agrees(docxodus, name):
    judge(docxodus, word_files.file(name))


@pytest.mark.parametrize("name", [*EDGES, *NOTED])
def test_docxodus_agrees_at_each_edge_by_itself(docxodus, name):
    judge(docxodus, word_files.edges()[name])


def test_the_judge_can_find_fault(docxodus):
    """A paragraph mark is not tracked, so an empty paragraph is left on one side."""
    parts = unpack(word_files.file("tracked"))
    marks = rb"<w:rPr><w:(?:ins|del) [^>]*/></w:rPr>"
    document = re.sub(marks, b"", parts["word/document.xml"], count=1)
    spoilt = pack({**parts, "word/document.xml": document})
    ours = read(word_files.file("tracked"))
    found = (read(docxodus.accepted(spoilt)).new, read(docxodus.rejected(spoilt)).old)
    assert found != (ours.new, ours.old)


def test_a_file_it_cannot_read_is_a_judgement_and_it_goes_on(docxodus):
    parts = unpack(word_files.file("tracked"))
    damaged = pack({**parts, "word/document.xml": b"<w:document"})
    with pytest.raises(AssertionError, match="Docxodus could not accept"):
        docxodus.accepted(damaged)
    judge(docxodus, word_files.file("tracked"))
