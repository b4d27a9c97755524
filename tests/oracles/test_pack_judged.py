"""Other people's programs judge every file of a pack, and look in it for what is exempt."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

import packs
from oracles import word_schema

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


def test_every_document_is_judged():
    words = {path.removesuffix(".docx") for path in packs.made("--csv") if path.endswith(".docx")}
    assert words == set(MADE)


@pytest.mark.parametrize("name", MADE)
def test_the_schema_is_kept(name, tmp_path):
    assert word_schema.errors(packs.made("--csv")[f"{name}.docx"], tmp_path) == []


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("name", MADE)
def test_every_pdf_conforms(name, profile):
    judge = pytest.importorskip("test_pdf_ua")
    assert judge.failures(packs.made("--csv")[f"{name}.pdf"], profile) == []


@poppler
@pytest.mark.parametrize("path", [f"{name}.pdf" for name in MADE])
def test_poppler_reads_no_exempt_word_in_a_public_pdf(path, tmp_path):
    file = tmp_path / "made.pdf"
    file.write_bytes(packs.made("--csv")[path])
    said = "".join(
        subprocess.run([*words], check=True, capture_output=True).stdout.decode()
        for words in (
            ("pdftotext", file, "-"),
            ("pdfinfo", "-struct-text", file),
            ("pdfinfo", file),
            ("pdfdetach", "-list", file),
        )
    )
    assert (packs.UNHEARD in said) is path.startswith(packs.RESTRICTED)
    assert "0 embedded files" in said
