"""Every judge passes the papers that this repository makes."""

from __future__ import annotations

import os

import pytest

import real_papers
from constitution_tool.ooxml.invariants import broken
from constitution_tool.ooxml.read_marks import CELL, NOTE, ROW, TABLE, read
from constitution_tool.ooxml.resolve import accept_all, reject_all
from oracles import pandoc, word_schema
from oracles.libreoffice import LibreOffice

pytestmark = pytest.mark.oracle


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> LibreOffice:
    return LibreOffice(tmp_path_factory.mktemp("libreoffice"))


def word(name: str) -> bytes:
    return real_papers.built()[f"{name}.docx"]


def words(lines: tuple[str, ...]) -> list[str]:
    spoken = (" ".join(line.split()) for line in lines if line not in (NOTE, TABLE, ROW, CELL))
    return [line for line in spoken if line]


@pytest.mark.parametrize("name", real_papers.NAMES)
def test_the_schema_and_our_invariants_are_kept(name, tmp_path):
    for data in (word(name), accept_all(word(name)), reject_all(word(name))):
        assert broken(data) == ()
        assert word_schema.errors(data, tmp_path) == []


@pytest.mark.parametrize("name", real_papers.NAMES)
def test_pandoc_agrees_with_our_resolver(name):
    ours = read(word(name))
    assert read(accept_all(word(name))).new == ours.new
    assert read(reject_all(word(name))).old == ours.old
    assert pandoc.read(word(name), "accept") == words(ours.new)
    assert pandoc.read(word(name), "reject") == words(ours.old)


@pytest.mark.parametrize("name", real_papers.NAMES)
def test_libreoffice_agrees_with_our_resolver(office, name):
    ours = read(word(name))
    assert [line for line in read(office.accepted(word(name))).new if line] == [
        line for line in ours.new if line
    ]
    assert [line for line in read(office.rejected(word(name))).old if line] == [
        line for line in ours.old if line
    ]


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("name", real_papers.NAMES)
def test_the_pdf_conforms(name, profile):
    if os.environ.get("CI"):
        import page  # noqa: PLC0415 - a judge that a developer's machine may lack
    else:
        page = pytest.importorskip("page")
    report = page.validate_pdf_bytes(real_papers.built()[f"{name}.pdf"], profile=profile)
    assert report.rules.total > 50
    mistaken = "PDFA2A-STREAM-LENGTH-001"  # it now and then misreads the end of a stream
    assert [f.message for f in report.failures if f.rule_id != mistaken] == []
