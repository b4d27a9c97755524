"""Every part of a Word file is as it was, byte for byte (see README.md beside this).

The parts are hashed, for how a file is packed varies with the library that does it. Two documents
are kept to be read, a line for each paragraph, so that a change of markup is seen in review.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path

import pytest

import word_files
from constitution_tool.model.passage import Flow
from constitution_tool.ooxml.package import unpack
from constitution_tool.publish.word.document import word
from tracked_edges import EDGES
from word_files import tracked

GOLDENS = Path(__file__).parent / "word"
RENEW = os.environ.get("RENEW_GOLDENS") == "1"
READABLE = {
    "tracked": lambda: word_files.file("tracked"),
    "a move with an edit": lambda: word(tracked(Flow(printed=EDGES["a move with an edit"]))),
}


def compare(path: Path, text: str) -> None:
    if RENEW:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{path.name} is not as it was"


@pytest.mark.parametrize("name", word_files.EVERY)
def test_every_part_is_as_it_was(name):
    parts = unpack(word_files.file(name))
    digests = {part: hashlib.sha256(data).hexdigest() for part, data in parts.items()}
    compare(GOLDENS / f"{name}.json", json.dumps(digests, indent=2) + "\n")


@pytest.mark.parametrize("name", READABLE)
def test_the_document_reads_as_it_did(name):
    document = unpack(READABLE[name]())["word/document.xml"].decode()
    lines = re.sub(r"(?<!^)(?=<w:(?:p|tbl|tr|tc|body|sectPr)[ >/])", "\n", document)
    compare(GOLDENS / f"{name}.document.xml", lines + "\n")


def test_no_golden_is_left_over():
    expected = {f"{name}.json" for name in word_files.EVERY}
    expected |= {f"{name}.document.xml" for name in READABLE}
    assert {golden.name for golden in GOLDENS.iterdir()} == expected
