"""A statement is read in one layout only, so that what was signed can be read in one way only."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from forging import CHAIR, UNSIGNED, Forger, codes, laid_out, statement

if TYPE_CHECKING:
    from collections.abc import Callable

    from council import Council
    from forging import Table

ENTER = ("amendment", "apply", UNSIGNED, "--date", "2024-05-10")


def put_in(old: bytes, new: bytes) -> Callable[[bytes, Table], bytes]:
    def edit(data: bytes, _: Table) -> bytes:
        assert data.count(old) == 1
        return data.replace(old, new)

    return edit


def without(data: bytes, table: Table) -> bytes:  # noqa: ARG001 - each is called alike
    del table["expires"]
    return laid_out(table)


LAYOUTS: dict[str, tuple[Callable[[bytes, Table], bytes], str]] = {
    "on one line": (lambda _, table: json.dumps(table).encode() + b"\n", "record-layout"),
    "in another order": (
        lambda _, table: json.dumps(dict(reversed(table.items())), indent=2).encode() + b"\n",
        "record-layout",
    ),
    "a letter escaped": (put_in(b'"agrees"', b'"agre\\u0065s"'), "record-layout"),
    "no last line end": (lambda data, _: data.rstrip(), "no-final-newline"),
    "Windows line ends": (lambda data, _: data.replace(b"\n", b"\r\n"), "hidden-character"),
    "a byte-order mark": (lambda data, _: b"\xef\xbb\xbf" + data, "hidden-character"),
    "words turned round": (
        lambda _, table: laid_out({**table, "words": "yes\u202eno"}),
        "hidden-character",
    ),
    "a name twice": (
        put_in(b'  "response"', b'  "response": "does-not-agree",\n  "response"'),
        "json-doubled",
    ),
    "a fraction": (put_in(b'"format": 1,', b'"format": 1.0,'), "json-fraction"),
    "a power of ten": (put_in(b'"format": 1,', b'"format": 1e0,'), "json-fraction"),
    "not a number": (put_in(b'"format": 1,', b'"format": NaN,'), "json-fraction"),
    "true for 1": (put_in(b'"format": 1,', b'"format": true,'), "field-type"),
    "a field more": (lambda _, table: laid_out({**table, "also": "x"}), "field-unknown"),
    "a field less": (without, "field-missing"),
    "a list": (lambda _, __: b"[]\n", "json-damaged"),
    "very deep": (lambda _, __: b"[" * 100_000 + b"\n", "json-damaged"),
    "a later format": (put_in(b'"format": 1,', b'"format": 2,'), "format-newer"),
    "a path for an id": (put_in(b'"id": "2024-', b'"id": "../../2024-'), "field-value"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_statement_written_in_any_other_way(
    council: Council, forger: Forger, layout: str
) -> None:
    """Signed again by the right key, so that only the layout is wrong."""
    edit, code = LAYOUTS[layout]
    council.sign(UNSIGNED)
    name = statement(UNSIGNED, CHAIR)
    forger.put(name, edit(forger.take(name), forger.table(name)))
    forger.sign(UNSIGNED, CHAIR)
    before = council.tree()
    assert codes(council, "verify") == (5, {code})
    assert codes(council, *ENTER) == (3, {code})
    assert council.tree() == before


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"day": "2024-05-01"}, "statement-before-seen"),
        ({"day": "2024-05-11"}, "statement-after-entry"),
        ({"expires": "2024-05-09"}, "statement-expired"),
        ({"capacity": "deputy: the Chair is away"}, "capacity-differs"),
        ({"response": "decides"}, "response-not-fitting"),
        ({"person": "nobody"}, "key-of-another"),
    ],
)
def test_a_statement_that_says_what_is_not_so(
    council: Council, forger: Forger, changes: dict[str, str], code: str
) -> None:
    council.sign(UNSIGNED)
    forger.change(statement(UNSIGNED, CHAIR), **changes)
    forger.sign(UNSIGNED, CHAIR)
    exit_code, found = codes(council, *ENTER)
    assert (exit_code, code in found) == (5, True), found


@pytest.mark.parametrize(
    ("seen", "code"),
    [
        ({"sequence": 9}, "seen-not-ancestor"),
        ({"digest": "0" * 64}, "seen-not-ancestor"),
        ({"sequence": 4}, "seen-not-ancestor"),
        ({"policy": "0" * 64}, "seen-policy"),
        ({"office_holders": "0" * 64}, "seen-office-holders"),
    ],
)
def test_a_statement_over_a_record_that_never_was(
    council: Council, forger: Forger, seen: dict[str, object], code: str
) -> None:
    council.sign(UNSIGNED)
    name = statement(UNSIGNED, CHAIR)
    forger.change(name, seen={**forger.table(name)["seen"], **seen})
    forger.sign(UNSIGNED, CHAIR)
    exit_code, found = codes(council, *ENTER)
    assert (exit_code, code in found) == (5, True), found
