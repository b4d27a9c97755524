"""Other people's programs judge every file of a pack, and look in it for what is exempt."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

import packs
from oracles import word_schema

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.oracle

poppler = pytest.mark.skipif(
    not os.environ.get("CI") and not shutil.which("pdftotext"), reason="poppler-utils"
)
MADE = [
    f"{packs.PUBLIC}/{name}"
    for name in (
        "Report A new Member-Officer Protocol",
        "Appendix 1 Protocol for adoption",
        "Appendix 2A Protocol showing tracked changes",
        "Appendix 3 Schedule of amendments",
        "Record of decision 2024-001 Learning and development of Members",
        "Record of decision 2024-002 Training of officers",
        "Record of decision 2024-003 Induction",
    )
] + [f"{packs.RESTRICTED}/{packs.APPENDIX_4}"]
_SUPPLEMENT = f"{packs.PUBLIC}-supplement-1"
SUPPLEMENT = [
    f"{_SUPPLEMENT}/Supplementary paper 1 Changes since publication on 13 May 2024",
    *(
        f"{_SUPPLEMENT}/{name} (supplement 1)"
        for name in (
            "Report A new Member-Officer Protocol",
            "Appendix 1 Protocol for adoption",
            "Appendix 2A Protocol showing tracked changes",
            "Appendix 3 Schedule of amendments",
        )
    ),
    f"{packs.RESTRICTED}-supplement-1/{packs.APPENDIX_4} (supplement 1)",
]
MERGED = [
    f"{packs.PUBLIC}/Agenda papers",
    f"{packs.RESTRICTED}/Restricted agenda papers",
    f"{packs.PUBLIC}-supplement-1/Supplementary papers 1",
    f"{packs.RESTRICTED}-supplement-1/Restricted supplementary papers 1",
]


def said(*words: str | Path) -> str:
    """Give what a program printed; it prints titles in UTF-16 as they lie in the file."""
    printed = subprocess.run([*words], check=True, capture_output=True).stdout
    return printed.replace(b"\0", b"").decode(errors="replace")


def pages(file: Path) -> list[str]:
    return said("pdftotext", file, "-").split("\f")[:-1]


def test_every_document_is_judged():
    words = {path.removesuffix(".docx") for path in packs.whole() if path.endswith(".docx")}
    assert words == set(MADE)
    words = {path.removesuffix(".docx") for path in packs.supplement() if path.endswith(".docx")}
    assert words == set(SUPPLEMENT)


def file(name: str) -> bytes:
    """Give a file of the pack, or of the supplement to it."""
    made = packs.supplement() if "-supplement-1/" in name else packs.whole()
    return made[name]


@pytest.mark.parametrize("name", [*MADE, *SUPPLEMENT])
def test_the_schema_is_kept(name, tmp_path):
    assert word_schema.errors(file(f"{name}.docx"), tmp_path) == []


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("name", [*MADE, *SUPPLEMENT, *MERGED])
def test_every_pdf_conforms(name, profile):
    judge = pytest.importorskip("test_pdf_ua")
    assert judge.failures(file(f"{name}.pdf"), profile) == []


@poppler
def test_the_merged_agenda_holds_every_page_once_with_bookmarks_and_its_own_numbers(tmp_path):
    made = packs.whole()
    copy = tmp_path / "made.pdf"
    total = 1
    for name in [name for name in MADE if name.startswith(packs.PUBLIC)]:
        copy.write_bytes(made[f"{name}.pdf"])
        total += len(pages(copy))
    copy.write_bytes(made[MERGED[0] + ".pdf"])
    numbered = pages(copy)
    assert len(numbered) == total
    for number, page in enumerate(numbered, start=1):
        assert page.rstrip().endswith(f"Agenda page {number}")
    outline = said("pdftohtml", "-xml", "-i", "-stdout", copy).partition("<outline>")[2]
    top = [line for line in re.findall(r"<item[^>]*>([^<]*)</item>", outline) if ": " in line]
    for name in ("Appendix 1: Protocol for adoption", "Record of officer decision: Induction"):
        assert name in top


@poppler
@pytest.mark.parametrize(
    ("name", "prefix"), list(zip(MERGED, ("", "R", "S1-", "S1-R"), strict=True))
)
def test_no_page_number_names_two_pages_and_each_page_that_is_kept_back_says_so(
    name, prefix, tmp_path
):
    copy = tmp_path / "made.pdf"
    copy.write_bytes(file(f"{name}.pdf"))
    every = pages(copy)
    for number, page in enumerate(every, start=1):
        assert page.rstrip().endswith(f"Agenda page {prefix}{number}")
        assert ("NOT FOR PUBLICATION" in page) is name.startswith(packs.RESTRICTED)
    listed = every[0].partition("Contents")[2]
    assert re.search(rf"[. \u2060]{prefix}2\n", listed), listed


@poppler
@pytest.mark.parametrize(
    ("name", "title", "holds"),
    list(
        zip(
            MERGED,
            (
                "Agenda papers",
                "Restricted agenda papers",
                "Supplementary papers 1",
                "Restricted suppl",
            ),
            (
                "These are the 7 papers before Full Council that the public may read,",
                "This is the one paper before Full Council from which the public may be kept;",
                "These are the 5 papers of Supplement 1 before Full Council that the public",
                "This is the one paper of Supplement 1 before Full Council from which the",
            ),
            strict=True,
        )
    ),
)
def test_a_cover_says_whose_papers_follow_and_what_is_kept_back(name, title, holds, tmp_path):
    copy = tmp_path / "made.pdf"
    copy.write_bytes(file(f"{name}.pdf"))
    cover = " ".join(pages(copy)[0].split())
    assert title in cover
    assert holds in cover
    apart = "Appendix 4 is kept from the public (exempt, Schedule 12A, Part 1, paragraph 3, to the"
    assert (apart in cover) is not name.startswith(packs.RESTRICTED)


@poppler
@pytest.mark.parametrize("path", [f"{name}.pdf" for name in (*MADE, *SUPPLEMENT, *MERGED)])
def test_poppler_reads_no_exempt_word_in_a_public_pdf(path, tmp_path):
    copy = tmp_path / "made.pdf"
    copy.write_bytes(file(path))
    heard = "".join(
        said(*words)
        for words in (
            ("pdftotext", copy, "-"),
            ("pdfinfo", "-struct-text", copy),
            ("pdfinfo", copy),
            ("pdfdetach", "-list", copy),
            ("pdftohtml", "-xml", "-i", "-stdout", copy),
        )
    )
    assert (packs.UNHEARD in heard) is path.startswith(packs.RESTRICTED)
    assert "0 embedded files" in heard
    assert ("NOT FOR PUBLICATION" in heard) is path.startswith(packs.RESTRICTED)
