"""Does the text follow from its record? Replayed from the founding; nothing is taken on trust."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.by_hand import edited
from constitution_tool.engine.authority.carried import taken_at_meeting
from constitution_tool.engine.authority.chain import broken, relied_on, unkept
from constitution_tool.engine.authority.cited import untrue_when_signed
from constitution_tool.engine.authority.enter import enter
from constitution_tool.engine.authority.example_keys import is_example
from constitution_tool.engine.authority.moment import begin, follow
from constitution_tool.engine.authority.offices import Bench
from constitution_tool.engine.authority.pending import pending
from constitution_tool.engine.authority.register import BEGIN
from constitution_tool.engine.authority.register_reading import read_register
from constitution_tool.engine.authority.standing import standing
from constitution_tool.engine.source import read_source, under
from constitution_tool.errors import (
    Conflict,
    Finding,
    Malformed,
    Place,
    Refusal,
    Severity,
    Unauthorised,
)
from constitution_tool.model.amendment import IN_THE_TEXT
from constitution_tool.model.authority import EntryKind
from constitution_tool.model.decision import Adoption
from constitution_tool.notation.hidden import decode
from constitution_tool.notation.register.canonical_json import read_json
from constitution_tool.notation.register.register_paths import SOURCE
from constitution_tool.notation.settings_file import parse_settings
from constitution_tool.sshsig.public_key import read_public_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from constitution_tool.engine.authority.entry import NewEntry
    from constitution_tool.engine.authority.moment import Moment
    from constitution_tool.engine.authority.register import Kept, Register
    from constitution_tool.engine.source import Source
    from constitution_tool.model.authority import RegisterEntry

_SETTINGS = "constitution.toml"
_REMEDY = "put back the record as it was made; nothing in it is ever changed or taken out."


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What a replay found. Without errors, the texts of `moment` are proved.

    `replayed` counts the entries that were replayed; `moment` is None when even the founding text
    cannot be read.
    """

    register: Register
    moment: Moment | None
    replayed: int
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that are errors."""
        return tuple(each for each in self.findings if each.severity is Severity.ERROR)

    @property
    def sequence(self) -> int:
        """The number of the last entry; 0 before founding."""
        return self.register.sequence

    @property
    def check_code(self) -> str:
        """The check code of a document made now; empty before founding."""
        return self.register.check_code


def bench_of(source: Source, files: Mapping[str, bytes]) -> Bench:
    """Say for which council, and by which names of offices, a record is judged."""
    try:
        settings = parse_settings(decode(files.get(_SETTINGS, b""), _SETTINGS), _SETTINGS)
    except Malformed:
        return Bench(domain=source.law.domain)
    return Bench(domain=source.law.domain, offices=settings.offices)


def verify(files: Mapping[str, bytes]) -> Verified:
    """Replay the register from its founding, and compare the text with what it comes to.

    Args:
        files: every file of the repository by path; what is not of the text, the amendments or
            the register is not looked at. Git is not needed.
    """
    register = read_register(files)
    if not register.entries:
        warning = Finding(
            code="not-founded",
            problem="Nothing is on record yet.",
            remedy=BEGIN,
            severity=Severity.WARNING,
        )
        return _verified(register, None, 0, [*register.findings, warning])
    findings = [*register.findings, *broken(register)]
    for kept in register.entries:
        findings += relied_on(kept, files)
    findings += unkept(register)
    if any(finding.code == "entry-gap" for finding in findings):
        return _verified(register, None, 0, findings)
    try:
        source = read_source(register.texts.get(0, {}))
    except Malformed as refused:
        return _verified(register, None, 0, [*findings, *refused.findings])
    replay = _Replay(register, begin(source), bench_of(source, files))
    replay.run()
    findings += replay.findings
    if replay.knows_text:
        findings += edited(replay.moment.source.files, under(files, SOURCE))
    if replay.done == register.sequence:
        findings += pending(register, replay.moment, replay.bench)
        findings += standing(register)
    return _verified(register, replay.moment, replay.done, findings)


def refuse_edited_or_unproved(findings: Iterable[Finding]) -> None:
    """Stop when a record does not hold.

    Raises:
        Conflict: Only the text on disk is not that on record.
        Unauthorised: The record itself does not hold.
    """
    wrong = [finding for finding in findings if finding.severity is Severity.ERROR]
    if wrong and all(finding.code.startswith("source-") for finding in wrong):
        raise Conflict(*wrong)
    if wrong:
        raise Unauthorised(*wrong)


class _Replay:
    """The record, entered again entry by entry; each must come out as it stands on record."""

    def __init__(self, register: Register, moment: Moment, bench: Bench) -> None:
        self.register = register
        self.moments = [moment]
        """The texts after each entry; first, before any."""
        self.bench = bench
        self.done = 0
        self.findings: list[Finding] = list(_example_keys(register, bench))

    @property
    def moment(self) -> Moment:
        """The texts as far as they were followed."""
        return self.moments[-1]

    @property
    def knows_text(self) -> bool:
        """Say whether the adopted text is known: nothing left to enter would change it."""
        return not any(_changes_text(self.register, k) for k in self.register.entries[self.done :])

    def run(self) -> None:
        """Enter everything again, and stop where the texts can no longer be known."""
        for kept in self.register.entries:
            before, subject = self.register.as_at(self.done), kept.value.subject
            try:
                made = enter(before, subject, self.moment, kept.value.day, self.bench)
            except Conflict as refused:
                self.findings.extend(refused.findings)
                return
            except Refusal as refused:
                self.findings.extend(refused.findings)
                if not self._carry_on(subject):
                    return
            else:
                self.findings.extend(_differences(kept, made.entry))
                self.findings.extend(self._citations(before, subject))
                self.moments.append(made.after)
            self.done += 1

    def _citations(self, before: Register, subject: str) -> Iterator[Finding]:
        if proposal := self.register.amendments.get(subject):
            yield from untrue_when_signed(before, proposal.value, self.moments.__getitem__)
        decision = self.register.decisions.get(subject)
        if decision and isinstance(decision.value, Adoption):
            for one in taken_at_meeting(self.register, decision.value):
                yield from untrue_when_signed(before, one, self.moments.__getitem__)

    def _carry_on(self, subject: str) -> bool:
        """Enter what was wrongly entered, so that the entries after it can be judged too."""
        try:
            self.moments.append(follow(self.moment, self.register, subject))
        except (Conflict, Unauthorised):
            return False
        return True


def _changes_text(register: Register, kept: Kept[RegisterEntry]) -> bool:
    """Say whether an entry changes the adopted text, or may: what cannot be read may."""
    if kept.value.kind is EntryKind.AMENDMENT:
        proposal = register.amendments.get(kept.value.subject)
        return proposal is None or proposal.value.kind in IN_THE_TEXT
    return kept.value.kind is EntryKind.ADOPTION


def _differences(kept: Kept[RegisterEntry], made: NewEntry) -> Iterator[Finding]:
    """Compare an entry as it stands with the entry as it must be, field by field."""
    recorded, expected = read_json(kept.data, kept.path), read_json(made.data, made.path)
    for name in recorded:
        if recorded[name] != expected[name]:
            problem = f"Entry {kept.value.sequence} is not what follows from the record ({name})."
            yield _finding(f"entry-{name.replace('_', '-')}", problem, kept.path)


def _example_keys(register: Register, bench: Bench) -> Iterator[Finding]:
    """Find published keys among the office-holders of a real council."""
    for kept in register.office_holders.values():
        for person in kept.value.people:
            if any(is_example(read_public_line(key.line), bench.domain) for key in person.keys):
                problem = f"{person.name} has an example key, which anyone can sign with."
                yield _finding("example-key", problem, kept.path)


def _verified(
    register: Register, moment: Moment | None, replayed: int, findings: list[Finding]
) -> Verified:
    return Verified(
        register=register,
        moment=moment,
        replayed=replayed,
        findings=tuple(dict.fromkeys(findings)),
    )


def _finding(code: str, problem: str, path: str) -> Finding:
    return Finding(code=code, problem=problem, remedy=_REMEDY, place=Place(path=path))
