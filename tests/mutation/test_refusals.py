"""The refusals of a file are found by its shape, and each can be switched off alone."""

from __future__ import annotations

import ast
import builtins
from typing import TYPE_CHECKING, Any

import pytest

from mutation import run
from mutation.refusals import REACHED, reporting, sites, without

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = """
def found(thing) -> Iterator[Finding]:
    if thing.bad:
        yield _finding("thing-bad", "It is bad.")
    elif thing.worse:
        yield Finding(code="thing-worse")
    yield from others(thing)


def judged(thing) -> tuple[Finding, ...]:
    return (*found(thing), *others(thing))


def first(thing) -> Finding | None:
    if not thing:
        return None
    return Finding(code="thing-first")


def read(thing, findings):
    findings += [finding("thing-one"), *found(thing)]
    for each in thing:
        try:
            each.read()
        except Refused as refused:
            findings.append(refused)
        if each.odd:
            fields.refuse("thing-odd", "It is odd.")
    if findings:
        raise Malformed(*findings)
    raise LookupError("never")


def name_fault(name) -> str:
    if " " in name:
        return "it has a space"
    return "" if name.isascii() else f"it has {name}"


def words() -> Iterator[str]:
    yield "no refusal"
    seen.add("no-refusal")
"""
NAMES = [
    "found:others",
    "found:thing-bad",
    "found:thing-worse",
    "judged:found",
    "judged:others",
    "first:thing-first",
    "read:thing-one",
    "read:found",
    "read:findings.append",
    "read:thing-odd",
    "read:Malformed",
    "name_fault:it has a space",
    "name_fault:it has",
]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "sample.py"
    path.write_text(SAMPLE, encoding="utf-8")
    return path


def test_every_refusal_is_found_and_nothing_else(sample: Path) -> None:
    found = [site.name.removeprefix("sample:") for site in sites(sample, "sample")]
    assert sorted(found) == sorted(NAMES)


def test_one_refusal_is_switched_off_and_no_other(sample: Path) -> None:
    whole = ast.unparse(ast.parse(SAMPLE)).splitlines()
    for site in sites(sample, "sample"):
        mutant = ast.unparse(without(site)).splitlines()
        assert mutant != whole
        kept = {line.strip() for line in mutant}
        missing = [line for line in whole if line.strip() not in kept]
        assert len(missing) <= 1, (site.name, missing)
        compile(without(site), "sample", "exec")


def test_a_file_that_reports_does_what_it_did(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[int] = []
    monkeypatch.setattr(builtins, REACHED, lambda _, n: heard.append(n) or True, raising=False)
    names: dict[str, Any] = {}
    exec(compile(reporting(sample), "sample", "exec"), names)  # noqa: S102 - the sample above
    numbers = {site.name.rpartition(":")[2]: site.number for site in sites(sample, "sample")}
    assert names["name_fault"]("plain") == ""
    assert heard == []
    assert names["name_fault"]("a b") == "it has a space"
    assert heard == [numbers["it has a space"]]
    assert names["name_fault"]("é") == "it has é"
    assert heard[-1] == numbers["it has"]
    assert names["first"](None) is None


def test_a_generator_stays_one_without_its_only_refusal(sample: Path) -> None:
    sample.write_text(
        'def f(x) -> Iterator[Finding]:\n    yield found("it-is")\n', encoding="utf-8"
    )
    (site,) = sites(sample, "sample")
    names: dict[str, object] = {"Iterator": list, "Finding": str}
    exec(compile(without(site), "sample", "exec"), names)  # noqa: S102 - our own three lines
    assert list(names["f"](1)) == []  # type: ignore[operator]


def test_two_refusals_of_one_code_have_two_names(sample: Path) -> None:
    sample.write_text(
        'def f(x) -> Iterator[Finding]:\n    yield a("it-is")\n    yield b("it-is")\n',
        encoding="utf-8",
    )
    assert [site.name for site in sites(sample, "m")] == ["m:f:it-is", "m:f:it-is#2"]


def test_what_is_named_as_a_redundant_layer_is_there_and_has_a_reason() -> None:
    there = {site.name for site in run.refusals()}
    for name, reason in run.named().items():
        assert name in there
        assert len(reason.split()) > 5, name


def test_the_code_is_full_of_refusals() -> None:
    """So that the finder does not fall silent when the code changes its ways."""
    found = run.refusals()
    assert len({site.name for site in found}) == len(found) > 300
    for scope in run.SCOPE:
        assert any(str(site.path).startswith(str(run.SOURCE / scope)) for site in found), scope
