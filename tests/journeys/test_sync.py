"""Two officers bring their copies up to date through a third, on real repositories."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sharing import DAY, UNSIGNED, Sharing, draft, enter, enter_another, git, share, state

if TYPE_CHECKING:
    from council import Council

KEPT = "refs/constitution-tool/before-sync/"


@pytest.fixture
def sharing(council: Council, capsys: pytest.CaptureFixture[str]) -> Sharing:
    return share(council, capsys)


def synced(council: Council) -> dict:
    said = council("--json", "sync")
    assert said.code == 0, said.out
    return said.json["result"]


def refused(council: Council, *words: str) -> tuple[int, set[str]]:
    """Run sync, see that it changes nothing, and give its exit code and the codes of the errors."""
    before = state(council)
    said = council("--json", "sync", *words)
    assert state(council) == before
    return said.code, {one["code"] for one in said.json["findings"]}


def entries(council: Council) -> list[str]:
    """The subjects on record, in order."""
    said = council("--json", "verify")
    assert said.code == 0, said.out
    return [
        council.read(path.relative_to(council.root).as_posix()).split('"subject": "')[1][:8]
        for path in sorted((council.root / "register").glob("0*.json"))
    ]


def test_nothing_to_do(sharing: Sharing):
    before = state(sharing.ann)
    said = sharing.ann("sync")
    assert (said.code, said.out) == (0, "")
    assert "Nothing to do" in said.err
    assert state(sharing.ann) == before


def test_what_the_others_entered_comes_here(sharing: Sharing):
    enter(sharing.ben, UNSIGNED)
    assert synced(sharing.ben)["sent"] == [UNSIGNED]
    before = sharing.ann.tree()
    planned = sharing.ann("--json", "sync", "--dry-run").json["plan"]
    assert sharing.ann.tree() == before
    assert {step["step"] for step in planned} == {"write", "advance"}
    found = synced(sharing.ann)
    assert (found["received"], found["sent"]) == ([UNSIGNED], [])
    assert sharing.ann.tree() == sharing.ben.tree()
    assert sharing.ann.git("status", "--porcelain") == ""
    assert sharing.ann.git("rev-parse", "HEAD", "origin/main").split() == [sharing.head()] * 2
    assert found["check_code"] == sharing.ben("--json", "verify").json["result"]["check_code"]


def test_what_was_entered_here_goes_there(sharing: Sharing):
    enter(sharing.ann, UNSIGNED)
    head = sharing.ann.git("rev-parse", "HEAD").strip()
    dry = sharing.ann("--json", "sync", "--dry-run").json["plan"]
    assert [step["step"] for step in dry] == ["send"]
    assert sharing.head() != head
    said = sharing.ann("sync")
    assert said.code == 0, said.err
    assert f"Sent to the shared copy “origin”: {UNSIGNED}." in said.err
    assert sharing.head() == head
    assert "ahead" not in sharing.ann.git("status", "-sb")


def test_a_first_copy_is_sent_to_an_empty_place(council: Council):
    bare = council.root.parent / "empty.git"
    git(council.root.parent, "init", "-q", "--bare", str(bare))
    council.git("remote", "add", "shared", str(bare))
    assert refused(council) == (2, {"shared-unknown"})
    said = council("--json", "sync", "--remote", "shared")
    assert said.code == 0, said.out
    assert git(bare, "rev-parse", "main") == council.git("rev-parse", "HEAD")


def test_where_both_entered_ours_is_entered_again_after_theirs(sharing: Sharing):
    other = enter_another(sharing.ben)
    synced(sharing.ben)
    enter(sharing.ann, UNSIGNED)
    ours = sharing.ann.git("rev-parse", "HEAD").strip()
    statements = {p: d for p, d in sharing.ann.tree().items() if "statements" in p}
    dry = sharing.ann("sync", "--dry-run")
    assert "Write register/0007.json" in dry.out
    assert "Send what is on record here" in dry.out
    found = synced(sharing.ann)
    assert (found["received"], found["sent"]) == ([other], [UNSIGNED])
    assert found["entered_again"] == [{"id": UNSIGNED, "was": 6, "entry": 7, "left": False}]
    assert entries(sharing.ann)[-2:] == [other, UNSIGNED]
    assert statements.items() <= sharing.ann.tree().items()
    assert sharing.ann.git("rev-parse", f"{KEPT}{ours}").strip() == ours == found["kept_as"][-40:]
    assert sharing.head() == sharing.ann.git("rev-parse", "HEAD").strip()
    assert sharing.ann.git("status", "--porcelain") == ""
    message = sharing.ann.git("log", "-1", "--format=%an %as %B")
    assert message.startswith(f"Ann {DAY} Enter amendment {UNSIGNED}")
    assert "Register-entry: register/0007.json\n" in message
    synced(sharing.ben)
    assert sharing.ben.tree() == sharing.ann.tree()
    for each in (sharing.ann, sharing.ben):
        assert each("verify", "--history").code == 0
        git(each.root, "fsck", "--strict")


def test_an_entry_made_again_is_never_dated_before_the_one_it_follows(sharing: Sharing):
    other = draft(sharing.ben, "Later", "C5 Working Relationships i", "indispensable", "necessary")
    enter(sharing.ben, other, "2024-05-14")
    synced(sharing.ben)
    enter(sharing.ann, UNSIGNED)
    said = sharing.ann("sync")
    assert "as entry 7, dated 2024-05-14 instead of 2024-05-10" in said.err
    assert "check code that no longer holds" in said.err
    assert sharing.ann("verify").code == 0


def test_several_of_ours_with_other_files_between_are_all_done_again(sharing: Sharing):
    ann = sharing.ann
    enter(sharing.ben, UNSIGNED)
    (sharing.ben.root / "NOTES.md").write_text("theirs\n")
    sharing.ben.git("add", "NOTES.md")
    sharing.ben.git("commit", "-qm", "Notes")
    synced(sharing.ben)
    first = draft(ann, "Necessary", "C5 Working Relationships i", "indispensable", "necessary")
    second = draft(ann, "Help", "C5 Introduction i", "to guide", "to help and guide")
    ann.sign(second)
    enter(ann, first)
    ann.write("paper.md", "one\n")
    ann.git("add", "paper.md")
    ann.git("commit", "-qm", "A paper")
    ann.write("paper.md", "two\n")
    ann.git("commit", "-qam", "A better paper")
    assert ann("amendment", "apply", second, "--date", DAY).code == 0
    found = synced(ann)
    assert found["received"] == [UNSIGNED]
    assert found["sent"] == [first, second]
    assert [one["entry"] for one in found["entered_again"]] == [7, 8]
    assert ann.read("paper.md") == "two\n"
    assert ann.read("NOTES.md") == "theirs\n"
    titles = ann.git("log", "-6", "--format=%s").splitlines()
    assert titles == [
        f"Enter amendment {second} in the draft",
        "A better paper",
        "A paper",
        f"Enter amendment {first} in the draft",
        "Notes",
        f"Enter amendment {UNSIGNED} in the draft",
    ]
    assert ann("verify", "--history").code == 0
    assert ann.git("status", "--porcelain") == ""


def test_where_the_two_collide_nothing_is_done_and_the_clause_is_named(sharing: Sharing):
    enter(sharing.ben, UNSIGNED)
    synced(sharing.ben)
    other = draft(sharing.ann, "Advice", "C5 Introduction viii", "any guidance", "any advice")
    enter(sharing.ann, other)
    assert refused(sharing.ann)[0] == 4
    said = sharing.ann("sync")
    assert f"{other}, which you entered here, does not go with what the others entered." in said.err
    assert "C5, Introduction, paragraph viii" in said.err
    assert f"run “constitution-tool sync --leave {other}”" in said.err
    left = sharing.ann("sync", "--leave", other)
    assert left.code == 0, left.err
    assert f"{other} is not entered any more" in left.err
    assert entries(sharing.ann)[-1] == UNSIGNED
    assert "any advice" in sharing.ann.read(f"amendments/{other}.md")
    assert sharing.ann.git("log", "-1", "--format=%s").startswith("Not entered: ")


def test_what_was_signed_over_our_own_entry_must_be_signed_again(sharing: Sharing):
    enter(sharing.ben, UNSIGNED)
    synced(sharing.ben)
    ann = sharing.ann
    first = enter_another(ann)
    second = draft(ann, "Help", "C5 Introduction i", "to guide", "to help and guide")
    enter(ann, second)
    code, found = refused(ann)
    assert (code, "seen-not-ancestor" in found) == (4, True)
    assert refused(ann, "--leave", "2024-001")[0] == 4
    assert ann("sync", "--leave", second).code == 0
    assert entries(ann)[-2:] == [UNSIGNED, first]
    enter(ann, second)
    assert synced(ann)["sent"] == [second]
    assert refused(ann, "--leave", second) == (2, {"sync-leave"})


def test_where_both_entered_the_same_amendment_theirs_stands(sharing: Sharing):
    for each in (sharing.ann, sharing.ben):
        enter(each, UNSIGNED)
    other = enter_another(sharing.ben)
    synced(sharing.ben)
    ours = sharing.ann.git("rev-parse", "HEAD").strip()
    said = sharing.ann("sync")
    assert said.code == 0, said.err
    assert f"{UNSIGNED} had been entered there as well: theirs stands." in said.err
    assert entries(sharing.ann)[-2:] == [UNSIGNED, other]
    assert sharing.ann.tree() == sharing.ben.tree()
    assert sharing.ann.git("rev-parse", f"{KEPT}{ours}").strip() == ours
    assert sharing.ann.git("rev-parse", "HEAD", "origin/main").split() == [sharing.head()] * 2


def test_one_number_given_to_two_amendments_is_refused(sharing: Sharing):
    enter_another(sharing.ben)
    synced(sharing.ben)
    enter(
        sharing.ann,
        draft(sharing.ann, "Code", "C5 Introduction i", "to guide", "to help and guide"),
    )
    code, found = refused(sharing.ann)
    assert (code, found) == (4, {"sync-collision"})


def test_work_that_is_not_recorded_is_left_alone(sharing: Sharing):
    enter(sharing.ben, UNSIGNED)
    synced(sharing.ben)
    ann = sharing.ann
    ann.write("notes.txt", "mine\n")
    other = draft(ann, "Draft", "C5 Working Relationships i", "indispensable", "necessary")
    ann.write("staged.txt", "mine too\n")
    ann.git("add", "staged.txt")
    before = ann.git("status", "--porcelain")
    synced(ann)
    assert ann.git("status", "--porcelain") == before
    assert f"amendments/{other}.md" in before
    assert "register/0006.json" in ann.git("ls-files")


def test_work_that_would_be_overwritten_is_named(sharing: Sharing):
    ann, ben = sharing.ann, sharing.ben
    ben.write("constitution.toml", ben.read("constitution.toml") + "\n# a remark\n")
    ben.git("commit", "-qam", "A remark")
    synced(ben)
    ann.write("constitution.toml", ann.read("constitution.toml") + "\n# mine\n")
    assert refused(ann) == (4, {"sync-unrecorded"})
    ann.git("checkout", "-q", "constitution.toml")
    assert synced(ann)["received"] == []
    assert ann.read("constitution.toml") == ben.read("constitution.toml")


def test_the_checks_of_a_forge_travel_with_the_constitution(sharing: Sharing):
    for path in (".github/workflows/verify.yml", ".gitlab-ci.yml", ".gitattributes"):
        (sharing.ben.root / path).parent.mkdir(parents=True, exist_ok=True)
        sharing.ben.write(path, f"# {path}\n")
    sharing.ben.git("add", ".")
    sharing.ben.git("commit", "-qm", "Checks")
    synced(sharing.ben)
    synced(sharing.ann)
    assert sharing.ann.read(".github/workflows/verify.yml") == "# .github/workflows/verify.yml\n"
    assert sharing.ann.git("status", "--porcelain") == ""


def test_a_shared_copy_that_moves_meanwhile_is_said_and_the_next_run_works(
    sharing: Sharing, monkeypatch: pytest.MonkeyPatch
):
    from constitution_tool.store import exchange  # noqa: PLC0415 - the real one, let in late

    enter(sharing.ann, UNSIGNED)
    other = enter_another(sharing.ben)
    before = state(sharing.ann)
    send = exchange.send

    def late(*words) -> None:
        monkeypatch.setattr(exchange, "send", send)
        sharing.ben.git("push", "-q")
        send(*words)

    monkeypatch.setattr(exchange, "send", late)
    said = sharing.ann("--json", "sync")
    assert (said.code, said.json["error"]["code"]) == (4, "shared-moved")
    assert state(sharing.ann) == before
    assert synced(sharing.ann)["received"] == [other]
    assert entries(sharing.ann)[-2:] == [other, UNSIGNED]


# --- what is not proved goes nowhere ----------------------------------------------------------


def forged(council: Council, path: str, old: str, new: str) -> None:
    """Record and push an edit with git, as someone would who does not care for the record."""
    council.edit(path, old, new)
    council.git("commit", "-qam", "Tidy up")
    council.git("push", "-q")


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("register/0004.json", '"2024-05-', '"2024-04-'),
        ("source/c5.md", "must", "may"),
        ("register/statements/2024-001.chair.json", "agrees", "comments"),
    ],
)
def test_a_shared_copy_that_does_not_hold_is_refused(
    sharing: Sharing, path: str, old: str, new: str
):
    forged(sharing.ben, path, old, new)
    objects = sorted(p.name for p in (sharing.ann.root / ".git/objects").rglob("*"))
    code, found = refused(sharing.ann)
    assert (code, "sync-unproved" in found) == (5, True)
    assert sorted(p.name for p in (sharing.ann.root / ".git/objects").rglob("*")) == objects
    enter(sharing.ann, UNSIGNED)
    assert refused(sharing.ann)[0] == 5


def test_what_does_not_hold_here_is_not_sent(sharing: Sharing):
    sharing.ann.edit("source/c5.md", "must", "may")
    sharing.ann.git("commit", "-qam", "Tidy up")
    before = sharing.head()
    assert refused(sharing.ann)[0] == 5
    assert sharing.head() == before


def test_an_older_record_put_over_a_newer_one_is_refused_though_it_holds(sharing: Sharing):
    ben = sharing.ben
    enter(ben, UNSIGNED)
    synced(ben)
    synced(sharing.ann)
    ben.git("rm", "-q", "register/0006.json")
    ben.git("commit", "-qm", "Take it back")
    assert ben("verify").code == 0
    ben.git("push", "-q")
    code, found = refused(sharing.ann)
    assert (code, found) == (5, {"sync-lost", "history-removed"})
    assert refused(ben) == (0, set())


def test_a_rewritten_shared_copy_is_refused_and_said(sharing: Sharing):
    enter(sharing.ben, UNSIGNED)
    synced(sharing.ben)
    synced(sharing.ann)
    sharing.ben.git("reset", "-q", "--hard", "HEAD~1")
    sharing.ben.git("push", "-qf")
    assert refused(sharing.ann) == (4, {"shared-rewritten"})
    enter_another(sharing.ben)
    sharing.ben.git("push", "-qf")
    assert refused(sharing.ann) == (4, {"shared-rewritten"})
    assert "was rewritten" in sharing.ann("sync").err


def test_another_constitution_altogether_is_refused(sharing: Sharing):
    ben = sharing.ben
    ben.git("checkout", "-q", "--orphan", "other")
    ben.git("commit", "-qm", "Begin")
    ben.git("push", "-qf", "origin", "other:main")
    sharing.ann.git("update-ref", "-d", "refs/remotes/origin/main")
    assert refused(sharing.ann) == (4, {"shared-rewritten"})


def test_without_a_shared_copy_it_is_said_how_to_name_one(council: Council):
    assert refused(council) == (2, {"shared-unknown"})
    said = council("sync")
    assert "git remote add origin ADDRESS" in said.err
    assert "--remote NAME" in said.err


def test_a_shared_copy_that_cannot_be_reached(sharing: Sharing):
    sharing.bare.rename(sharing.bare.with_name("away"))
    assert refused(sharing.ann) == (6, {"shared-unreachable"})


def test_a_folder_on_no_branch_and_one_with_part_of_its_history(sharing: Sharing):
    sharing.ann.git("checkout", "-q", "--detach")
    assert refused(sharing.ann) == (4, {"shared-no-branch"})
    sharing.ann.git("checkout", "-q", "main")
    (sharing.ann.root / ".git/shallow").write_text(sharing.head() + "\n")
    assert refused(sharing.ann) == (4, {"shared-shallow"})
    assert sharing.ann("verify", "--history").code == 4


MEETING = ("adopt", "--meeting", "2024-05-21", "--date", "2024-05-22")
PUT = "2024-005,2024-006,2024-007,2024-008,2024-009"


def adopt(council: Council, *outcome: str) -> None:
    """Have both offices certify what Council is imagined to have resolved."""
    keys = council.root / "examples/keys"
    paper = council.root.parent / "list.txt"
    paper.write_text("An imagined decision list.\n", encoding="utf-8")
    said = council(
        *MEETING, "--evidence", str(paper), *outcome,
        "--sign", f"monitoring-officer={keys / 'monitoring-officer'}",
        "--sign", f"proper-officer={keys / 'proper-officer'}",
    )  # fmt: skip
    assert said.code == 0, said.err


def test_the_bookmark_of_an_adoption_goes_with_it_when_it_is_entered_again(sharing: Sharing):
    enter(sharing.ben, UNSIGNED, "2024-05-22")
    assert sharing.ben("sync").code == 0
    adopt(sharing.ann, "--outcome", "adopted", "--approved", PUT)
    was = sharing.ann.git("rev-parse", "adopted/2024-05-21").strip()
    said = sharing.ann("sync")
    assert said.code == 0, said.err
    assert "The bookmark adopted/2024-05-21 goes with it." in said.err
    now, head = sharing.ann.git("rev-parse", "adopted/2024-05-21", "HEAD").split()
    assert now == head != was
    assert entries(sharing.ann)[-2:] == [UNSIGNED, "2024-D02"]


def test_the_bookmark_of_an_adoption_that_waits_again_is_taken_away(sharing: Sharing):
    enter(sharing.ben, UNSIGNED, "2024-05-22")
    assert sharing.ben("sync").code == 0
    adopt(sharing.ann, "--outcome", "adopted", "--approved", PUT)
    said = sharing.ann("sync", "--leave", "2024-D02")
    assert said.code == 0, said.err
    assert "The bookmark adopted/2024-05-21 was taken away." in said.err
    assert sharing.ann.git("tag") == ""


def test_two_decisions_of_one_number_are_told_once_and_how_to_go_on(sharing: Sharing):
    for council, by in ((sharing.ben, "Ben"), (sharing.ann, "Ann")):
        key = council.root / "examples/keys/monitoring-officer"
        said = council(
            "register", "objection", UNSIGNED, "--by", by, "--date", DAY,
            "--sign", f"monitoring-officer={key}",
        )  # fmt: skip
        assert said.code == 0, said.err
    assert sharing.ben("sync").code == 0
    assert refused(sharing.ann) == (4, {"sync-collision"})
    said = sharing.ann("sync")
    assert said.err.count("under the number 2024-D02") == 1
    assert "record yours again with the same command: it gets the next number" in said.err
    assert "an amendment under another number" not in said.err
