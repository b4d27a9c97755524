"""Which files make up the register, and can each be read?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from constitution_tool.engine.authority.register import Kept, Register, turns
from constitution_tool.engine.source import under
from constitution_tool.errors import Finding, Malformed, Place, Severity
from constitution_tool.model.authority import SignedStatement
from constitution_tool.notation.amendments.amendment_file import parse_amendment
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.notation.hidden import decode
from constitution_tool.notation.register.decision_file import parse_decision
from constitution_tool.notation.register.entry_file import parse_entry
from constitution_tool.notation.register.office_holders_file import parse_office_holders
from constitution_tool.notation.register.policy_file import parse_policy
from constitution_tool.notation.register.register_paths import (
    AMENDMENT_FILE,
    DECISION_FILE,
    ENTRY_FILE,
    KEPT_FILE,
    OFFICE_HOLDERS_FILE,
    POLICY_FILE,
    REGISTER,
    SIGNATURE_FILE,
    SOURCE,
    STATEMENT_FILE,
    kept_text,
)
from constitution_tool.notation.register.statement_file import parse_statement

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Mapping

    from constitution_tool.model.amendment import Amendment

Thing = TypeVar("Thing")
_KNOWN = (
    ENTRY_FILE,
    OFFICE_HOLDERS_FILE,
    POLICY_FILE,
    DECISION_FILE,
    STATEMENT_FILE,
    SIGNATURE_FILE,
    KEPT_FILE,
)


def read_register(files: Mapping[str, bytes]) -> Register:
    """Read the register from the files of a repository, by path; nothing is judged yet.

    A file that cannot be read is a finding and is left out; so is a file that does not belong.
    Amendments that cannot be read are left out without one: `check` speaks of them.
    """
    below = under(files, REGISTER)
    reading = _Reading(below)
    entries = reading.each(ENTRY_FILE, parse_entry)
    office_holders = reading.each(OFFICE_HOLDERS_FILE, parse_office_holders)
    policies = reading.each(POLICY_FILE, parse_policy)
    decisions = reading.each(DECISION_FILE, parse_decision)
    statements = reading.statements()
    reading.findings.extend(_strays(below))
    ordered = tuple(entries[path] for path in sorted(entries))
    first_of: dict[str, int] = {}
    for position, kept in enumerate(ordered, start=1):
        first_of.setdefault(kept.value.subject, position)
    register = Register(
        entries=ordered,
        office_holders=office_holders,
        policies=policies,
        decisions={kept.value.id: kept for kept in decisions.values()},
        statements=statements,
        amendments=read_amendments(files),
        texts=_kept_texts(below),
        first_of=first_of,
        turns=(),
        findings=tuple(reading.findings),
    )
    return replace(register, turns=turns(register))


def _kept_texts(below: Mapping[str, bytes]) -> dict[int, dict[str, bytes]]:
    """Gather the kept texts by number, each by the paths its files have below `source/`."""
    texts: dict[int, dict[str, bytes]] = {}
    for path, data in below.items():
        if found := KEPT_FILE.fullmatch(path):
            number = int(found.group(1))
            inside = path.removeprefix(kept_text(number))
            texts.setdefault(number, {})[SOURCE + inside] = data
    return texts


def read_amendments(files: Mapping[str, bytes]) -> dict[str, Kept[Amendment]]:
    """Read every amendment that can be read, by id."""
    amendments: dict[str, Kept[Amendment]] = {}
    for path, data in under(files, "amendments/").items():
        if not AMENDMENT_FILE.fullmatch(path):
            continue
        try:
            parsed = parse_amendment(decode(data, path), path, files)
        except Malformed:
            continue
        amendment = parsed.amendment
        faulty = any(finding.severity is Severity.ERROR for finding in parsed.findings)
        if faulty or path != f"amendments/{amendment.id}.md":
            continue
        amendments[amendment.id] = keep(path, data, amendment)
    return amendments


def keep(path: str, data: bytes, value: Thing) -> Kept[Thing]:
    """Put a file together with what it says."""
    return Kept(path=path, data=data, digest=sha256_hex(data), value=value)


class _Reading:
    """Read files by kind, gathering what is found."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.findings: list[Finding] = []

    def each(
        self, form: re.Pattern[str], parse: Callable[[bytes, str], Thing]
    ) -> dict[str, Kept[Thing]]:
        read: dict[str, Kept[Thing]] = {}
        for path, data in self.files.items():
            if form.fullmatch(path):
                try:
                    read[path] = keep(path, data, parse(data, path))
                except Malformed as refused:
                    self.findings.extend(refused.findings)
        return read

    def statements(self) -> dict[tuple[str, str], Kept[SignedStatement]]:
        """Pair each statement with its signature."""
        signed: dict[tuple[str, str], Kept[SignedStatement]] = {}
        for path, kept in self.each(STATEMENT_FILE, parse_statement).items():
            statement = kept.value
            if path != f"register/statements/{statement.subject.id}.{statement.office}.json":
                what = f"{path} is a statement of {statement.office} on {statement.subject.id}."
                self.findings.append(_finding("statement-name", what, path))
                continue
            signature = self.files.get(f"{path.removesuffix('.json')}.sig")
            if signature is None:
                what = f"{path} has no signature beside it, and counts for nothing."
                finding = _finding("signature-missing", what, path, "put its signature beside it.")
                self.findings.append(replace(finding, severity=Severity.WARNING))
                continue
            value = SignedStatement(statement=statement, data=kept.data, signature=signature)
            signed[statement.subject.id, statement.office] = keep(path, kept.data, value)
        return signed


def _strays(files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Find what does not belong in the register."""
    for path in files:
        if not any(form.fullmatch(path) for form in _KNOWN):
            what = f"{path} does not belong in the record."
            yield _finding("register-stray", what, path, "take the file out of register/.")
        elif SIGNATURE_FILE.fullmatch(path) and f"{path.removesuffix('.sig')}.json" not in files:
            what = f"{path} is a signature of a statement that is not there."
            yield _finding("statement-missing", what, path)


def _finding(
    code: str, problem: str, path: str, remedy: str = "put back the file as it was made."
) -> Finding:
    return Finding(code=code, problem=problem, remedy=remedy, place=Place(path=path))
