"""The second verifier in docs/ is short, stands alone, and finds what is forged by itself.

Every other test that runs `verify` compares both verdicts as well (`second.py`).
"""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

import council_on_record as on_record
import second
from constitution_tool.engine.authority.verify import verify
from constitution_tool.model.authority import PublicKey
from constitution_tool.model.decision import NewOfficeHolders
from constitution_tool.notation.register.office_holders_file import print_office_holders
from constitution_tool.notation.register.register_paths import office_holders_path
from forging import CHAIR, LAST, MO, Forger, digest, entry, laid_out, signature, statement

if TYPE_CHECKING:
    from pathlib import Path

    from council import Council

pytestmark = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="it needs ssh-keygen")
HOLDERS = "register/office-holders-0001.toml"
LONGEST = 80


def test_it_is_under_80_lines_and_needs_nothing_but_python() -> None:
    text = second.PROGRAM.read_text("utf-8")
    assert len(text.splitlines()) < LONGEST
    imported = {
        name.partition(".")[0]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
        )
    }
    assert imported <= set(sys.stdlib_module_names)


def test_it_runs_by_itself(council: Council, tmp_path: Path) -> None:
    alone = tmp_path / "verifier.py"
    shutil.copy(second.PROGRAM, alone)

    def ran() -> tuple[int, str]:
        command = [sys.executable, "-I", str(alone), str(council.root)]
        done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
        assert done.stderr == ""
        return done.returncode, done.stdout

    assert ran() == (0, "OK\n")
    council.edit("source/c5.md", "guide Members", "help Members")
    assert ran() == (5, "source/ is not the text on record.\n")
    shutil.rmtree(council.root / "register")
    assert ran()[0] == 5
    shutil.rmtree(council.root / "source")
    assert ran()[0] == 5


def test_it_finds_a_link_of_the_chain_broken(council: Council, forger: Forger) -> None:
    forger.change(entry(2), evidence="Minute 7")
    assert second.faults(council.root) == [
        "0003.json does not follow on entry 2, or is dated before it."
    ]
    forger.rechain(3)
    assert second.faults(council.root) == []


@pytest.mark.parametrize("changes", [{"day": "2024-05-01"}, {"sequence": 7}])
def test_it_finds_an_entry_out_of_order(
    council: Council, forger: Forger, changes: dict[str, object]
) -> None:
    forger.change(entry(LAST), **changes)
    assert second.faults(council.root) == [
        "0005.json does not follow on entry 4, or is dated before it."
    ]


@pytest.mark.parametrize(
    "path", ["amendments/2024-002.md", HOLDERS, statement("2024-001", CHAIR), entry(1)]
)
def test_it_finds_what_is_missing(council: Council, forger: Forger, path: str) -> None:
    forger.path(path).unlink()
    assert second.faults(council.root)


def test_it_finds_another_kept_text(council: Council, forger: Forger) -> None:
    council.edit("register/text/0000/c5.md", "guide Members", "help Members")
    forger.rechain()
    assert second.faults(council.root) == ["0001.json keeps another text than it adopts."]


STATEMENT = statement("2024-001", CHAIR)
UNSIGNED = [f"{STATEMENT} is not signed as it must be."]


@pytest.mark.parametrize(
    ("key", "namespace"), [(MO, ""), (CHAIR, f"{MO}.v1@birmingham.example"), (CHAIR, "file")]
)
def test_it_finds_another_key_and_another_purpose(
    council: Council, forger: Forger, key: str, namespace: str
) -> None:
    forger.sign("2024-001", CHAIR, key=key, namespace=namespace)
    forger.rechain()
    assert second.faults(council.root) == UNSIGNED


@pytest.mark.parametrize("field", ["id", "sha256"])
def test_it_finds_a_statement_of_something_else(
    council: Council, forger: Forger, field: str
) -> None:
    subject = {**forger.table(STATEMENT)["subject"], field: forger.table(entry(2))["previous"]}
    forger.change(STATEMENT, subject=subject)
    forger.sign("2024-001", CHAIR)
    forger.rechain()
    assert second.faults(council.root) == UNSIGNED


def test_it_finds_a_statement_under_another_name(council: Council, forger: Forger) -> None:
    forger.change(STATEMENT, office=MO, person="example-mo")
    forger.sign("2024-001", CHAIR, key=MO, namespace=f"{MO}.v1@birmingham.example")
    forger.rechain()
    assert second.faults(council.root) == UNSIGNED


