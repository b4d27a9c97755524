"""Which worked examples are there, and do they still fit the clauses they are about?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.source import under
from constitution_tool.errors import Finding, Malformed, Severity
from constitution_tool.model.citation import cite
from constitution_tool.model.instrument import Index
from constitution_tool.model.words import Reference
from constitution_tool.notation.digest import own
from constitution_tool.notation.example_file import EXAMPLES, parse_example
from constitution_tool.notation.hidden import decode
from constitution_tool.notation.text.inline import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constitution_tool.model.example import Example
    from constitution_tool.model.instrument import Constitution


def read_examples(files: Mapping[str, bytes]) -> tuple[Example, ...]:
    """Read every worked example, in the order of their paths.

    Raises:
        Malformed: with every finding in any of them.
    """
    found: list[Example] = []
    findings: list[Finding] = []
    for path, data in under(files, EXAMPLES).items():
        try:
            found.append(parse_example(decode(data, path), path))
        except Malformed as refused:
            findings += refused.findings
    if findings:
        raise Malformed(*findings)
    return tuple(found)


def stale(example: Example, index: Index) -> tuple[str, ...]:
    """Name the clauses of an example whose own words are not those it was written on."""
    return tuple(
        id_
        for id_, digest in example.clauses
        if id_ not in index.by_id or digest != f"sha256:{own(index.by_id[id_].clause)}"
    )


def check_examples(files: Mapping[str, bytes], text: Constitution) -> tuple[Finding, ...]:
    """Find the examples that cannot be read, lead nowhere, or must be read again."""
    try:
        examples = read_examples(files)
    except Malformed as refused:
        return refused.findings
    index = Index(text)
    return tuple(finding for example in examples for finding in _check(example, index))


def _check(example: Example, index: Index) -> Iterator[Finding]:
    written = dict(example.clauses)
    places = dict(zip(written, example.places, strict=True))
    for id_ in stale(example, index):
        if id_ not in index.by_id:
            yield Finding(
                code="example-lost",
                problem=f"The example “{example.title}” is about {id_}, and there is no such "
                "paragraph.",
                remedy="say which paragraph it is about now, or take the example out.",
                place=places[id_],
                severity=Severity.WARNING,
            )
            continue
        standing = index.by_id[id_]
        changed = "has changed since" if written[id_] else "may not be what it was when"
        yield Finding(
            code="example-stale",
            problem=f"{cite(standing)} {changed} the example “{example.title}” was written.",
            remedy=f"read them together, mend the example, and then write in its head "
            f'"{id_}" = "sha256:{own(standing.clause)}".',
            place=places[id_],
            severity=Severity.WARNING,
        )
    for words in example.words:
        for run in read(words):
            if isinstance(run, Reference) and run.target not in index.by_id:
                yield Finding(
                    code="reference-unknown",
                    problem=f"The example “{example.title}” refers to {run.target}, and there is "
                    "no such paragraph.",
                    remedy="let the reference lead to a paragraph that is there.",
                    place=places[example.clauses[0][0]],
                    severity=Severity.WARNING,
                )
