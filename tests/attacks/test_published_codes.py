"""A check code published before tells what a record alone cannot; nothing is of tomorrow."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from forging import CHAIR, LAST, MO, UNSIGNED, Forger, codes, digest, entry

if TYPE_CHECKING:
    from council import Council

PUBLISHED = "2024-05-09"
"""The day of the last entry on this repository's record."""
TOMORROW = (datetime.now(tz=UTC) + timedelta(days=2)).date().isoformat()


def code(forger: Forger, number: int, day: str = PUBLISHED) -> str:
    return f"{number}:{digest(forger.take(entry(number)))}@{day}"


def asked(council: Council, *published: str) -> tuple[int, set[str]]:
    words = [word for one in published for word in ("--check-code", one)]
    return codes(council, "verify", *words)


def test_the_record_agrees_with_every_code_of_it(council: Council, forger: Forger) -> None:
    all_of_them = [code(forger, number) for number in range(1, LAST + 1)]
    assert asked(council, *all_of_them[1:]) == (0, set())
    assert asked(council, *all_of_them, all_of_them[0].partition("@")[0])[0] == 5
    said = council("verify", "--check-code", all_of_them[-1], "--check-code", all_of_them[-2])
    assert "It agrees with the 2 check codes given." in said.err


def test_history_rebuilt_from_entry_2(council: Council, forger: Forger) -> None:
    """Whoever holds the key can sign the delegation again, and drop what came after."""
    published = code(forger, 2, "2024-03-28")
    council.edit("register/decisions/2024-D01.md", 'scope = ["c5"]', 'scope = ["c5", "c6"]')
    name = f"register/statements/2024-D01.{MO}.json"
    subject = {
        **forger.table(name)["subject"],
        "sha256": digest(forger.take("register/decisions/2024-D01.md")),
    }
    forger.change(name, subject=subject)
    forger.sign("2024-D01", MO)
    for number in range(3, LAST + 1):
        forger.path(entry(number)).unlink()
    forger.rechain(2)
    for signed in forger.path("register/statements").iterdir():
        if not signed.name.startswith("2024-D"):
            signed.unlink()
    assert asked(council) == (0, set()), "the forgery is a good one"
    assert asked(council, published) == (5, {"check-code-differs"})
    assert asked(council, code(forger, 1, "2024-03-28")) == (0, set())


def test_an_older_copy_served(council: Council, forger: Forger) -> None:
    published = code(forger, LAST)
    for number in (4, 5):
        forger.path(entry(number)).unlink()
    assert asked(council) == (0, set())
    assert asked(council, published) == (5, {"check-code-missing"})


def test_the_last_entry_dropped(council: Council, forger: Forger) -> None:
    published = code(forger, LAST)
    forger.path(entry(LAST)).unlink()
    assert asked(council) == (0, set())
    assert asked(council, published) == (5, {"check-code-missing"})
    assert asked(council, published, code(forger, LAST - 1)) == (5, {"check-code-missing"})


def test_the_whole_register_replaced(council: Council, forger: Forger) -> None:
    """Founded again, with a word of the text changed before it was put on record."""
    published = code(forger, LAST)
    founded = code(forger, 1, "2024-03-28")
    for number in range(2, LAST + 1):
        forger.path(entry(number)).unlink()
    for path in ("source/c5.md", "register/text/0000/c5.md"):
        council.edit(path, "guide Members", "help Members")
    text = {name: forger.take(name) for name in council.tree() if name.startswith("source/")}
    listed = "".join(f"{digest(text[name])}  {name}\n" for name in sorted(text))
    both = digest(listed.encode())
    forger.change(entry(1), adopted=both, draft=both)
    forger.rechain()
    for signed in forger.path("register/statements").iterdir():
        if not signed.name.startswith("2024-D00"):
            signed.unlink()
    assert asked(council) == (0, set()), "the forgery is a good one"
    assert asked(council, published) == (5, {"check-code-missing"})
    assert asked(council, founded) == (5, {"check-code-differs"})


def test_an_entry_back_dated_between_codes(council: Council, forger: Forger) -> None:
    """Nobody saw the last entries on the 20th, and they bear days before it."""
    published = code(forger, 3, "2024-05-20")
    assert asked(council) == (0, set())
    assert asked(council, published) == (5, {"entry-back-dated"})


def test_an_entry_dated_after_its_code_was_given_out(council: Council, forger: Forger) -> None:
    assert asked(council, code(forger, LAST, "2024-05-01")) == (5, {"check-code-day"})


@pytest.mark.parametrize("words", ["", "5", "5:abc", "5:" + "g" * 64, "--json", "HEAD"])
def test_a_code_that_is_none(council: Council, words: str) -> None:
    said = council("--json", "verify", f"--check-code={words}")
    assert said.code == 2
    assert [one["code"] for one in said.json["findings"]] == ["check-code-form"]


def test_the_code_given_out_is_the_one_that_is_asked_for(council: Council) -> None:
    given_out = council("register", "check-code", "--date", "2024-05-20").out.strip()
    assert given_out.endswith("@2024-05-20")
    assert asked(council, given_out) == (0, set())
    council.sign(UNSIGNED)
    assert council("amendment", "apply", UNSIGNED, "--date", "2024-05-10").code == 0
    assert asked(council, given_out) == (5, {"entry-back-dated"})


def test_no_code_is_given_out_of_a_record_that_does_not_hold(council: Council) -> None:
    council.edit("source/c5.md", "guide Members", "help Members")
    assert codes(council, "register", "check-code") == (5, {"source-edited"})


# --- days that have not come --------------------------------------------------------------------


def test_an_entry_of_tomorrow(council: Council, forger: Forger) -> None:
    forger.change(entry(LAST), day=TOMORROW)
    assert asked(council) == (5, {"entry-future"})
    assert codes(council, "register", "check-code") == (5, {"entry-future"})


def test_a_statement_of_tomorrow(council: Council, forger: Forger) -> None:
    council.sign(UNSIGNED)
    forger.change(f"register/statements/{UNSIGNED}.{CHAIR}.json", day=TOMORROW)
    forger.sign(UNSIGNED, CHAIR)
    assert asked(council) == (5, {"statement-future"})


def test_nothing_is_entered_or_signed_on_a_day_that_has_not_come(
    council: Council, forger: Forger
) -> None:
    council.sign(UNSIGNED)
    before = council.tree()
    key = str(forger.path(f"examples/keys/{CHAIR}"))
    for words in (
        ("amendment", "apply", UNSIGNED),
        ("authorise", UNSIGNED, "--as", CHAIR, "--key", key, "--yes"),
        ("register", "check-code"),
    ):
        assert codes(council, *words, "--date", TOMORROW) == (5, {"day-future"})
    assert council.tree() == before