# --- what is to come ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "good"), [(3, 0, True), (4, 0, False), (1, 3, True), (1, 2, False)]
)
def test_a_key_is_good_for_the_entries_it_is_listed_for(
    council: Council, forger: Forger, first: int, last: int, good: bool
) -> None:
    """The Chair’s key, of which the first statement counts at entry 3."""
    head, mark, chair = council.read(HOLDERS).partition('id = "example-chair"')
    chair = chair.replace("from_entry = 1", f"from_entry = {first}", 1)
    if last:
        chair = chair.replace(
            f"from_entry = {first}\n", f"from_entry = {first}\nuntil_entry = {last}\n", 1
        )
    council.write(HOLDERS, head + mark + chair)
    for number in (4, 5):
        forger.path(entry(number)).unlink()
    forger.rechain()
    assert second.faults(council.root) == ([] if good else UNSIGNED)


def test_a_new_version_of_the_office_holders_is_judged_by_the_old(
    council: Council, forger: Forger
) -> None:
    """The entry that brings it relies on both; whoever is new in it cannot bring it."""
    later = HOLDERS.replace("0001", "0002")
    council.write(later, council.read(HOLDERS).replace("AAAA", "BBBB"))
    made = forger.table(entry(LAST))
    made["relied_on"] = {**made["relied_on"], later: ""}
    forger.put(entry(LAST), laid_out(made))
    forger.rechain(LAST)
    assert second.faults(council.root) == []


def test_an_attested_response_is_signed_by_whoever_attests(
    council: Council, forger: Forger
) -> None:
    attested = {
        "office": MO,
        "person": "example-mo",
        "capacity": "holder",
        "sha256": "0" * 64,
        "whereabouts": "The Council’s e-mail of 8 May 2024.",
    }
    forger.change(STATEMENT, attested=attested)
    for key, namespace, good in (
        (MO, f"{MO}.v1@birmingham.example", True),
        (MO, f"{CHAIR}.v1@birmingham.example", False),
        (CHAIR, f"{CHAIR}.v1@birmingham.example", False),
    ):
        forger.sign("2024-001", CHAIR, key=key, namespace=namespace)
        forger.rechain()
        assert second.faults(council.root) == ([] if good else UNSIGNED)


def folder_of(council: on_record.Council, folder: Path) -> Path:
    """Write the files of a council in memory."""
    for path, data in council.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    assert not verify(council.files).errors
    return folder


def test_a_record_with_adoption_and_a_new_key_is_good(tmp_path: Path) -> None:
    """What the tool itself writes: a second kept text, a second version, and a key enrolled."""
    council = on_record.with_whole_policy()
    council.propose(on_record.training(council)).sign("2024-001").enter("2024-001")
    council.record(on_record.adoption(council))
    key = on_record.KEYS["stranger"].public.rstrip("\n")
    sequence = council.register.sequence
    enrolled = PublicKey(line=key, from_entry=sequence + 2)
    people = tuple(
        replace(each, keys=(*each.keys, enrolled)) if each.id == "chair" else each
        for each in on_record.WHOLE_HOLDERS.people
    )
    data = print_office_holders(replace(on_record.WHOLE_HOLDERS, version=2, people=people))
    council.files[office_holders_path(2)] = data
    change = NewOfficeHolders(
        id="2024-D09",
        title="A key",
        day=date(2024, 5, 22),
        version=2,
        sha256=digest(data),
        minute="not held",
        why="Why.",
    )
    council.record(change)
    root = folder_of(council, tmp_path)
    assert second.faults(root) == []
    kept = root / "register/text/0001/c5.md"
    kept.write_bytes(kept.read_bytes() + b"\n")
    assert second.faults(root)


def test_the_chain_is_over_the_bytes_not_the_words(council: Council, forger: Forger) -> None:
    laid_otherwise = json.dumps(forger.table(entry(3))).encode()
    assert digest(laid_otherwise) != digest(forger.take(entry(3)))
    forger.put(entry(3), laid_otherwise)
    assert len(second.faults(council.root)) == 1
    assert signature("2024-001", MO) in forger.table(entry(3))["relied_on"]
