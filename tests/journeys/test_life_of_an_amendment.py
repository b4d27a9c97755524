"""An amendment drafted, read, signed, refused and entered, on a real repository."""

from __future__ import annotations

import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest

from council import ROOT, Council

UNSIGNED = "2024-004"
WORDS = (
    "amendment", "new", "--kind", "substantive", "--title", "T", "--reason", "R",
    "--proposed-by", "a test", "--date", "2024-05-10",
)  # fmt: skip

if TYPE_CHECKING:
    from pathlib import Path


DECIDED = (
    "--kind", "pre-adoption", "--delegation", "2024-D01", "--ground-reason", "A test.",
)  # fmt: skip
NEXT_STEPS = (*DECIDED, "--ground", "next-steps")


def new(council: Council, *words: str) -> tuple[int, str]:
    said = council(*WORDS, *words)
    return said.code, said.out + said.err


def test_what_is_drafted_is_shown_in_amending_language_and_tracked_changes(
    council: Council,
) -> None:
    code, said = new(
        council,
        "--in",
        "C5 Working Relationships i",
        "--replace",
        "indispensable",
        "--with",
        "necessary",
    )
    assert code == 0
    assert "for “indispensable” substitute “necessary”" in said
    shown = council("amendment", "show", "2024-010")
    assert shown.code == 0
    words = " ".join(shown.out.split())
    assert "[Deleted: indispensable]" in words
    assert "[Added: necessary]" in words


def test_an_unsigned_amendment_is_refused_with_5_and_names_both_offices(council: Council) -> None:
    before = council.tree()
    said = council("amendment", "apply", UNSIGNED, "--date", "2024-05-10")
    assert said.code == 5
    assert "The Monitoring Officer has not decided 2024-004." in said.err
    assert "The Chair of the Standards Committee has not been consulted on 2024-004." in said.err
    assert council.tree() == before


def test_the_monitoring_officer_alone_is_not_enough(council: Council) -> None:
    key = str(council.root / "examples/keys/monitoring-officer")
    council(
        "authorise", UNSIGNED, "--as", "monitoring-officer", "--key", key,
        "--date", "2024-05-10", "--yes",
    )  # fmt: skip
    said = council("amendment", "apply", UNSIGNED, "--date", "2024-05-10")
    assert said.code == 5
    assert "Chair" in said.err


@pytest.mark.parametrize("answer", ["comments", "does-not-agree"])
def test_a_chair_who_does_not_agree_stops_it(council: Council, answer: str) -> None:
    council.sign(UNSIGNED, chair=answer)
    said = council("amendment", "apply", UNSIGNED, "--date", "2024-05-10")
    assert said.code == 5


def test_signed_by_both_it_is_entered_and_the_commit_names_amendment_and_authority(
    council: Council,
) -> None:
    council.write("notes.txt", "other work\n")
    council.sign(UNSIGNED)
    source = council.read("source/c5.md")
    said = council("amendment", "apply", UNSIGNED, "--date", "2024-05-10")
    assert said.code == 0, said.err
    message = council.git("log", "-1", "--format=%B")
    assert "Amendment: 2024-004" in message
    assert "Authority: Monitoring Officer decides, 2024-05-10" in message
    assert "Authority: Chair of the Standards Committee agrees, 2024-05-10" in message
    assert "Delegation: 2024-D01" in message
    changed = council.git("show", "--name-only", "--format=", "HEAD").split()
    assert set(changed) == {
        "register/0006.json",
        "register/statements/2024-004.chair.json",
        "register/statements/2024-004.chair.sig",
        "register/statements/2024-004.monitoring-officer.json",
        "register/statements/2024-004.monitoring-officer.sig",
    }
    assert council.read("source/c5.md") == source
    assert council("verify").code == 0
    shown = council("show", "C5 Introduction viii", "--text", "draft").out
    assert "guidance or training material" in " ".join(shown.split())


def test_one_space_after_signing_voids_it(council: Council) -> None:
    council.sign(UNSIGNED)
    council.edit(
        f"amendments/{UNSIGNED}.md", "What is used in training", "What is  used in training"
    )
    assert council("amendment", "apply", UNSIGNED, "--date", "2024-05-10").code in {3, 5}
    council.edit(f"amendments/{UNSIGNED}.md", "What is  used", "What was used")
    said = council("amendment", "apply", UNSIGNED, "--date", "2024-05-10")
    assert said.code == 5
    assert "has changed since" in said.err


def test_all_or_nothing(council: Council) -> None:
    code, _ = new(
        council, *NEXT_STEPS,
        "--in", "C5 Introduction i", "--replace", "to guide", "--with", "to train and guide",
    )  # fmt: skip
    assert code == 0
    council.sign("2024-010")
    before, commits = council.tree(), council.git("rev-list", "HEAD")
    said = council("amendment", "apply", "2024-010", UNSIGNED, "--date", "2024-05-10")
    assert said.code == 5
    assert council.tree() == before
    assert council.git("rev-list", "HEAD") == commits


