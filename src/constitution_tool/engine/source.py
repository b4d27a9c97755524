"""What does `source/` say? Its files as one text, and what they would be with another wording."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place, Severity
from constitution_tool.model.instrument import Constitution
from constitution_tool.model.pictures import Pictures
from constitution_tool.notation.digest import sha256_hex, text_digest
from constitution_tool.notation.hidden import decode
from constitution_tool.notation.register.register_paths import SOURCE
from constitution_tool.notation.settings_file import listing, parse_law_settings
from constitution_tool.notation.text.parse import parse_instrument
from constitution_tool.notation.text.printer import Prints

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_tool.model.instrument import Instrument
    from constitution_tool.model.settings import LawSettings

LAW_SETTINGS = "source/constitution.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A text of the law with the files it was read from.

    `files` are by path, beginning `source/`; `paths` say which file holds each instrument;
    `positions` where each clause stands in them. `findings` are warnings only.
    """

    files: Mapping[str, bytes]
    law: LawSettings
    constitution: Constitution
    paths: Mapping[str, str]
    positions: Mapping[str, Place]
    findings: tuple[Finding, ...] = ()

    @property
    def digest(self) -> str:
        """Compute the digest of the text."""
        return text_digest(self.files)

    def files_with(
        self, constitution: Constitution, prints: Prints | None = None
    ) -> Mapping[str, bytes]:
        """Give the files there would be if the text read otherwise.

        Only the file of an instrument that differs is printed anew: the rest keep their bytes.
        """
        prints = prints or Prints()
        files = dict(self.files)
        if constitution.pictures != self.constitution.pictures:
            for path in self.constitution.pictures.digests:
                files.pop(SOURCE + path)
            for path, digest in constitution.pictures.digests.items():
                files[SOURCE + path] = constitution.pictures.files[digest]
        before = {instrument.id: instrument for instrument in self.constitution.instruments}
        for instrument in constitution.instruments:
            old = before.get(instrument.id)
            if instrument is not old and instrument != old:
                path = self.paths.get(instrument.id, f"{SOURCE}{instrument.id}.md")
                files[path] = prints.file(instrument)
        kept = {instrument.id for instrument in constitution.instruments}
        for gone in before.keys() - kept:
            files.pop(self.paths[gone])
        listed = tuple(instrument.id for instrument in constitution.instruments)
        if listed != tuple(before):
            files[LAW_SETTINGS] = listing(
                decode(files[LAW_SETTINGS], LAW_SETTINGS), listed
            ).encode()
        return files

    def with_text(self, constitution: Constitution, prints: Prints | None = None) -> Source:
        """Give the text that `files_with` would make.

        Positions in files that were printed anew are those of before: nobody has written them yet.
        """
        if constitution == self.constitution:
            return self
        files = self.files_with(constitution, prints)
        return replace(self, files=dict(sorted(files.items())), constitution=constitution)

    def digest_with(self, constitution: Constitution, prints: Prints | None = None) -> str:
        """Compute the digest of the text that `files_with` would make."""
        prints = prints or Prints()
        return text_digest(self.files_with(constitution, prints), prints.digest)


def under(files: Mapping[str, bytes], folder: str) -> dict[str, bytes]:
    """Pick the files below a folder (its name ends in a slash), in order of path."""
    return {path: files[path] for path in sorted(files) if path.startswith(folder)}


def read_source(files: Mapping[str, bytes]) -> Source:
    """Read the text from the files below `source/`; other files are not looked at.

    Raises:
        Malformed: With every error found in any of them.
    """
    files = under(files, SOURCE)
    if LAW_SETTINGS not in files:
        problem = f"{LAW_SETTINGS} is missing."
        raise Malformed(_finding("source-no-settings", problem, LAW_SETTINGS))
    findings: list[Finding] = []
    positions: dict[str, Place] = {}
    found: list[tuple[str, Instrument]] = []
    law: LawSettings | None = None
    for path, data in files.items():
        try:
            if path == LAW_SETTINGS:
                law = parse_law_settings(decode(data, path), path)
            elif path.endswith(".md"):
                parsed = parse_instrument(decode(data, path), path)
                findings.extend(parsed.findings)
                positions.update(parsed.positions)
                found.append((path, parsed.instrument))
        except Malformed as refused:
            findings.extend(refused.findings)
    if law:
        findings.extend(_listed(law, found))
    if law is None or any(finding.severity is Severity.ERROR for finding in findings):
        raise Malformed(*findings)
    by_id: dict[str, Instrument] = {instrument.id: instrument for _, instrument in found}
    paths: dict[str, str] = {instrument.id: path for path, instrument in found}
    return Source(
        files=files,
        law=law,
        constitution=Constitution(
            instruments=tuple(by_id[i.id] for i in law.instruments),
            pictures=_pictures(files, paths),
        ),
        paths=paths,
        positions=positions,
        findings=tuple(findings),
    )


def _pictures(files: Mapping[str, bytes], paths: Mapping[str, str]) -> Pictures:
    """Gather what lies beside the instruments and is not text."""
    beside = {
        path.removeprefix(SOURCE): data
        for path, data in files.items()
        if not path.endswith((".md", ".toml"))
    }
    digests = {path: sha256_hex(data) for path, data in beside.items()}
    return Pictures(
        folders={
            id_: path.removeprefix(SOURCE)[: -len(path.rpartition("/")[2])]
            for id_, path in paths.items()
        },
        digests=digests,
        files={digests[path]: data for path, data in beside.items()},
    )


def _listed(law: LawSettings, found: list[tuple[str, Instrument]]) -> list[Finding]:
    """Match the instruments found with those the settings list, one to one."""
    findings: list[Finding] = []
    seen: dict[str, str] = {}
    listed = {settings.id for settings in law.instruments}
    for path, instrument in found:
        if instrument.id in seen:
            problem = f"{path} and {seen[instrument.id]} both call themselves “{instrument.id}”."
            findings.append(_finding("instrument-doubled", problem, path))
        elif instrument.id not in listed:
            problem = f"{LAW_SETTINGS} does not list “{instrument.id}”."
            findings.append(_finding("instrument-not-listed", problem, path))
        seen[instrument.id] = path
    for id_ in sorted(listed - seen.keys()):
        problem = f"{LAW_SETTINGS} lists “{id_}”, and no file of source/ holds it."
        findings.append(_finding("instrument-missing", problem, LAW_SETTINGS))
    return findings


def _finding(code: str, problem: str, path: str) -> Finding:
    remedy = "make source/ and the list in source/constitution.toml agree."
    return Finding(code=code, problem=problem, remedy=remedy, place=Place(path=path))
