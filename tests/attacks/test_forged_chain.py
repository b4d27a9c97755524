"""What is on record stays as it was made: entries, and everything they rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from forging import CHAIR, LAST, MO, UNSIGNED, Forger, codes, entry, laid_out, signature, statement

if TYPE_CHECKING:
    from collections.abc import Callable

    from council import Council

ENTER = ("amendment", "apply", UNSIGNED, "--date", "2024-05-10")
HOLDERS = "register/office-holders-0001.toml"
POLICY = "register/policy-0001.toml"
CONSULTED = '[[rule.office]]\noffice = "chair"\npart = "consulted"\n\n'


def refused(council: Council, *wanted: str) -> None:
    """See that the record does not hold, and that nothing is entered or made on it."""
    before = council.tree()
    for words in (("verify",), ENTER):
        exit_code, found = codes(council, *words)
        assert exit_code == 5, (words, found)
        assert set(wanted) <= found, (words, found)
    exit_code, found = codes(council, "build")
    assert exit_code == 5, found
    assert not (council.root / "build").exists()
    assert council.tree() == before


# --- entries taken out, altered, moved ----------------------------------------------------------


@pytest.mark.parametrize("number", range(1, LAST))
def test_an_entry_taken_out(council: Council, forger: Forger, number: int) -> None:
    forger.path(entry(number)).unlink()
    refused(council, "entry-gap")


def test_the_last_entry_taken_out_changes_the_check_code(council: Council, forger: Forger) -> None:
    """The record still holds: only a check code published before tells (docs/guarantees.md)."""
    before = council("verify", "--json").json["result"]["check_code"]
    forger.path(entry(LAST)).unlink()
    said = council("verify", "--json")
    assert said.code == 0
    assert said.json["result"]["check_code"] != before


@pytest.mark.parametrize("number", range(1, LAST + 1))
def test_an_entry_edited(council: Council, forger: Forger, number: int) -> None:
    forger.change(entry(number), evidence="Minute 7")
    refused(council, "entry-evidence")


@pytest.mark.parametrize("number", range(2, LAST + 1))
def test_an_entry_edited_breaks_the_chain(council: Council, forger: Forger, number: int) -> None:
    forger.change(entry(number - 1), evidence="Minute 7")
    refused(council, "entry-previous")


def test_the_chain_rebuilt_from_the_second_entry(council: Council, forger: Forger) -> None:
    """Everything signed later was signed over the chain as it was."""
    forger.change(entry(2), evidence="Minute 7")
    forger.rechain(3)
    refused(council, "entry-evidence", "seen-not-ancestor")


def test_a_delegation_widened_and_the_chain_rebuilt(council: Council, forger: Forger) -> None:
    council.edit("register/decisions/2024-D01.md", 'scope = ["c5"]', 'scope = ["c5", "c6"]')
    forger.rechain(2)
    refused(council, "subject-changed", "seen-not-ancestor")


def test_an_entry_dated_before_the_last(council: Council, forger: Forger) -> None:
    forger.change(entry(LAST), day="2024-05-08")
    refused(council, "entry-day")


def test_entries_dated_before_they_were_signed(council: Council, forger: Forger) -> None:
    for number in (3, 4, 5):
        forger.change(entry(number), day="2024-05-07")
    forger.rechain(3)
    refused(council, "statement-after-entry")


def test_entering_on_a_day_gone_by(council: Council) -> None:
    council.sign(UNSIGNED)
    exit_code, found = codes(council, "amendment", "apply", UNSIGNED, "--date", "2024-05-01")
    assert (exit_code, "entry-before-head" in found) == (5, True), found


def test_signing_on_a_day_gone_by(council: Council, forger: Forger) -> None:
    exit_code, found = codes(
        council, "authorise", UNSIGNED, "--as", CHAIR,
        "--key", str(forger.path(f"examples/keys/{CHAIR}")), "--date", "2024-05-01", "--yes",
    )  # fmt: skip
    assert (exit_code, found) == (5, {"statement-before-seen"})


def test_an_amendment_entered_twice(council: Council, forger: Forger) -> None:
    forger.put(entry(LAST + 1), laid_out({**forger.table(entry(LAST)), "sequence": LAST + 1}))
    forger.rechain(LAST + 1)
    exit_code, found = codes(council, "verify")
    assert (exit_code, "entered-already" in found) == (5, True), found


def test_entering_an_amendment_again(council: Council) -> None:
    """Its authority is good: it is a conflict, for the draft has it already."""
    before = council.tree()
    exit_code, found = codes(council, "amendment", "apply", "2024-001", "--date", "2024-05-10")
    assert (exit_code, found) == (4, {"entered-already"})
    assert council.tree() == before


def test_an_entry_nobody_signed(council: Council, forger: Forger) -> None:
    forged = {**forger.table(entry(LAST)), "sequence": LAST + 1, "subject": UNSIGNED}
    forged["relied_on"] = {
        name.replace("2024-003", UNSIGNED): digest
        for name, digest in forged["relied_on"].items()
        if "statements" not in name
    }
    forger.put(entry(LAST + 1), laid_out(forged))
    forger.rechain(LAST + 1)
    refused(council, "statement-missing")


# --- what the entries rely on -------------------------------------------------------------------


def amend(council: Council) -> None:
    council.edit("amendments/2024-001.md", "Reason: ", "Reason: really ")


def kept_text(council: Council) -> None:
    council.edit("register/text/0000/c5.md", "guide Members", "help Members")


def both_texts(council: Council) -> None:
    kept_text(council)
    council.edit("source/c5.md", "guide Members", "help Members")


def office_holders(council: Council) -> None:
    council.edit(HOLDERS, '"example-chair"\nstart = 2024-03-28', '"example-mo"\nstart = 2024-03-28')


def policy(council: Council) -> None:
    council.edit(POLICY, CONSULTED, "")


ALTERED: tuple[tuple[Callable[[Council], None], tuple[str, ...], tuple[str, ...]], ...] = (
    (amend, ("subject-changed",), ("subject-changed",)),
    (kept_text, ("source-edited", "entry-adopted"), ("source-edited", "entry-adopted")),
    (both_texts, ("entry-adopted",), ("entry-adopted", "seen-not-ancestor")),
    (office_holders, ("seen-office-holders",), ("seen-office-holders",)),
    (policy, ("seen-policy",), ("seen-policy", "delegation-consultee")),
)


@pytest.mark.parametrize(("alter", "wanted"), [(alter, first) for alter, first, _ in ALTERED])
def test_what_is_relied_on_altered(
    council: Council, alter: Callable[[Council], None], wanted: tuple[str, ...]
) -> None:
    alter(council)
    refused(council, "relied-on-changed", *wanted)


@pytest.mark.parametrize(("alter", "wanted"), [(alter, last) for alter, _, last in ALTERED])
def test_what_is_relied_on_altered_and_the_chain_rebuilt(
    council: Council, forger: Forger, alter: Callable[[Council], None], wanted: tuple[str, ...]
) -> None:
    alter(council)
    forger.rechain()
    refused(council, *wanted)


@pytest.mark.parametrize(
    "path",
    [
        "amendments/2024-002.md",
        "register/decisions/2024-D01.md",
        "register/text/0000/c6.md",
        statement("2024-001", CHAIR),
        signature("2024-001", MO),
        HOLDERS,
        POLICY,
    ],
)
def test_what_is_relied_on_taken_out(council: Council, forger: Forger, path: str) -> None:
    forger.path(path).unlink()
    exit_code, found = codes(council, "verify")
    assert (exit_code, "relied-on-missing" in found) == (5, True), found


def test_the_text_altered_by_hand(council: Council) -> None:
    council.edit("source/c5.md", "guide Members", "help Members")
    assert codes(council, "verify") == (5, {"source-edited"})
    assert codes(council, "build") == (5, {"source-edited"})
    council.sign(UNSIGNED)
    assert codes(council, *ENTER) == (4, {"source-edited"})


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (POLICY, CONSULTED, ""),
        (HOLDERS, '"chair"\nperson = "example-chair"', '"chair"\nperson = "example-mo"'),
    ],
)
def test_a_later_version_put_beside_the_first_is_not_in_force(
    council: Council, forger: Forger, path: str, old: str, new: str
) -> None:
    """A policy or list of office-holders counts from an entry that put it on record."""
    text = council.read(path)
    assert old in text
    later = text.replace(old, new, 1).replace("version = 1", "version = 2")
    council.write(path.replace("0001", "0002"), later)
    said = council("verify", "--json")
    assert {(one["path"], one["severity"], one["code"]) for one in said.json["findings"]} == {
        (path.replace("0001", "0002"), "warning", "version-not-entered")
    }
    said = council(
        "authorise", UNSIGNED, "--as", MO, "--key", str(forger.path(f"examples/keys/{MO}")),
        "--date", "2024-05-10", "--yes",
    )  # fmt: skip
    assert said.code == 0, said.err
    assert codes(council, *ENTER) == (5, {"statement-missing"})
