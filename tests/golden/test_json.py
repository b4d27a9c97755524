"""What `--json` prints on this repository's record, word for word (see README.md beside this)."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from constitution_tool.cli.commands import TABLE
from sharing import enter, enter_another, share

if TYPE_CHECKING:
    from council import Council

FAULT = 70
GOLDENS = Path(__file__).parent / "json"
RENEW = os.environ.get("RENEW_GOLDENS") == "1"
DAY = ("--date", "2024-05-10")
CHAIRS_KEY = ("--as", "chair", "--key", "COUNCIL/examples/keys/chair", *DAY, "--yes")

PUT = "2024-005,2024-006,2024-007,2024-008,2024-009"
"""What is for approval in this repository."""

WHAT = (
    *("--outcome", "adopted", "--approved", PUT),
    *("--evidence", "COUNCIL/examples/keys/chair.pub"),
)

CASES: dict[str, tuple[str, ...]] = {
    "build": ("build", "--dry-run"),
    "status": ("status",),
    "status-meeting": ("status", "--meeting", "2024-05-21"),
    "check": ("check",),
    "check-drafting": ("check", "--drafting"),
    "format": ("format", "--check"),
    "show": ("show", "C5 Introduction viii"),
    "show-several": ("show", "C5 ii"),
    "show-draft": ("show", "C5 Introduction ix", "--text", "draft"),
    "history": ("history", "C5 Introduction ix"),
    "history-pending": ("history", "C5 Introduction viii"),
    "render": ("render", "c5", "--text", "draft", "--dry-run"),
    "compare": ("compare", "adopted", "draft"),
    "compare-destinations": ("compare", "adopted", "draft", "--destinations"),
    "track": ("track", "adopted", "draft", "--to", "word,pdf", "--dry-run"),
    "track-amendment": ("track", "--amendment", "2024-004"),
    "obligations": ("obligations", "c5", "--text", "draft", "--to", "text,csv", "--dry-run"),
    "amendment-new": (
        "amendment", "new", "--title", "Plain words", "--in", "C5 Working Relationships i",
        "--replace", "indispensable", "--with", "necessary", "--reason", "Plainer words.",
        "--proposed-by", "the authors of this illustration", *DAY, "--dry-run",
    ),
    "amendment-new-twice": (
        "amendment", "new", "--title", "Twice", "--in", "C5 Working Relationships i",
        "--replace", "Members", "--with", "Councillors", "--reason", "R",
        "--proposed-by", "the authors of this illustration", *DAY, "--dry-run",
    ),
    "amendment-new-numbered": (
        "amendment", "new", "--title", "Between", "--to-after", "C5 Working Relationships i",
        "--new", "It has no number yet.", "--reason", "R",
        "--proposed-by", "the authors of this illustration", *DAY, "--dry-run",
    ),
    "amendment-list": ("amendment", "list"),
    "amendment-show": ("amendment", "show", "2024-004"),
    "amendment-check": ("amendment", "check"),
    "amendment-conflicts": ("amendment", "conflicts"),
    "amendment-update": ("amendment", "update", "2024-005", "--dry-run"),
    "amendment-vary": (
        "amendment", "vary", "2024-003", "--meeting", "2024-05-21", "--mover", "Councillor A",
        "--seconder", "Councillor B", "--instruction", "1", "--replace", "newly elected Members",
        "--with", "every Member", "--date", "2024-05-21", "--dry-run",
    ),
    "amendment-apply": ("amendment", "apply", "2024-004", *DAY),
    "review": ("review", "2024-004"),
    "review-request": (
        "review", "2024-004", "--as", "chair", "--request", "COUNCIL/x.zip", *DAY, "--dry-run",
    ),
    "authorise": ("authorise", "2024-004", *CHAIRS_KEY, "--dry-run"),
    "adopt": ("adopt", "--meeting", "2024-05-21", *WHAT, "--date", "2024-05-22", "--dry-run"),
    "register-show": ("register", "show"),
    "register-start": (
        "register", "start", "--holder", "chair=A", "--source", "S", *DAY, "--dry-run",
    ),
    "register-enter": ("register", "enter", "2024-D09", *DAY),
    "register-office-appoint": (
        "register", "office", "appoint", "chair", "B. Name", "--from", "2024-05-22",
        "--date", "2024-05-22", "--dry-run",
    ),
    "register-office-deputise": (
        "register", "office", "deputise", "chair", "B. Name", "--reason", "away",
        "--from", "2024-05-22", "--date", "2024-05-22", "--dry-run",
    ),
    "register-office-retire": (
        "register", "office", "retire", "chair", "--until", "2024-05-21", *DAY, "--dry-run",
    ),
    "register-key-enrol": (
        "register", "key", "enrol", "example-chair",
        "--public-key", "COUNCIL/examples/keys/chair.pub", *DAY, "--dry-run",
    ),
    "register-key-retire": ("register", "key", "retire", "example-chair", *DAY, "--dry-run"),
    "register-key-compromised": (
        "register", "key", "compromised", "example-chair", "--reason", "lost", *DAY, "--dry-run",
    ),
    "register-policy-change": (
        "register", "policy", "change", "COUNCIL/register/policy-0001.toml", *DAY, "--dry-run",
    ),
    "register-delegation-add": (
        "register", "delegation", "add", "--giver", "Standards Committee",
        "--to", "monitoring-officer", "--consulting", "chair", "--over", "c6",
        "--ground", "errors=Slips of the pen.", "--recommendation", "recommendation 1", *DAY,
        "--dry-run",
    ),
    "register-withdraw": (
        "register", "withdraw", "2024-004", "--by", "its proposer", *DAY, "--dry-run",
    ),
    "register-objection": (
        "register", "objection", "2024-004", "--by", "the authors", *DAY, "--dry-run",
    ),
    "register-report": ("register", "report", *DAY, "--dry-run"),
    "key-new": ("key", "new", "--file", "COUNCIL/key", "--no-passphrase", "--dry-run"),
    "template-new": ("template", "new", "--dry-run"),
    "paper-new": ("paper", "new", "briefing", "--dry-run"),
    "paper-render": ("paper", "render", "2024-05-21-full-council", "--dry-run"),
    "paper-check": ("paper", "check"),
    "pack": ("pack", "2024-05-21", "--csv", "--dry-run"),
    "sync": ("sync",),
    "verify": ("verify",),
    "verify-history": ("verify", "--history"),
    "verify-check-code": ("verify", "--check-code", f"9:{'0' * 64}@2024-05-13"),
    "register-check-code": ("register", "check-code", *DAY),
    "usage": ("compare",),
}  # fmt: skip
"""Each command of the table has at least the case of its own name, with `-` for a space."""

PLANS = ("amendment-apply-plan", "amendment-new-from-edit", "sync-plan")
"""Those of plans on a repository that something was done to first."""

MADE = re.compile(r"\.(docx|pdf|zip|txt|pub)$|^build/(.*/)?manifest\.json$")


def settled(value: Any, root: str) -> Any:
    """Replace what must vary: the folder, a new key, the bytes of documents, git's own names."""
    if isinstance(value, dict):
        changed = {name: settled(each, root) for name, each in value.items()}
        if MADE.search(str(value.get("path", ""))) and "sha256" in value:
            changed |= {"sha256": "…", "bytes": "…"}
        return changed
    if isinstance(value, list):
        return [settled(each, root) for each in value]
    if isinstance(value, str):
        return re.sub(r"AAAA\S+|\b[0-9a-f]{40}\b", "…", value.replace(root, "COUNCIL"))
    return value


