"""Are the files sound, and does the text follow from its record, before documents rest on them?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.authority.verify import verify
from constitution_tool.engine.checking.record import check_record
from constitution_tool.engine.pictures import is_of_picture
from constitution_tool.engine.record import read_record
from constitution_tool.errors import Errors, Malformed, Severity, Unauthorised

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from constitution_tool.engine.record import Record
    from constitution_tool.errors import Finding


def proved(
    files: Mapping[str, bytes], told: Callable[[str], None]
) -> tuple[Record, tuple[Finding, ...]]:
    """Read a repository, check it by every rule, and prove its text; with what is to look at.

    Raises:
        Malformed, Errors: the files are not as they must be.
        Unauthorised: the text does not follow from its record.
    """
    told("Checking the text and the amendments")
    record = read_record(files)
    findings = (*record.findings, *check_record(record))
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if any(is_of_picture(finding) for finding in errors):
        raise Malformed(*findings)
    if errors:
        raise Errors(*findings)
    told("Proving the text against its record")
    wrong = [f for f in verify(files).findings if f.severity is Severity.ERROR]
    if wrong:
        raise Unauthorised(*wrong)
    return record, findings
