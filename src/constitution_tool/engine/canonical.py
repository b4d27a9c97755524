"""Which files are not in their settled notation, and what would they be?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.authority.register_reading import read_register
from constitution_tool.engine.record import AMENDMENTS
from constitution_tool.engine.source import under
from constitution_tool.errors import Finding, Malformed, Severity
from constitution_tool.model.identity import DRAFT
from constitution_tool.model.settings import HOUSE_STYLE
from constitution_tool.notation.amendments.amendment_file import parse_amendment, print_amendment
from constitution_tool.notation.hidden import decode
from constitution_tool.notation.register.register_paths import SOURCE
from constitution_tool.notation.text.parse import parse_instrument
from constitution_tool.notation.text.printer import print_instrument

if TYPE_CHECKING:
    from collections.abc import Mapping


def canonical_files(files: Mapping[str, bytes], paths: tuple[str, ...]) -> dict[str, bytes]:
    """Print anew each file that may still be mended: unsigned amendments, drafts, unfounded source.

    Args:
        files: the repository by path.
        paths: the files or folders to look at; none means all.

    Returns:
        The files whose bytes would change, by path.

    Raises:
        Malformed: one of them cannot be read.
    """
    register = read_register(files)
    signed = {subject for subject, _ in register.statements}
    signed |= {kept.value.subject for kept in register.entries}
    findings: list[Finding] = []
    mended: dict[str, bytes] = {}
    for path, data in files.items():
        if path == HOUSE_STYLE or not is_within(path, paths):
            continue
        try:
            new = _printed(path, decode(data, path), files, founded=bool(register.entries))
        except Malformed as refused:
            findings += refused.findings
            continue
        stem = path.removeprefix(AMENDMENTS).removesuffix(".md")
        if new is not None and new.encode() != data and stem not in signed:
            mended[path] = new.encode()
    if findings:
        raise Malformed(*findings)
    return under(mended, "")


def _printed(path: str, text: str, files: Mapping[str, bytes], *, founded: bool) -> str | None:
    """Print a file as its notation would have it; None when it is not ours to mend."""
    if path.startswith(AMENDMENTS) and path.endswith(".md"):
        parsed = parse_amendment(text, path, files)
        _refuse(parsed.findings)
        return print_amendment(parsed.amendment)
    unfounded = path.startswith(SOURCE) and path.endswith(".md") and not founded
    if unfounded or DRAFT.fullmatch(path):
        read = parse_instrument(text, path)
        _refuse(read.findings)
        return print_instrument(read.instrument)
    return None


def _refuse(findings: tuple[Finding, ...]) -> None:
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        raise Malformed(*errors)


def is_within(path: str, paths: tuple[str, ...]) -> bool:
    """Say whether a file is one of some files, or in one of some folders; none named means all."""
    wanted = [one.replace("\\", "/").rstrip("/") for one in paths]
    return not wanted or any(path == one or path.startswith(f"{one}/") for one in wanted)
