"""What is published after the papers of a meeting: a supplement, and what came too late."""

from __future__ import annotations

import tomllib
from io import BytesIO
from typing import TYPE_CHECKING

import docx

import packs
from constitution_tool.ooxml.read_marks import read
from packs import DAY, PUBLIC, REPORT, RESTRICTED, UNHEARD

if TYPE_CHECKING:
    from council import Council

LATE = "The advice of counsel came on 14 May 2024."
ADOPTION = "Appendix 1 Protocol for adoption"
OWN = "Supplementary paper 1 Changes since publication on 13 May 2024"
REPORT_NAME = "Report A new Member-Officer Protocol"


def put_down(council: Council, number: int = 0) -> dict:
    name = f"{DAY}.supplement-{number}.toml" if number else f"{DAY}.toml"
    return tomllib.loads(council.read(f"papers/published/{name}"))


def lying(council: Council, folder: str) -> dict[str, bytes]:
    place = council.root / folder
    return {path.name: path.read_bytes() for path in sorted(place.iterdir())}


def publish(council: Council, *words: str, day: str = "2024-05-13") -> None:
    made = council("pack", DAY, "--final", *words)
    assert made.code == 0, made.err
    said = council("pack", DAY, "--published", day, *words)
    assert said.code == 0, said.err


def published(council: Council, *, kept_back: bool = False) -> dict[str, bytes]:
    packs.ready(council)
    if kept_back:
        packs.keep_back(council.root)
    publish(council)
    return lying(council, PUBLIC)


def supplement(council: Council, number: int = 1, day: str = "2024-05-15") -> dict[str, bytes]:
    publish(council, "--supplement", "--late", LATE, day=day)
    return lying(council, f"{PUBLIC}-supplement-{number}")


def words_of(data: bytes) -> tuple[str, str]:
    """Give a Word file with its changes rejected, and accepted."""
    sides = read(data)
    return "\n".join(sides.old), "\n".join(sides.new)


def test_a_supplement_says_what_changed_and_why_late_and_leaves_the_published_papers(
    council: Council,
) -> None:
    before = published(council)
    council.edit(REPORT, "No assessment under", "An assessment under")
    (council.root / f"papers/{DAY}-decision-2024-003.md").rename(council.root / "kept-aside")
    refused = council("pack", DAY)
    assert refused.code == 1
    assert "--supplement --late" in refused.err
    (council.root / "kept-aside").rename(council.root / f"papers/{DAY}-decision-2024-003.md")
    made = supplement(council)
    assert set(made) == {
        *(f"{OWN}.{ending}" for ending in ("docx", "pdf")),
        *(f"{REPORT_NAME} (supplement 1).{ending}" for ending in ("docx", "pdf")),
        "manifest.json",
    }
    assert lying(council, PUBLIC) == before
    old, new = words_of(made[f"{OWN}.docx"])
    assert "No assessment under section 149" in old
    assert "An assessment under section 149" in new
    assert LATE in new
    assert "100B(4)(b)" in new
    assert "Equality Implications" in new
    word = docx.Document(BytesIO(made[f"{OWN}.docx"]))
    styles = {p.text: p.style.name for p in word.paragraphs}
    assert styles["The report “A new Member / Officer Protocol”"].startswith("Heading")
    assert styles["8. Equality Implications"].startswith("Heading")
    *rows, last = word.tables[-1].rows
    kept = [p.paragraph_format.keep_with_next for r in rows for c in r.cells for p in c.paragraphs]
    assert all(kept)  # the form for the ruling is on one page
    assert not any(p.paragraph_format.keep_with_next for c in last.cells for p in c.paragraphs)
    assert "Financial Implications" not in new
    assert "An assessment under" in words_of(made[f"{REPORT_NAME} (supplement 1).docx"])[1]
    assert put_down(council, 1)["late"] == LATE
    assert council.git("log", "-1", "--format=%s").strip() == "Publish supplement 1 for 21 May 2024"
    again = council("pack", DAY)
    assert again.code == 0
    assert "published on 13 May 2024, Supplement 1 on 15 May 2024, and say the same" in again.out


def test_a_changed_text_is_shown_as_tracked_changes_and_what_marks_changes_is_given_anew(
    council: Council,
) -> None:
    published(council)
    council.edit("amendments/2024-005.md", "change their professional", "alter their professional")
    made = supplement(council)
    old, new = words_of(made[f"{OWN}.docx"])
    assert "any officer to change their professional opinion" in old
    assert "any officer to alter their professional opinion" in new
    assert "marks, which are set anew" in new
    assert {name for name in made if name.startswith("Appendix 2A")}


