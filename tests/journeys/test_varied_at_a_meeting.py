"""A meeting varies what was put to it, and the officers record what it carried."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from council import Council  # noqa: TC001 - pytest reads the annotations

if TYPE_CHECKING:
    from council import Said

AT_MEETING = (
    *("--meeting", "2024-05-21", "--mover", "Councillor A", "--seconder", "Councillor B"),
    *("--date", "2024-05-21"),
)
REST = "2024-006,2024-007,2024-008,2024-009"


def key(council: Council, office: str) -> str:
    return str(council.root / "examples/keys" / office)


def vary(council: Council, *words: str) -> Said:
    said = council("amendment", "vary", *words)
    assert said.code == 0, said.err
    return said


def certify(council: Council, id_: str) -> None:
    said = council(
        "authorise", id_, "--as", "monitoring-officer", "--key", key(council, "monitoring-officer"),
        "--date", "2024-05-22", "--yes",
    )  # fmt: skip
    assert said.code == 0, said.err


def varied(council: Council) -> Council:
    """2024-005 for approval, with one instruction in other words and one left out."""
    vary(
        council, "2024-005", *AT_MEETING, "--instruction", "7",
        "--replace", "“Member or officer”", "--with", "“member or officer”",
        "--leave-out", "6", "--leave-out", "1", "--reason", "Without a capital too.",
    )  # fmt: skip
    certify(council, "2024-010")
    return council


def adopt(council: Council, *words: str) -> Said:
    paper = council.root / "list.txt"
    paper.write_text("An imagined decision list.\n", encoding="utf-8")
    return council(
        "adopt", "--meeting", "2024-05-21", "--outcome", "adopted-as-amended",
        "--evidence", str(paper), *words, "--date", "2024-05-22",
        "--sign", f"monitoring-officer={key(council, 'monitoring-officer')}",
        "--sign", f"proper-officer={key(council, 'proper-officer')}",
    )  # fmt: skip


def test_what_was_carried_is_adopted_and_what_was_put_is_varied(council: Council) -> None:
    varied(council)
    said = adopt(council, "--approved", f"2024-010,{REST}")
    assert said.code == 0, said.err
    text = council.read("source/c5.md")
    assert "member or officer" in text
    assert "identity of the Officer" in text
    assert council("verify").code == 0
    listed = {one["id"]: one["status"] for one in council("--json", "amendment", "list").json[
        "result"]["amendments"]}  # fmt: skip
    assert (listed["2024-005"], listed["2024-010"]) == ("varied", "adopted")


def test_history_tells_what_was_carried_from_what_was_published(council: Council) -> None:
    varied(council)
    assert adopt(council, "--approved", f"2024-010,{REST}").code == 0
    told = council("history", "C5 Constructive Criticism and Redress vii").out
    flat = " ".join(told.split())
    assert "Varied at the meeting: never in effect as it was put." in flat
    assert "Varied by Council on 21 May 2024 (minute not held), and carried as 2024-010" in flat
    assert (
        "Moved by Councillor A, seconded by Councillor B; carried. It stands in the place of"
        in flat
    )
    assert "As published: 2024-005, 7. In C5" in flat
    assert "for “Member or Officer” substitute “Member or officer”" in flat
    assert "certified, signed on 22 May 2024" in flat


def test_papers_show_what_was_published_against_what_was_carried(council: Council) -> None:
    varied(council)
    said = council("build")
    assert said.code == 0, said.err
    assert "Carried at the meeting (Part C): 1 amendment (2024-010)." in said.err
    assert "2024-005" not in said.err.split("Part A")[1].split("Part B")[0]
    paper = council.root / "build/Appendix 3 Schedule of amendments.pdf"
    text = subprocess.run(
        ["pdftotext", "-layout", str(paper), "-"], capture_output=True, check=True, text=True
    ).stdout
    flat = " ".join(text.split())
    assert "Part C: changes carried at the meeting" in flat
    assert "Put to the meeting; not carried." in flat
    assert council("pack", "2024-05-21", "--csv", "--dry-run").code in (0, 1)


def test_a_draft_is_varied_further_until_it_is_signed(council: Council) -> None:
    vary(council, "2024-005", *AT_MEETING, "--leave-out", "6")
    said = vary(
        council, "2024-010", "--instruction", "1", "--replace", "their professional",
        "--with", "their own professional", "--date", "2024-05-21",
    )  # fmt: skip
    assert "their own professional opinion" in said.err
    assert 'varies = "2024-005"' in council.read("amendments/2024-010.md")
    certify(council, "2024-010")
    again = council("amendment", "vary", "2024-010", "--leave-out", "1", "--date", "2024-05-22")
    assert again.code == 4
    assert "has been signed" in again.err


def test_what_does_not_fit_is_refused_and_nothing_is_written(council: Council) -> None:
    before = council.tree()
    for words, said in (
        (("2024-004", *AT_MEETING, "--leave-out", "1"), "is not in the draft before Council"),
        (("2024-005", *AT_MEETING, "--leave-out", "9"), "has no instruction 9"),
        (("2024-005", *AT_MEETING, "--instruction", "1", "--replace", "zebra", "--with", "x"),
         "occur nowhere"),
        (("2024-005", *AT_MEETING, "--instruction", "1", "--replace", "professional",
          "--with", "x"), "occur 2 times"),
        (("2024-005", *AT_MEETING, "--instruction", "1", "--replace", "substitute",
          "--with", "put"), "no amending sentence"),
        (("2024-005", "--leave-out", "1"), "not said where"),
        (("2024-005", *AT_MEETING, "--leave-out", "1", "--result", "lost"), "that is not carried"),
    ):  # fmt: skip
        refused = council("amendment", "vary", *words)
        assert refused.code in (2, 4), refused.err
        assert said in refused.err
    assert council.tree() == before


def test_what_became_of_what_was_carried_must_be_said(council: Council) -> None:
    varied(council)
    said = adopt(council, "--approved", f"2024-005,{REST}")
    assert said.code == 2
    assert "2024-010" in said.err
    both = adopt(council, "--approved", f"2024-005,2024-010,{REST}")
    assert both.code == 2
    assert "2024-010 was carried in the place of 2024-005, and both are named" in both.err


def test_what_was_entered_is_varied_in_its_place(council: Council) -> None:
    vary(
        council, "2024-003", *AT_MEETING, "--instruction", "1",
        "--replace", "newly elected Members", "--with", "every Member",
    )  # fmt: skip
    certify(council, "2024-010")
    said = adopt(council, "--approved", f"2024-010,2024-005,{REST}")
    assert said.code == 0, said.err
    assert "induction programme for every Member" in council.read("source/c5.md")
    assert council("verify").code == 0


def test_two_of_one_number_are_said_when_it_is_varied_and_adopted(council: Council) -> None:
    """`check` would say so afterwards: the words are then the law."""
    about = ("--title", "Numbers", "--reason", "Order.", "--proposed-by", "a member")
    at = ("--date", "2024-05-10")
    first = ("--in", "C5 Introduction i", "--renumber", "iA.")
    assert council("amendment", "new", *about, *first, *at).code == 0
    then = ("--in", "C5 Introduction ii", "--renumber", "i.", "--reason", "Order.")
    assert council("amendment", "new", "--add-to", "2024-010", *then, *at).code == 0
    said = vary(council, "2024-010", *AT_MEETING, "--leave-out", "1")
    doubled = "C5, Introduction, paragraph i is numbered “i.”, as another of its list is."
    assert said.err.count(doubled) == 1
    assert "amendments/2024-011.md" in said.err
    certify(council, "2024-011")
    said = adopt(council, "--approved", f"2024-005,2024-011,{REST}")
    assert said.code == 0, said.err
    assert said.err.count(doubled) == 1
    assert doubled in council("check").err


def test_numbers_that_were_wrong_before_are_not_said_of_what_was_carried(council: Council) -> None:
    said = vary(council, "2024-005", *AT_MEETING, "--leave-out", "1")
    assert "is numbered" not in said.err
    assert "left out" not in said.err
