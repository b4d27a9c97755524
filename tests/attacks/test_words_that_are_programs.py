"""Words of a clause are words: nothing that makes a document takes them for instructions."""

from __future__ import annotations

import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from forging import Forger, codes

if TYPE_CHECKING:
    from council import Council

PLACE = "guide Members"
JINJA = "{{ 7 * 7 }} {% include “/etc/passwd” %} {# hidden #}"
TYPST = "#read(“/etc/passwd”) #eval(“1 + 1”) $ x $ @here //hidden //"
FIELD = "HYPERLINK INCLUDETEXT c:/windows/win.ini %PDF-1.7 ]]> =1+1"


@pytest.mark.parametrize("words", [JINJA, TYPST, FIELD], ids=["jinja", "typst", "word"])
def test_words_that_a_template_or_a_typesetter_would_carry_out(
    council: Council, words: str
) -> None:
    """They are printed as they are: in the PDF the program itself reads every character back."""
    council.edit("source/c5.md", PLACE, f"{words} {PLACE}")
    assert council("format").code in {0, 5}
    said = council("render", "c5", "--text", "working", "--to", "word,pdf")
    assert said.code == 0, said.err
    (made,) = (council.root / "build").glob("*.docx")
    with zipfile.ZipFile(made) as archive:
        document = archive.read("word/document.xml").decode()
    for part in words.split():
        assert part.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in document


@pytest.mark.parametrize(
    "link",
    ["[read](javascript:alert(1))", "[read](data:text/html,x)", "[read](file:///etc/passwd)"],
)
def test_a_link_that_is_a_program(council: Council, link: str) -> None:
    council.edit("source/c5.md", PLACE, f"{link} {PLACE}")
    exit_code, found = codes(council, "check")
    assert (exit_code, found) == (3, {"link-unknown"})


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_template_that_is_a_link(council: Council, forger: Forger) -> None:
    secret = council.root.parent / "secret"
    secret.write_text("the passphrase of the safe\n", encoding="utf-8")
    forger.path("templates/word").mkdir(parents=True)
    forger.path("templates/word/house-style.docx").symlink_to(secret)
    for words in (("build",), ("render", "c5", "--to", "word")):
        assert codes(council, *words) == (3, {"path-unsafe"})
