"""Pictures of a text: found beside it, compared by their bytes, checked where they stand."""

from __future__ import annotations

import pytest

from constitution_tool.engine.checking.check import check_amendment
from constitution_tool.engine.checking.record import check_record
from constitution_tool.engine.comparing.abreast import abreast
from constitution_tool.engine.comparing.compare import compare
from constitution_tool.engine.comparing.excerpt import excerpts
from constitution_tool.engine.comparing.flow import flow
from constitution_tool.engine.comparing.redline import Side, Step, redline, resolve
from constitution_tool.engine.describe import describe
from constitution_tool.engine.record import read_record
from constitution_tool.engine.source import read_source
from constitution_tool.errors import Malformed, Place
from constitution_tool.model.amendment import Amendment, Entry, ForApproval, Kind, OnAdoption
from constitution_tool.model.change import PictureSubstituted, Substituted
from constitution_tool.model.instruction import InsertClauses
from constitution_tool.model.instrument import Index
from constitution_tool.model.passage import Act, Picture
from constitution_tool.model.target import Beside, Target
from constitution_tool.model.target import Side as Beside_
from constitution_tool.notation.digest import sha256_hex
from council_on_record import C5, LAW, SETTINGS
from pictures import jpeg, png

WARDS, ROADS = png(), png(shade=99)
SHOWN = "- ii. Officers may read the notes. {#c5.ddddd}\n"
WITH = f"{SHOWN}\n  ![A map of the wards.](images/wards.png)\n"


def files(text: str = WITH, **beside: bytes) -> dict[str, bytes]:
    pictures = {"source/images/wards.png": WARDS} | {
        f"source/images/{name}.png": data for name, data in beside.items()
    }
    law = LAW.format(domain="ambridge.example").partition('[[instrument]]\nid = "c6"')[0]
    return {
        "constitution.toml": SETTINGS.encode(),
        "source/constitution.toml": law.encode(),
        "source/c5.md": C5.replace(SHOWN, text).encode(),
        **pictures,
    }


def text(*words: str, **beside: bytes):
    return read_source(files(*words, **beside)).constitution


def pictures(printed) -> list[Picture]:
    return [item for item in printed if isinstance(item, Picture)]


def acts(flow_) -> list[tuple[Act, ...]]:
    return [tuple(mark.act for mark in item.marks) for item in pictures(flow_.printed)]


def test_a_picture_prints_as_the_file_its_path_leads_to():
    (shown,) = pictures(flow(text()).printed)
    assert shown == Picture(
        clause="c5.ddddd",
        path="images/wards.png",
        alternative="A map of the wards.",
        digest=sha256_hex(WARDS),
        depth=0,
    )


def test_a_path_leads_from_the_file_of_its_instrument():
    held = files()
    held["source/annexes/c5.md"] = held.pop("source/c5.md")
    assert pictures(flow(read_source(held).constitution).printed)[0].digest == ""
    held["source/annexes/images/wards.png"] = ROADS
    assert pictures(flow(read_source(held).constitution).printed)[0].digest == sha256_hex(ROADS)


def test_a_picture_in_a_bullet_stands_with_it():
    bulleted = f"{SHOWN}\n  * See:\n\n    ![A map.](images/wards.png)\n"
    (shown,) = pictures(flow(text(bulleted)).printed)
    assert (shown.depth, shown.bullet) == (0, 1)


def test_the_same_path_with_other_bytes_is_a_change():
    old, new = text(), text(wards=ROADS)
    marked = redline(old, (Step(entry=3, text=new),))
    assert acts(marked) == [(Act.DELETED,), (Act.ADDED,)]
    assert resolve(marked, Side.NEW) == flow(new)
    changes = compare(old, new)
    assert changes.changes == (PictureSubstituted(id="c5.ddddd"),)
    assert [one.change for one in describe(changes, old, new)] == ["picture changed"]


def test_another_path_with_the_same_bytes_is_a_change():
    new = text(WITH.replace("wards", "copy"), copy=WARDS)
    assert acts(redline(text(), (Step(entry=1, text=new),))) == [(Act.DELETED,), (Act.ADDED,)]
    assert [type(one) for one in compare(text(), new).changes] == [Substituted]


def test_a_file_that_is_shown_nowhere_changes_nothing():
    new = text(spare=ROADS)
    assert compare(text(), new).changes == ()
    assert acts(redline(text(), (Step(entry=1, text=new),))) == [()]


@pytest.mark.parametrize("deeper", [True, False])
def test_a_picture_whose_clause_goes_deeper_is_marked_at_both_depths(deeper):
    below = (
        "- ii. Officers may read the notes. {#c5.ddddd}\n\n"
        "  - a) And: {#c5.ggggg}\n\n    ![A map of the wards.](images/wards.png)\n"
    )
    beside = below.replace("\n  - a)", "\n- a)").replace("\n    ![", "\n  ![")
    old, new = (text(beside), text(below)) if deeper else (text(below), text(beside))
    marked = redline(old, (Step(entry=1, text=new),))
    assert resolve(marked, Side.OLD) == flow(old)
    assert resolve(marked, Side.NEW) == flow(new)
    assert {item.depth for item in pictures(marked.printed)} == {0, 1}


