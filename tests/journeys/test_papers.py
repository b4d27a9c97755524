"""Papers begun, written, checked and rendered, as an officer would."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest

import packs
from constitution_tool.model.paper import PaperKind
from constitution_tool.ooxml.read_marks import read

if TYPE_CHECKING:
    from council import Council

ENDINGS = ("docx", "pdf")
OF_DECISION = ("--amendment", "2024-001")


def begin(council: Council, kind: str) -> str:
    more = {"decision-record": OF_DECISION, "appendix": ("--number", "4")}.get(kind, ())
    said = council("paper", "new", kind, *more)
    assert said.code == 0, said.err
    return said.out.strip()


def write(council: Council, path: str) -> None:
    """Write what is still to be written."""
    text = council.read(path).replace('alternatives = ""', 'alternatives = "None"')
    text = re.sub(r"\[To be written[^\]]*\]", "Notes it.", text)
    if "detailed" in path:
        signed = "".join(
            f'[[advice]]\nsubject = "{of}"\nby = "A solicitor"\nday = 2024-05-10\n'
            for of in ("Legal", "Financial")
        )
        text = text.replace("\n+++\n\n", f"\n{signed}+++\n\n", 1)
    council.write(path, text)


@pytest.mark.parametrize("kind", [kind.value for kind in PaperKind])
def test_each_kind_from_its_beginning_to_its_documents(council: Council, kind: str) -> None:
    path = begin(council, kind)
    write(council, path)
    checked = council("--json", "paper", "check", path)
    assert checked.code == 0, checked.out
    assert [f["code"] for f in checked.json["findings"]] == []
    council.edit(path, "meeting = 2024-05-21\n", 'meeting = 2024-05-21\nstatus = "final"\n')
    made = council("paper", "render", path)
    assert made.code == 0, made.err
    again = council("paper", "render", path, "-o", str(council.root / "other"))
    assert again.code == 0
    for name in made.out.split():
        other = council.root / "other" / name.removeprefix("build/")
        assert (council.root / name).read_bytes() == other.read_bytes()


@pytest.mark.parametrize("kind", ["standards-report", "full-council-report", "detailed-report"])
def test_a_report_that_is_not_written_renders_as_a_draft_and_not_as_final(
    council: Council, kind: str
) -> None:
    path = begin(council, kind)
    assert council("paper", "check", path).code == 1
    draft = council("paper", "render", path)
    assert draft.code == 0
    assert "still to be written" in draft.err
    council.edit(path, "meeting = 2024-05-21\n", 'meeting = 2024-05-21\nstatus = "final"\n')
    assert council("paper", "render", path).code == 1


def test_a_record_of_decision_is_refused_until_alternatives_are_typed(council: Council) -> None:
    path = begin(council, "decision-record")
    for command in ("check", "render"):
        said = council("paper", command, path)
        assert said.code == 3
        assert "alternatives" in said.err


def test_a_paper_that_cannot_be_read_does_not_hide_what_is_wrong_with_the_others(
    council: Council,
) -> None:
    begin(council, "decision-record")
    begin(council, "standards-report")
    council.write("papers/other.md", council.read("papers/2024-05-21-full-council.md"))
    council.edit("papers/other.md", "meeting = 2024-05-21", "meeting = 2024-05-25")
    said = council("--json", "paper", "check")
    codes = {f["code"] for f in said.json["findings"]}
    assert {"alternatives-missing", "meeting-unknown", "unwritten"} <= codes


@pytest.mark.parametrize("number", [(), ("--number", "../x")])
def test_an_appendix_has_a_number(council: Council, number: tuple[str, ...]) -> None:
    assert council("paper", "new", "appendix", *number).code == 2


def test_a_record_is_of_a_decision_that_was_made(council: Council) -> None:
    assert council("paper", "new", "decision-record").code == 2
    assert council("paper", "new", "decision-record", "--amendment", "2024-005").code == 2
    said = council("paper", "new", "decision-record", "--amendment", "2024-004")
    write(council, said.out.strip())
    refused = council("paper", "render", said.out.strip())
    assert refused.code == 1
    assert "2024-004" in refused.err


def test_a_paper_is_for_a_meeting_that_is_set(council: Council) -> None:
    path = begin(council, "briefing")
    council.edit(path, "meeting = 2024-05-21", "meeting = 2024-05-22")
    said = council("paper", "check", path)
    assert said.code == 1
    assert "22 May 2024" in said.err


def test_a_paper_is_never_written_over(council: Council) -> None:
    path = begin(council, "briefing")
    council.edit(path, "\n\n", "\n\nOur own words.\n\n")
    assert council("paper", "new", "briefing").code == 4


def test_a_paper_that_is_longer_than_its_page_is_refused_as_final(council: Council) -> None:
    path = begin(council, "briefing")
    write(council, path)
    council.edit(path, "meeting = 2024-05-21\n", 'meeting = 2024-05-21\nstatus = "final"\n')
    assert council("paper", "render", path).code == 0
    council.write(path, council.read(path) + "\nMore words.\n" * 40)
    said = council("paper", "render", path)
    assert said.code == 1
    assert "2 pages" in said.err


def test_recommendations_follow_the_record(council: Council) -> None:
    paper = "2024-05-21-full-council"
    for id_ in ("2024-005", "2024-006", "2024-007", "2024-008", "2024-009"):
        (council.root / f"amendments/{id_}.md").unlink()
    said = council("paper", "render", paper, "--to", "word")
    assert said.code == 0, said.err
    told = "\n".join(read((council.root / f"build/{paper}.docx").read_bytes()).new)
    assert "approves the amendments" not in told
    assert "notes the amendments made" in told


def test_what_stands_on_another_is_not_voted_on_alone(council: Council) -> None:
    paper = "2024-05-21-full-council"
    for made in ((paper, "paper", "render", paper), ("Appendix 3 Schedule of amendments", "build")):
        name, *words = made
        assert council(*words).code == 0
        told = "\n".join(read((council.root / f"build/{name}.docx").read_bytes()).new)
        assert told.count("one by one") == 1
    (council.root / "amendments/2024-007.md").unlink()
    assert council("build").code == 0
    told = "\n".join(read((council.root / f"build/{name}.docx").read_bytes()).new)
    assert "one by one" not in told


def test_an_unknown_paper_names_those_there_are(council: Council) -> None:
    said = council("paper", "render", "nothing")
    assert said.code == 2
    assert "papers/2024-05-21-full-council.md" in said.err


def test_an_exempt_paper_is_marked_and_kept_apart_from_the_public_ones(council: Council) -> None:
    path = "papers/appendix-4.md"
    council.write(path, packs.EXEMPT.partition("[[exempt]]")[0] + "+++\n\nThe words.\n")
    assert council("paper", "render").code == 0
    assert (council.root / "build/appendix-4.pdf").is_file()
    packs.keep_back(council.root)
    # The report alone says what is kept back.
    council.write(path, packs.EXEMPT.partition("[[exempt]]")[0] + "+++\n\nThe words.\n")
    said = council("paper", "render", path)
    assert said.code == 0, said.err
    assert said.out.split() == [
        "build/restricted/appendix-4.docx",
        "build/restricted/appendix-4.pdf",
    ]
    assert not list((council.root / "build").glob("appendix-4.*"))
    word = zipfile.ZipFile(council.root / "build/restricted/appendix-4.docx")
    headers = [word.read(name).decode() for name in word.namelist() if "word/header" in name]
    assert any("NOT FOR PUBLICATION." in header for header in headers)
    other = council.root / "other"
    assert council("paper", "render", "-o", str(other)).code == 0
    assert {one.name for one in (other / "restricted").iterdir()} == {
        *("appendix-4.docx", "appendix-4.pdf"),
    }
    assert not list(other.glob("appendix-4.*"))
