"""What does a file of `examples/worked/` say?

A head with its title and, under `[clauses]`, each clause it is about with the digest of that
clause's own words; then its paragraphs, parted by empty lines, which may refer to clauses as the
text does.
"""

from __future__ import annotations

import re

from constitution_tool.errors import Finding, Malformed, Place, Severity
from constitution_tool.model.example import Example
from constitution_tool.model.identity import is_clause_id
from constitution_tool.model.words import NoteMark
from constitution_tool.notation.front_matter import split
from constitution_tool.notation.hidden import check_characters
from constitution_tool.notation.text.inline import settle

EXAMPLES = "examples/worked/"
_WORDLESS = (
    "example-wordless",
    "The example has no words.",
    "write what happens in it, beneath the head.",
)
_NOTED = (
    "example-footnote",
    "The example calls a footnote, and it can have none.",
    "say it in the words themselves.",
)
_DIGEST = re.compile(r"(?:sha256:[0-9a-f]{64}(?: sha256:[0-9a-f]{64})*)?")


def parse_example(text: str, path: str) -> Example:
    """Read a worked example.

    Raises:
        Malformed: with every finding.
    """
    if findings := tuple(check_characters(text, path)):
        raise Malformed(*findings)
    parts = split(text, path)
    table = parts.head
    title = table.text("title")
    clauses = table.pairs("clauses")
    table.finish()
    if not clauses:
        table.find(
            "example-of-nothing",
            "clauses",
            "The example does not say which paragraphs it is about.",
            'write under [clauses], for each, its id: "c5.9qw2t" = "".',
        )
    for id_, digest in clauses:
        if not is_clause_id(id_) or not _DIGEST.fullmatch(digest):
            table.find(
                "example-clause",
                id_,
                f"“{id_}” = “{digest}” does not name a paragraph and what it said.",
                'write "c5.9qw2t" = "": “check” then says what belongs between the marks.',
            )
    settled = [settle(" ".join(each.split())) for each in re.split(r"\n\s*\n", parts.body.strip())]
    found = [*table.findings, *(f for each in settled for f in each.scan.findings)]
    words = tuple(each.words for each in settled if each.words)
    if not words:
        found.append(_wrong(path, parts.line, *_WORDLESS))
    if any(isinstance(run, NoteMark) for each in settled for run in each.scan.runs):
        found.append(_wrong(path, parts.line, *_NOTED))
    if any(finding.severity is Severity.ERROR for finding in found):
        raise Malformed(*(_placed(finding, path, parts.line) for finding in found))
    places = tuple(table.place(id_) for id_, _ in clauses)
    return Example(path=path, title=title, clauses=clauses, words=words, places=places)


def _wrong(path: str, line: int, code: str, problem: str, remedy: str) -> Finding:
    return Finding(code=code, problem=problem, remedy=remedy, place=Place(path=path, line=line))


def _placed(finding: Finding, path: str, line: int) -> Finding:
    if finding.place.path:
        return finding
    return Finding(
        code=finding.code,
        problem=finding.problem,
        remedy=finding.remedy,
        place=Place(path=path, line=line),
        severity=finding.severity,
    )
