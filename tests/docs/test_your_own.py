"""The page that begins a council's own record is followed in an empty folder, word for word."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import docx
import pytest

import pages
from oracles.programs import program

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "docs/your-own.md"
FILE = re.compile(r"^<!-- file: (\S+) -->\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SCRIPT = pages.ROOT / "docs/give_ids.py"


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    (folder / "source").mkdir(parents=True)
    return folder


def written(text: str, folder: Path) -> None:
    for name, content in FILE.findall(text):
        (folder / name).write_text(content, encoding="utf-8")


def give_ids(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), "source/p1.md"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_an_empty_folder_becomes_a_record(empty: Path) -> None:
    text = pages.page(PAGE)
    written(text, empty)
    shutil.copy(SCRIPT, empty)
    pages.follow(text, empty)
    assert (empty / "build/Appendix 2A Protocol showing tracked changes.pdf").exists()


def test_ids_are_given_once_and_never_again(empty: Path) -> None:
    written(pages.page(PAGE), empty)
    assert give_ids(empty).returncode == 0
    once = (empty / "source/p1.md").read_text(encoding="utf-8")
    ids = re.findall(r"\{#(p1\.[0-9bcdfghj-np-tv-z]{5})\}$", once, re.MULTILINE)
    assert len(set(ids)) == len(ids) == 5
    assert give_ids(empty).returncode == 0
    assert (empty / "source/p1.md").read_text(encoding="utf-8") == once


def test_a_text_that_does_not_say_whose_it_is_is_left_alone(empty: Path) -> None:
    (empty / "source/p1.md").write_text("# A heading\n", encoding="utf-8")
    ran = give_ids(empty)
    assert ran.returncode == 1
    assert "must say its id" in ran.stderr
    assert (empty / "source/p1.md").read_text(encoding="utf-8") == "# A heading\n"


def test_pandoc_takes_words_and_headings_over_from_word(empty: Path) -> None:
    made = docx.Document()
    made.add_heading("Conduct", 1)
    made.add_paragraph("1.1 Members and officers listen to each other.")
    made.save(empty / "protocol.docx")
    (line,) = re.findall(r"^pandoc (.*\.md)$", pages.page(PAGE), re.MULTILINE)
    subprocess.run([program("pandoc"), *line.split()], cwd=empty, check=True)
    assert (empty / "source/p1.md").read_text(encoding="utf-8").split("\n\n") == [
        "# Conduct",
        "1.1 Members and officers listen to each other.\n",
    ]