def test_the_excerpt_of_one_clause_shows_its_pictures():
    shown = excerpts(Index(text()), Index(text(wards=ROADS)), {"c5.ddddd": 3})
    current, proposed = shown["c5.ddddd"]
    assert [p.digest for p in pictures(current)] == [sha256_hex(WARDS)]
    assert [p.digest for p in pictures(proposed)] == [sha256_hex(ROADS)]


def test_the_digest_of_another_text_counts_the_pictures_beside_it():
    here, there = read_source(files()), read_source(files(wards=ROADS, spare=WARDS))
    assert here.digest_with(there.constitution) == there.digest
    assert there.digest_with(here.constitution) == here.digest


def test_side_by_side_a_picture_keeps_its_mark():
    other = WITH.replace("Officers may read the notes", "Nobody knows what became of it")
    rewritten = C5.replace(SHOWN, other).replace("guidance", "thing whatever, or none of them")
    held = files(wards=ROADS)
    held["source/c5.md"] = rewritten.replace("Everyone is polite", "All are rude").encode()
    marked = redline(text(), (Step(entry=1, text=read_source(held).constitution),))
    rows = abreast(marked)["c5"]
    old, new = (
        [p for row in rows for p in pictures(getattr(row, side))]
        for side in ("current", "proposed")
    )
    assert [p.digest for p in (*old, *new)] == [sha256_hex(WARDS), sha256_hex(ROADS)]
    assert [p.marks[0].act for p in (*old, *new)] == [Act.DELETED, Act.ADDED]


# --- what check finds ---------------------------------------------------------------------------


def found(held: dict[str, bytes]) -> list[tuple[str, str]]:
    return [
        (finding.code, str(finding.place))
        for finding in check_record(read_record(held))
        if finding.code.startswith("picture-")
    ]


CELL = "\n  ```table\n  - * A map\n    * ![A map.](images/wards.png)\n  ```\n"


@pytest.mark.parametrize(
    ("held", "code"),
    [
        (files(WITH.replace("wards.png", "other.png")), "picture-missing"),
        (files(WITH.replace("wards.png", "Wards.png")), "picture-missing"),
        (files(WITH.replace("A map of the wards.", "")), "picture-words-missing"),
        (files(wards=WARDS[:-1]), "picture-damaged"),
        (files(wards=b"GIF89a"), "picture-format"),
        (files(wards=jpeg(components=4)), "picture-unsuitable"),
        (files(SHOWN + CELL), "picture-in-cell"),
        (files(wards=png(30_000, 4000, colours=0, depth=1)), "picture-too-large"),
    ],
)
def test_what_cannot_be_printed_is_found_with_its_file_and_line(held, code):
    ((was, place),) = found(held)
    assert was == code
    assert place.startswith("source/c5.md, line ")


def test_sound_pictures_are_no_finding():
    assert found(files()) == []
    assert found(files(wards=jpeg())) == []


@pytest.mark.parametrize(
    "path", ["../wards.png", "/wards.png", "https://example.org/a.png", "images\\a.png"]
)
def test_a_path_that_leads_out_of_source_is_refused_with_its_line(path):
    with pytest.raises(Malformed) as caught:
        read_source(files(WITH.replace("images/wards.png", path)))
    assert all(finding.place.line for finding in caught.value.findings)
    assert str(caught.value.findings[0].place).startswith("source/c5.md, line ")


def inserting(path: str) -> Amendment:
    """After paragraph iii insert a paragraph with a picture, and one beneath it with another."""
    written = (
        f"- iv. See: {{#c5.hhhhh}}\n\n  ![A map.]({path})\n\n"
        f"  - a) And: {{#c5.jjjjj}}\n\n    ![A map.]({path})\n"
    )
    whole = text(f"{SHOWN}\n{written}").instruments[0]
    clause = next(each for each in whole.clauses[0].children if each.id == "c5.hhhhh")
    target = Target(id="c5.fffff", cited="C5, Introduction, paragraph iii")
    instruction = InsertClauses(gap=Beside(target=target, side=Beside_.AFTER), clauses=(clause,))
    return Amendment(
        id="2024-001",
        title="Maps",
        kind=Kind.SUBSTANTIVE,
        basis=ForApproval(proposed_by="a Member"),
        effective=OnAdoption(),
        why="Why.",
        entries=(Entry(instruction=instruction, reason="Reason."),),
    )


def test_an_amendment_may_show_what_lies_in_source_and_nothing_else():
    record = read_record(files(spare=ROADS))
    base, law = record.source.constitution, record.source.law
    places = {1: Place(path="amendments/2024-001.md", line=9)}

    def said(path: str) -> list[tuple[str, str]]:
        findings = check_amendment(base, inserting(path), law, None, places)
        return [(f.code, str(f.place)) for f in findings if f.code.startswith("picture-")]

    assert said("images/spare.png") == []
    assert said("images/wards.png") == []
    assert said("images/none.png") == [("picture-missing", "amendments/2024-001.md, line 9")]
