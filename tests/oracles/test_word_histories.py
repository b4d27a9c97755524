"""Real constitutions through their versions: every judge is left with both texts of every pair."""

from __future__ import annotations

import re
from functools import cache

import pytest

import histories
from constitution_tool.engine.comparing.redline import Step, redline
from constitution_tool.ooxml.invariants import broken
from constitution_tool.ooxml.read_marks import read
from constitution_tool.ooxml.resolve import accept_all, reject_all
from constitution_tool.publish.word.document import word
from oracles import pandoc, word_schema
from oracles.docxodus import Docxodus
from oracles.libreoffice import LibreOffice, text
from word_files import all_accepted, all_rejected, tracked, words

pytestmark = pytest.mark.oracle

EACH = pytest.mark.parametrize("name", histories.NAMES)


@cache
def files(name: str) -> list[bytes]:
    """Make each pair of versions as tracked changes; what made a change is not known."""
    return [
        word(tracked(redline(old, (Step(entry=0, text=new),))))
        for old, new in histories.pairs(name)
    ]


@EACH
def test_no_word_is_lost_in_reading(name):
    for path in histories.paths(name):
        written = path.read_text(encoding="utf-8")
        roots = histories.read_text(written, in_columns=path.suffix == ".txt")
        assert histories.spoken(roots) == re.findall(r"\w+", written.replace("_", " ")), path


@EACH
def test_most_clauses_of_a_version_are_known_again(name):
    """One version of UQCS is a new text; in every other hardly a clause is not known again."""
    shares = []
    for old, new in histories.pairs(name):
        before, after = (set(histories.ids(text)) for text in (old, new))
        shares.append(len(before & after) / len(before))
    assert min(shares) > 0.5
    assert sum(shares) / len(shares) > 0.85


@EACH
def test_our_resolver_and_the_schema(name, tmp_path):
    for data in files(name):
        ours = read(data)
        assert broken(data) == ()
        assert read(accept_all(data)) == all_accepted(ours)
        assert read(reject_all(data)) == all_rejected(ours)
        assert word_schema.errors(data, tmp_path) == []


@EACH
def test_pandoc(name):
    for data in files(name):
        ours = read(data)
        assert pandoc.read(data, "accept") == words(ours.new)
        assert pandoc.read(data, "reject") == words(ours.old)


@EACH
def test_docxodus(name):
    made = files(name)
    with Docxodus() as docxodus:
        for data in made:
            ours = read(data)
            assert read(docxodus.accepted(data)) == all_accepted(ours)
            assert read(docxodus.rejected(data)) == all_rejected(ours)


@EACH
def test_libreoffice(name, tmp_path):
    made = files(name)
    office = LibreOffice(tmp_path)
    for data, accepted, rejected in zip(
        made, office.each_accepted(*made), office.each_rejected(*made), strict=True
    ):
        ours = read(data)
        assert text(read(accepted).new) == text(ours.new)
        assert text(read(rejected).new) == text(ours.old)
