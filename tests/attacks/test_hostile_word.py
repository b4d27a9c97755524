"""A Word file made to do harm is refused, or read, within seconds; it never crashes."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from constitution_tool.errors import Malformed
from constitution_tool.intake.word import word
from constitution_tool.ooxml.package import pack, unpack
from editing import BODY, edited, ins, issued, para, run

WORDS = "It applies to everyone."
ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("CONSTITUTION_CORPUS", ROOT.parent / "shared" / "corpus"))
LONGEST = 20
"""Seconds: on a busy machine. Each takes under two on an idle one."""


@pytest.fixture(autouse=True)
def _soon():
    start = time.process_time()
    yield
    assert time.process_time() - start < LONGEST


def grown(markup: str) -> bytes:
    """Put markup after a clause."""
    ended = f'{WORDS}</w:t></w:r><w:bookmarkEnd w:id="6"/></w:p>'
    return edited(issued(), (ended, ended + markup))


def declared(document_type: str) -> bytes:
    parts = unpack(issued())
    head, rest = parts[BODY].decode().split("\n", 1)
    return pack({**parts, BODY: f"{head}{document_type}{rest}".encode()})


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(12))
REFUSED = {
    "an external entity": lambda: declared(
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    ),
    "a billion laughs": lambda: declared(f"<!DOCTYPE x [{ENTITIES}]>"),
    "a document type": lambda: declared("<!DOCTYPE w:document>"),
    "endless nesting": lambda: grown("<w:p>" + "<w:ins>" * 5000 + "</w:ins>" * 5000 + "</w:p>"),
    "tables in tables": lambda: grown("<w:tbl><w:tr><w:tc>" * 500 + "</w:tc></w:tr></w:tbl>" * 500),
    "a million runs": lambda: grown(f"<w:p>{'<w:r><w:t>a</w:t></w:r>' * 1_000_000}</w:p>"),
    "fifty megabytes": lambda: grown(para("Clause1", run("word " * 10_000_000))),
    "no XML": lambda: pack({**unpack(issued()), BODY: b"\x00\xff"}),
    "nothing": lambda: b"",
    "no document": lambda: pack({"a.txt": b"hello"}),
    "an empty document": lambda: pack({**unpack(issued()), BODY: b"<a/>"}),
    "broken styles": lambda: pack({**unpack(issued()), "word/styles.xml": b"<a>"}),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused(name):
    data = REFUSED[name]()
    with pytest.raises(Malformed) as refusal:
        word(data, "returned.docx")
    assert refusal.value.exit_code == 3
    assert all(finding.remedy for finding in refusal.value.findings)


WIDE = '<w:tc><w:tcPr><w:gridSpan w:val="9999999"/></w:tcPr><w:p/></w:tc>'
FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
CALL = '<w:r><w:footnoteReference w:id="1"/></w:r>'
READ = {
    "many bookmarks over everything": lambda: grown(
        "".join(f'<w:bookmarkStart w:id="b{n}" w:name="_cl_c5_{n:05d}"/>' for n in range(20_000))
        + para("Clause1", run("x")) * 20_000
    ),
    "fifty thousand paragraphs": lambda: grown(para("Clause1", run("x")) * 50_000),
    "ten thousand bullets in disorder": lambda: grown(
        "".join(para(f"ListBullet{5 - n % 4}", run("x")) for n in range(10_000))
    ),
    "a table as wide as can be": lambda: grown(
        f"<w:tbl><w:tr>{WIDE * 1000}</w:tr></w:tbl>{para('Clause1', run('x'))}"
    ),
    "numbers that are none": lambda: grown(
        para("Clause1", run("x"), '<w:ind w:left="inf"/>')
        + para("ListBullet", run("x"), '<w:ind w:left="-9e999"/>')
    ),
    "one long bold paragraph": lambda: grown(
        para("Clause1", run("bold", "<w:b/>") + run(" [" * 500_000))
    ),
    "a change to every letter": lambda: grown(f"<w:p>{ins(run('x')) * 100_000}</w:p>"),
    "a note called for ever": lambda: grown(f"<w:p>{CALL * 50_000}</w:p>"),
    "fields that never end": lambda: grown(f"<w:p>{FIELD * 20_000}</w:p>"),
}


@pytest.mark.parametrize("name", READ)
def test_it_is_read_and_nothing_of_ours_is_lost(name):
    returned = word(READ[name]())
    assert "c5.x3fdr" in {
        c.id for i in returned.standing.instruments for c in i.clauses[0].children
    }
    assert returned.findings


def test_a_file_somebody_else_made_is_refused_by_name():
    path = CORPUS / "word" / "rncbylaws-2024.docx"
    if not path.exists():
        pytest.skip("the corpus is not at hand (set CONSTITUTION_CORPUS)")
    with pytest.raises(Malformed) as refusal:
        word(path.read_bytes(), path.name)
    [finding] = refusal.value.findings
    assert finding.code == "word-foreign"
    assert finding.place.path == path.name