def test_a_second_supplement_follows_the_first_and_says_only_what_came_after(
    council: Council,
) -> None:
    published(council)
    council.edit(REPORT, "No assessment under", "An assessment under")
    first = supplement(council)
    council.edit(REPORT, "Nothing further is held", "Nothing more is held")
    words = ("pack", DAY, "--supplement", "--late", LATE)
    assert council(*words, "--final").code == 0
    early = council(*words, "--published", "2024-05-14")
    assert (early.code, "what they supplement was published on 15 May" in early.err) == (1, True)
    second = supplement(council, 2, "2024-05-16")
    own = "Supplementary paper 2 Changes since Supplement 1, published on 15 May 2024.docx"
    _, new = words_of(second[own])
    assert "Nothing more is held" in new
    assert "assessment" not in new
    assert "what has changed since Supplement 1, published on 15 May 2024. What changed" in new
    assert lying(council, f"{PUBLIC}-supplement-1") == first
    (council.root / f"papers/published/{DAY}.supplement-1.toml").unlink()
    assert council("status").code == 3


def test_what_is_new_goes_with_it_and_what_is_gone_is_named(council: Council) -> None:
    published(council)
    council.write("papers/more.md", packs.EXEMPT.partition("[[exempt]]")[0] + "+++\n\nNew words.\n")
    council.edit(REPORT, f"meeting = {DAY}", "meeting = 2024-07-09")
    council.edit("constitution.toml", "[[meeting]]", _another("2024-07-09"))
    said = council("pack", DAY, "--supplement", "--late", LATE)
    made = lying(council, f"{PUBLIC}-supplement-1")
    assert said.code == 0, said.err
    _, new = words_of(made[f"{OWN}.docx"])
    assert f"Appendix 4 ({UNHEARD} title): new" in new
    assert "The report “A new Member-Officer Protocol”: no longer before the meeting" in new
    assert f"Appendix 4 {UNHEARD} title (supplement 1).pdf" in made


def _another(day: str) -> str:
    return f'[[meeting]]\ndate = {day}\nbody = "Full Council"\ntitle = "Council"\n\n[[meeting]]'


def test_a_final_supplement_needs_its_reason_and_a_draft_says_it_is_missing(
    council: Council,
) -> None:
    published(council)
    council.edit(REPORT, "No assessment under", "An assessment under")
    draft = council("--json", "pack", DAY, "--supplement")
    assert draft.code == 0
    assert draft.json["result"]["missing"] == ["late-unsaid"]
    _, new = words_of(lying(council, f"{PUBLIC}-supplement-1")[f"{OWN}.docx"])
    assert "[To be written: why this could not be published in time.]" in new
    final = council("--json", "pack", DAY, "--supplement", "--final")
    assert final.code == 1
    assert [f["code"] for f in final.json["findings"]] == ["late-unsaid"]


def test_a_supplement_is_refused_before_publication_and_empty_when_nothing_changed(
    council: Council,
) -> None:
    packs.ready(council)
    early = council("--json", "pack", DAY, "--supplement", "--late", LATE)
    assert [f["code"] for f in early.json["findings"]] == ["supplement-early"]
    publish(council)
    said = council("pack", DAY, "--supplement", "--late", LATE)
    assert said.code == 0
    assert "say the same today" in said.out
    assert council("pack", DAY, "--late", LATE).code == 2
    hidden = council("pack", DAY, "--supplement", "--late", "So\u200b")
    assert hidden.code == (0 if "say the same" in hidden.out else 3)


def test_only_the_supplement_that_lies_there_is_published(council: Council) -> None:
    published(council)
    council.edit(REPORT, "No assessment under", "An assessment under")
    words = ("pack", DAY, "--supplement", "--late")
    assert council(*words, LATE, "--final").code == 0
    other = council("--json", *words, "Another reason.", "--published", "2024-05-15")
    assert [f["code"] for f in other.json["findings"]] == ["published-unmade"]
    assert "leave --late out" in other.json["findings"][0]["remedy"]
    assert not (council.root / f"papers/published/{DAY}.supplement-1.toml").exists()


