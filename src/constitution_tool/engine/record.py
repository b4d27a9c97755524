"""What is in a repository? The text, its settings, the amendments and the register, as read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.register_reading import read_register
from constitution_tool.engine.source import read_source, under
from constitution_tool.errors import Finding, Malformed, Place, Severity
from constitution_tool.notation.amendments.amendment_file import parse_amendment
from constitution_tool.notation.hidden import decode
from constitution_tool.notation.settings_file import parse_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from constitution_tool.engine.authority.register import Register
    from constitution_tool.engine.source import Source
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.settings import Settings
    from constitution_tool.notation.amendments.amendment_file import ParsedAmendment

SETTINGS = "constitution.toml"
AMENDMENTS = "amendments/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A repository as read.

    `findings` are warnings and, if it was only surveyed, errors in amendments: those are in neither
    `parsed` nor the register.
    """

    files: Mapping[str, bytes]
    settings: Settings
    source: Source
    register: Register
    parsed: Mapping[str, ParsedAmendment]
    findings: tuple[Finding, ...]

    @property
    def amendments(self) -> Mapping[str, Amendment]:
        """Every amendment by id."""
        return {id_: parsed.amendment for id_, parsed in self.parsed.items()}

    @property
    def damaged(self) -> frozenset[str]:
        """The ids of the amendments that cannot be read, by the names of their files."""
        return frozenset(
            finding.place.path.removeprefix(AMENDMENTS).removesuffix(".md")
            for finding in self.findings
            if finding.severity is Severity.ERROR
        )


def read_record(files: Mapping[str, bytes]) -> Record:
    """Read a whole repository from its files by path.

    Raises:
        Malformed: With every finding in any file, when one of them is an error.
    """
    record = survey(files)
    if _failed(record.findings):
        raise Malformed(*record.findings)
    return record


def survey(files: Mapping[str, bytes]) -> Record:
    """Read a repository for someone who only looks: a damaged amendment hides no other.

    Raises:
        Malformed: With every finding in any file, when the settings, the text or the register
            cannot be read.
    """
    findings: list[Finding] = []
    settings = source = None
    try:
        settings = parse_settings(decode(files.get(SETTINGS, b""), SETTINGS), SETTINGS)
    except Malformed as refused:
        findings += refused.findings
    try:
        source = read_source(files)
        findings += source.findings
    except Malformed as refused:
        findings += refused.findings
    of_amendments: list[Finding] = []
    parsed = _amendments(files, of_amendments)
    register = read_register(files)
    failed = _failed((*findings, *register.findings))
    findings += (*of_amendments, *register.findings)
    if settings is None or source is None or failed:
        raise Malformed(*findings)
    return Record(
        files=files,
        settings=settings,
        source=source,
        register=register,
        parsed=parsed,
        findings=tuple(findings),
    )


def _failed(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _amendments(files: Mapping[str, bytes], findings: list[Finding]) -> dict[str, ParsedAmendment]:
    parsed: dict[str, ParsedAmendment] = {}
    for path, data in under(files, AMENDMENTS).items():
        if not path.endswith(".md"):
            continue
        try:
            one = parse_amendment(decode(data, path), path, files)
        except Malformed as refused:
            findings += refused.findings
            continue
        findings += one.findings
        if _failed(one.findings):
            continue
        if path == f"{AMENDMENTS}{one.amendment.id}.md":
            parsed[one.amendment.id] = one
        else:
            findings.append(
                Finding(
                    code="amendment-name",
                    problem=f"{path} calls itself amendment {one.amendment.id}.",
                    remedy=f"name the file {AMENDMENTS}{one.amendment.id}.md, or mend its "
                    "`amendment` line.",
                    place=Place(path=path),
                )
            )
    return parsed
