"""Printed numbers are words in a list: LibreOffice's tagged PDF has the list, and the words.

So does what pandoc reads; and no program has made a number of its own (`decisions/11`).
"""

from __future__ import annotations

import re
import subprocess

import pytest

import sheets
from constitution_tool.publish.word.document import word
from oracles import pandoc
from oracles.programs import program

pytestmark = pytest.mark.oracle

TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


@pytest.fixture(scope="module")
def structure(tmp_path_factory) -> list[str]:
    """Print a text to a tagged PDF, and give each paragraph's elements and words, in order."""
    folder = tmp_path_factory.mktemp("tagged")
    (folder / "text.docx").write_bytes(word(sheets.clean_sheet()))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for _ in range(3):  # LibreOffice 7.4 now and then crashes on a busy machine
        subprocess.run(
            [program("soffice"), profile, "--headless", "--convert-to", TAGGED, "text.docx"],
            cwd=folder,
            capture_output=True,
            timeout=240,
            check=False,
        )
        if (folder / "text.pdf").exists():
            break
    said = subprocess.run(
        [program("pdfinfo"), "-struct-text", "text.pdf"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    ).stdout
    return paths(said)


def paths(said: str) -> list[str]:
    """Give each stretch of words behind the names of the elements it stands in, by indentation."""
    found: list[str] = []
    open_: list[tuple[int, str]] = []
    for line in said.splitlines():
        depth = len(line) - len(line.lstrip())
        element = re.match(r"\s*(\w+) \(\w+\)", line)
        if element:
            open_ = [each for each in open_ if each[0] < depth] + [(depth, element[1])]
        elif line.lstrip().startswith('"'):
            inside = "/".join(name for at, name in open_ if at < depth)
            found.append(f"{inside}: {line.strip()}")
    return found


def holding(structure: list[str], words: str) -> str:
    return next(path for path in structure if words in path).partition(": ")[0]


def test_a_clause_is_an_item_of_a_list_and_a_deeper_one_of_a_list_within_it(structure):
    outer = holding(structure, '"The purpose of this Protocol')
    assert outer.endswith("L/LI/LBody/P")
    inner = holding(structure, '"the direction of policy;"')
    assert inner.endswith("L/LI/LBody/L/LI/LBody/P")
    assert holding(structure, '"policies; and"').count("L/LI/LBody") == 3
    assert "LI" not in holding(structure, '"Introduction')


def test_the_number_is_read_out_as_it_is_printed_and_nothing_else_is(structure):
    at = next(n for n, path in enumerate(structure) if "The purpose of this Protocol" in path)
    assert structure[at - 1].endswith(': "i."') or ': "i.' in structure[at]
    labels = [path for path in structure if "/Lbl" in path]
    assert [label for label in labels if re.search(r"\w", label.partition(": ")[2])] == []


def test_pandoc_reads_the_numbers_as_words():
    lines = pandoc.read(word(sheets.clean_sheet()), "accept")
    assert "a) the direction of policy;" in lines
    markdown = subprocess.run(
        [program("pandoc"), "-f", "docx", "-t", "plain"],
        input=word(sheets.clean_sheet()),
        capture_output=True,
        timeout=60,
        check=True,
    ).stdout.decode()
    assert re.search(r"^\s*-?\s*i\. The purpose", markdown, re.MULTILINE)
    assert not re.search(r"\d\.\s+[ia][.)] ", markdown)
