"""A council whose text shows pictures: checked, rendered, tracked, built; and what is refused."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from docx import Document

import council_on_record as record
from constitution_tool.model.amendment import Entry, ForApproval, Kind
from constitution_tool.model.instruction import InsertClauses, SubstituteClause
from constitution_tool.model.target import Beside, Side
from constitution_tool.notation.text.parse import parse_instrument
from constitution_tool.ooxml.line_signs import PICTURE
from constitution_tool.ooxml.package import unpack
from constitution_tool.ooxml.read_marks import read
from council import Council, put_under_git
from pictures import jpeg, png

if TYPE_CHECKING:
    from pathlib import Path

WARDS, BRIDGES = png(400, 300), jpeg(300, 200)
SHOWN = "- ii. Officers may read the notes. {#c5.ddddd}\n"
MEETING = '\n[[meeting]]\ndate = 2024-05-21\nbody = "Council"\ntitle = "Annual Council"\n'
FILE = "source/images/wards.png"
BUILT = (
    "Appendix 1 Protocol for adoption",
    "Appendix 2A Protocol showing tracked changes",
    "Appendix 3 Schedule of amendments",
)


def clauses(text: str):
    head = '+++\nid = "c5"\nnumber = "C5"\ntitle = "T"\n+++\n\n'
    return parse_instrument(head + text, "c5.md").instrument.clauses


def on_disk(held: record.Council, root: Path) -> None:
    for path, data in held.files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    put_under_git(root)


@pytest.fixture
def mapped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Council:
    """A council founded on a text with a map, and an amendment that shows another in its place."""
    held = record.Council()
    text = record.C5.replace(SHOWN, f"{SHOWN}\n  ![A map of the wards.](images/wards.png)\n")
    held.files |= {
        "constitution.toml": (record.SETTINGS + MEETING).encode(),
        "source/c5.md": text.encode(),
        FILE: WARDS,
        "source/images/bridges.jpg": BRIDGES,
        ".gitattributes": b"* text=auto eol=lf\n",
    }
    held.found().delegate()
    second = clauses(f"{SHOWN}\n  ![A map of the bridges.](images/bridges.jpg)\n")
    third = clauses("- iv. See also: {#c5.ggggg}\n\n  ![A map of the wards.](images/wards.png)\n")
    last = record.target(held, "c5.fffff")
    instructions = (
        SubstituteClause(target=record.target(held, "c5.ddddd"), clauses=second),
        InsertClauses(gap=Beside(target=last, side=Side.AFTER), clauses=third),
    )
    amendment = replace(
        record.training(held),
        kind=Kind.SUBSTANTIVE,
        basis=ForApproval(proposed_by="a Member"),
        entries=tuple(Entry(instruction=each, reason="The map is new.") for each in instructions),
    )
    held.propose(amendment)
    root = tmp_path / "council"
    root.mkdir()
    on_disk(held, root)
    return Council(root, capsys)


def built(council: Council, name: str) -> bytes:
    return (council.root / "build" / name).read_bytes()


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def test_the_papers_show_the_pictures_of_both_texts(mapped: Council) -> None:
    for words in (("check",), ("verify",), ("build",)):
        said = mapped(*words)
        assert said.code == 0, said.err
    adoption, tracked, _ = (read(built(mapped, f"{name}.docx")) for name in BUILT)
    new = (digest(BRIDGES), digest(WARDS))
    assert adoption.old_pictures == adoption.new_pictures == new
    assert tracked.old_pictures == (digest(WARDS),)
    assert tracked.new_pictures == new
    assert f"{PICTURE}A map of the wards." in tracked.old
    assert f"{PICTURE}A map of the bridges." in tracked.new
    schedule = unpack(built(mapped, f"{BUILT[2]}.docx"))
    media = {digest(data) for name, data in schedule.items() if "/media/" in name}
    assert media == {digest(WARDS), digest(BRIDGES)}
    counts = [built(mapped, f"{name}.pdf").count(b"/Subtype/Image") for name in BUILT]
    assert counts == [2, 2, 2]
    manifest = json.loads(built(mapped, "manifest.json"))
    parts = manifest["files"][f"{BUILT[0]}.docx"]["parts"]
    assert parts["word/media/picture1.jpeg"] == digest(BRIDGES)


def test_building_again_gives_the_same_bytes(mapped: Council) -> None:
    assert mapped("build").code == 0
    first = {f"{n}{end}": built(mapped, f"{n}{end}") for n in BUILT for end in (".docx", ".pdf")}
    assert mapped("build").code == 0
    assert {name: built(mapped, name) for name in first} == first


def test_another_program_finds_the_picture_with_its_name_and_words(mapped: Council) -> None:
    assert mapped("render", "C5", "--text", "adopted", "--to", "word").code == 0
    document = Document(io.BytesIO(built(mapped, "c5 adopted.docx")))
    (shape,) = document.inline_shapes
    said = shape._inline.docPr  # noqa: SLF001 - python-docx offers no other way
    assert (said.name, said.get("descr")) == ("images/wards.png", "A map of the wards.")
    assert round(shape.width.inches / shape.height.inches, 3) == round(400 / 300, 3)
    (image,) = (p.blob for p in document.part.package.iter_parts() if "media" in p.partname)
    assert image == WARDS


def test_a_picture_with_other_bytes_under_its_old_name_is_tracked(mapped: Council) -> None:
    (mapped.root / FILE).write_bytes(png(400, 300, shade=77))
    said = mapped("track", "HEAD", "working", "--to", "word,text")
    assert said.code == 0, said.err
    assert "1 paragraph bears a change" in said.err
    lines = read(built(mapped, "Tracked changes HEAD to working.docx"))
    assert lines.old == lines.new
    assert lines.old_pictures == (digest(WARDS),)
    assert lines.new_pictures == (digest(png(400, 300, shade=77)),)
    assert (
        "Picture changed: C5, Introduction, paragraph ii"
        in mapped("compare", "HEAD", "working").out
    )
    assert mapped("verify").code == 5


BAD = {
    "picture-missing": None,
    "picture-damaged": WARDS[: len(WARDS) // 2],
    "picture-format": b"GIF89a" + bytes(40),
    "picture-unsuitable": jpeg(components=4),
    "picture-too-large": png(30_000, 4000, colours=0, depth=1),
}


@pytest.mark.parametrize("code", BAD)
@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("build",),
        ("render", "C5", "--text", "working"),
        ("track", "HEAD", "working", "--to", "word"),
    ],
)
def test_what_cannot_be_printed_is_named_and_nothing_is_written(
    mapped: Council, words: tuple[str, ...], code: str
) -> None:
    data = BAD[code]
    if data is None:
        (mapped.root / FILE).unlink()
    else:
        (mapped.root / FILE).write_bytes(data)
    said = mapped("--json", *words)
    assert said.code == 3, said.err
    findings = [each for each in said.json["findings"] if each["code"].startswith("picture-")]
    assert code in {each["code"] for each in findings}
    assert all("images/wards.png" in each["problem"] and each["remedy"] for each in findings)
    if words[0] != "track":
        assert ("source/c5.md", 11) in {(each["path"], each["line"]) for each in findings}
    assert not (mapped.root / "build").exists()


def test_a_jpeg_whose_pixels_cannot_be_made_out_is_named(mapped: Council) -> None:
    table = b"\xff\xdb\x00\x43\x00" + bytes([1] * 64)
    assert table in jpeg()
    (mapped.root / FILE).write_bytes(jpeg().replace(table, b""))
    said = mapped("render", "C5", "--text", "working", "--to", "word")
    assert said.code == 3
    assert "images/wards.png" in said.err
    assert "source/c5.md, line 11" in said.err
    assert not (mapped.root / "build").exists()


def test_a_text_with_a_lost_picture_can_still_be_read(mapped: Council) -> None:
    (mapped.root / FILE).unlink()
    assert "(Picture: A map of the wards.)" in mapped("show", "C5", "--text", "working").out
    said = mapped("track", "HEAD", "working")
    assert said.code == 0
    assert "[Deleted: (Picture: A map of the wards.)]" in said.out
    assert "picture-missing" in mapped("--json", "status").out


def test_an_amendment_that_shows_a_picture_not_in_source_cannot_stand(mapped: Council) -> None:
    mapped.edit("amendments/2024-001.md", "images/bridges.jpg", "images/bridge.jpg")
    said = mapped("--json", "check")
    assert said.code == 3
    assert [
        (each["path"], each["note"])
        for each in said.json["findings"]
        if each["code"] == "picture-missing"
    ] == [("amendments/2024-001.md", "instruction 1")]
    assert mapped("build").code == 3