def compare(council: Council, name: str, words: tuple[str, ...]) -> None:
    root = str(council.root)
    said = council("--json", *(word.replace("COUNCIL", root) for word in words))
    assert said.out.count("\n") == 1
    assert said.out.endswith("\n")
    found = settled(said.json, root)
    assert found["exit_code"] == said.code != FAULT
    golden = GOLDENS / f"{name}.json"
    text = json.dumps(found, indent=2, ensure_ascii=False) + "\n"
    if RENEW:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_json_is_as_it_was(council: Council, name: str) -> None:
    compare(council, name, CASES[name])


def test_the_plan_of_an_entry_is_as_it_was(council: Council) -> None:
    council.sign("2024-004")
    words = ("amendment", "apply", "2024-004", *DAY, "--dry-run")
    compare(council, "amendment-apply-plan", words)


def test_the_plan_of_two_copies_that_parted_is_as_it_was(
    council: Council, capsys: pytest.CaptureFixture[str]
) -> None:
    sharing = share(council, capsys)
    enter_another(sharing.ben)
    assert sharing.ben("sync").code == 0
    enter(sharing.ann, "2024-004")
    compare(sharing.ann, "sync-plan", ("sync", "--dry-run"))


def test_the_amendment_made_of_an_edited_copy_is_as_it_was(council: Council) -> None:
    council.write("copy.md", council.read("source/c5.md").replace("indispensable", "necessary"))
    words = ("amendment", "new", "--from-edit", "COUNCIL/copy.md", "--title", "Edited")
    reasons = ("--proposed-by", "the authors", "--reason", "Plainer.", *DAY, "--dry-run")
    compare(council, "amendment-new-from-edit", (*words, *reasons))


@pytest.mark.parametrize("command", TABLE.commands)
def test_every_command_has_a_golden(command: str) -> None:
    name = command.replace(" ", "-")
    assert tuple(CASES[name][: command.count(" ") + 1]) == tuple(command.split())
    assert (GOLDENS / f"{name}.json").is_file()


def test_no_golden_is_left_over() -> None:
    assert {golden.stem for golden in GOLDENS.iterdir()} == {*CASES, *PLANS}