def test_why_a_supplement_is_late_is_said_once_when_it_is_made(council: Council) -> None:
    published(council)
    council.edit(REPORT, "No assessment under", "An assessment under")
    unmade = council("--json", "pack", DAY, "--supplement", "--published", "2024-05-15")
    assert [f["code"] for f in unmade.json["findings"]] == ["late-unsaid"]
    assert council("pack", DAY, "--supplement", "--late", LATE, "--final").code == 0
    said = council("pack", DAY, "--supplement", "--published", "2024-05-15")
    assert said.code == 0, said.err
    assert put_down(council, 1)["late"] == LATE


# --- what the public may be kept from -------------------------------------------------------------


def test_restricted_papers_are_frozen_and_no_word_of_them_is_put_down(council: Council) -> None:
    published(council, kept_back=True)
    written = council.read(f"papers/published/{DAY}.toml")
    assert UNHEARD not in written
    (sealed,) = put_down(council)["sealed"]
    assert set(sealed) == {"words", "word", "pdf"}
    assert council("pack", DAY).code == 0
    council.edit("papers/appendix-4.md", f"The {UNHEARD} words.", f"Other {UNHEARD} words.")
    said = council("--json", "pack", DAY)
    assert said.code == 1
    assert {f["code"] for f in said.json["findings"]} == {"published-changed"}


def test_a_change_to_what_is_exempt_is_supplemented_apart(council: Council) -> None:
    published(council, kept_back=True)
    council.edit("papers/appendix-4.md", f"The {UNHEARD} words.", f"Other {UNHEARD} words.")
    made = supplement(council)
    assert set(made) == {f"{OWN}.docx", f"{OWN}.pdf", "manifest.json"}
    _, new = words_of(made[f"{OWN}.docx"])
    told = "kept: 1 paper is changed or replaced, and given to Members apart."
    assert told in new
    assert "withdrawn" not in new
    apart = lying(council, f"{RESTRICTED}-supplement-1")
    assert f"{packs.APPENDIX_4} (supplement 1).pdf" in apart
    assert UNHEARD not in council.read(f"papers/published/{DAY}.supplement-1.toml")
    assert UNHEARD not in new
    assert len(put_down(council, 1)["sealed"]) == 1
    assert council("pack", DAY).code == 0


def test_restricted_papers_are_published_only_as_they_lie_there(council: Council) -> None:
    packs.ready(council)
    packs.keep_back(council.root)
    assert council("pack", DAY, "--final").code == 0
    path = council.root / RESTRICTED / f"{packs.APPENDIX_4}.pdf"
    path.unlink()
    said = council("--json", "pack", DAY, "--published", "2024-05-13")
    assert [f["code"] for f in said.json["findings"]] == ["published-unmade"]


# --- clear days -----------------------------------------------------------------------------------


def test_papers_published_in_time_are_not_called_late(council: Council) -> None:
    packs.ready(council)
    assert council("pack", DAY, "--final").code == 0
    said = council("--json", "pack", DAY, "--published", "2024-05-13")
    assert "published-late" not in [f["code"] for f in said.json["findings"]]


def test_both_notices_are_named_when_too_few_clear_days_are_left(council: Council) -> None:
    packs.ready(council)
    assert council("pack", DAY, "--final").code == 0
    said = council("--json", "pack", DAY, "--published", "2024-05-15")
    assert said.code == 0
    late = [f for f in said.json["findings"] if f["code"] == "published-late"]
    assert [f["severity"] for f in late] == ["warning"] * 2
    for finding, law in zip(late, ("Schedule 12, paragraph 4", "section 100B"), strict=True):
        assert "15 May 2024 leave 3 clear days" in finding["problem"]
        assert law in finding["problem"]
        assert "Nothing says why." in finding["problem"]
    summons, papers = late
    assert "falls short by 2 clear days" in summons["remedy"]
    assert "take legal advice" in summons["remedy"]
    assert "100B" not in summons["remedy"]
    assert "section 100B(4)(b)" in papers["remedy"]


def test_a_late_report_says_why_and_leaves_room_for_the_ruling(council: Council) -> None:
    packs.ready(council)
    council.edit(REPORT, "report_of =", f'late = "{LATE}"\nreport_of =')
    assert council("pack", DAY, "--final").code == 0
    _, new = words_of(lying(council, PUBLIC)[f"{REPORT_NAME}.docx"])
    assert LATE in new
    assert "100B(4)(b)" in new
    said = council("--json", "pack", DAY, "--published", "2024-05-15")
    assert any(LATE in f["problem"] for f in said.json["findings"])
    assert put_down(council)["late"] == LATE