def refused_to_both(council: Council, id_: str) -> str:
    """Ask both offices to sign, and entry, of what nobody can decide; say why the first may not."""
    keys = ROOT / "examples/keys"
    said = [
        council(
            "authorise",
            id_,
            "--as",
            office,
            "--key",
            str(keys / office),
            "--date",
            "2024-05-10",
            "--yes",
        )
        for office in ("chair", "monitoring-officer")
    ]
    said.append(council("amendment", "apply", id_, "--date", "2024-05-10"))
    assert [each.code for each in said] == [5, 5, 5]
    assert not [path for path in council.tree() if f"statements/{id_}" in path]
    return said[0].err


def test_nobody_signs_an_amendment_outside_the_grounds(council: Council) -> None:
    kept = ROOT / "tests/data/outside-the-grounds/2024-010.md"
    council.write("amendments/2024-010.md", kept.read_text(encoding="utf-8"))
    assert "governance-review" in refused_to_both(council, "2024-010")
    assert council("check").code == 1


def test_nobody_signs_a_target_outside_the_delegation(council: Council) -> None:
    code, said = new(
        council, *NEXT_STEPS,
        "--in", "C6, unnumbered paragraph",
        "--replace", "can be found here", "--with", "is here",
    )  # fmt: skip
    assert code == 0, said
    assert "c6" in refused_to_both(council, "2024-010")


def test_words_that_moved_are_a_conflict(council: Council) -> None:
    for words in (("to guide", "to train and guide"), ("to guide Members", "to help Members")):
        code, _ = new(
            council, *NEXT_STEPS,
            "--in", "C5 Introduction i", "--replace", words[0], "--with", words[1],
        )  # fmt: skip
        assert code == 0
    council.sign("2024-010")
    council.sign("2024-011")
    assert council("amendment", "apply", "2024-010", "--date", "2024-05-10").code == 0
    said = council("amendment", "apply", "2024-011", "--date", "2024-05-10")
    assert said.code == 4
    assert "C5, Introduction, paragraph i" in said.err


def test_a_source_edited_by_hand_stops_apply_with_4_and_build_and_verify(council: Council) -> None:
    council.edit("source/c5.md", "guide Members", "guide  Members".replace("  ", " all "))
    council.sign(UNSIGNED)
    assert council("amendment", "apply", UNSIGNED, "--date", "2024-05-10").code == 4
    verified = council("verify")
    assert verified.code == 5
    assert "source/c5.md" in verified.err
    assert council("build").code == 5


def test_a_dry_run_prints_the_plan_and_touches_nothing(council: Council) -> None:
    council.sign(UNSIGNED)
    before = council.tree()
    dry = council(
        "amendment", "apply", UNSIGNED, "--date", "2024-05-10", "--dry-run", "--json"
    ).json
    assert council.tree() == before
    real = council("amendment", "apply", UNSIGNED, "--date", "2024-05-10", "--json").json
    assert dry["plan"] == real["plan"]
    assert dry["result"] == real["result"]


def test_a_signature_made_elsewhere_comes_back(council: Council, tmp_path: Path) -> None:
    target = tmp_path / "request.zip"
    said = council(
        "review", UNSIGNED, "--as", "chair", "--request", str(target), "--date", "2024-05-10"
    )
    assert said.code == 0, said.err
    away = tmp_path / "away"
    with zipfile.ZipFile(target) as archive:
        archive.extractall(away)
    page = (away / "read-me-first.html").read_text(encoding="utf-8")
    line = next(row for row in page.splitlines() if "ssh-keygen -Y sign" in row)
    words = line.removeprefix("<pre>").removesuffix("</pre>").split()
    key = away / "key"
    key.write_bytes((council.root / "examples/keys/chair").read_bytes())
    key.chmod(0o600)
    words[words.index("KEY")] = str(key)
    subprocess.run(words, cwd=away, check=True, capture_output=True)
    signature = away / f"{UNSIGNED}.chair.json.sig"
    received = council("authorise", UNSIGNED, "--as", "chair", "--receive", str(signature))
    assert received.code == 0, received.err
    listed = council("amendment", "list", "--json").json["result"]["amendments"]
    lacks = next(one["lacks"] for one in listed if one["id"] == UNSIGNED)
    assert lacks == ["the decision of the Monitoring Officer"]


def test_the_chair_cannot_sign_for_the_monitoring_officer(council: Council) -> None:
    key = str(council.root / "examples/keys/chair")
    said = council(
        "authorise", UNSIGNED, "--as", "monitoring-officer", "--key", key,
        "--date", "2024-05-10", "--yes",
    )  # fmt: skip
    assert said.code == 5
    assert not (council.root / f"register/statements/{UNSIGNED}.monitoring-officer.json").exists()
