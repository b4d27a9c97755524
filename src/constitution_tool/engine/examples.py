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
    from collections.abc import Iterable, Iterator, Mapping

    from constitution_tool.errors import Place
    from constitution_tool.model.example import Example
    from constitution_tool.model.instrument import Constitution, Standing


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
        for id_, digests in example.clauses
        if id_ not in index.by_id or _own(index, id_) not in digests.split()
    )


def _own(index: Index, id_: str) -> str:
    """Give the digest of a clause's own words, as an example names it."""
    return f"sha256:{own(index.by_id[id_].clause)}"


def check_examples(files: Mapping[str, bytes], text: Constitution) -> tuple[Finding, ...]:
    """Find the examples that cannot be read, lead nowhere, or must be read again."""
    try:
        examples = read_examples(files)
    except Malformed as refused:
        return refused.findings
    index = Index(text)
    return tuple(finding for example in examples for finding in _check(example, index))


def check_before_council(
    examples: Iterable[Example], base: Constitution, text: Constitution
) -> tuple[Finding, ...]:
    """Find the examples that must be read beside the words before Council.

    Args:
        examples: every example.
        base: the text as adopted.
        text: the text before Council.
    """
    now, then = Index(base), Index(text)
    return tuple(f for example in examples for f in _check_draft(example, now, then))


def _check_draft(example: Example, now: Index, then: Index) -> Iterator[Finding]:
    written = dict(example.clauses)
    places = _places(example)
    for id_ in stale(example, then):
        if id_ not in now.by_id:
            continue
        if id_ not in then.by_id:
            problem = f"What is before Council takes out {cite(now.by_id[id_])}, which"
            remedy = "let the example be about what stays, or take it out"
        elif _own(then, id_) != _own(now, id_):
            problem = f"What is before Council changes {cite(now.by_id[id_])}, which"
            kept = f"{_own(now, id_)} " if _own(now, id_) in written[id_].split() else ""
            remedy = (
                "read the example beside the new words, mend it, and then write in its head "
                f'"{id_}" = "{kept}{_own(then, id_)}"'
            )
        else:
            yield _stale(example, now.by_id[id_], places[id_])
            continue
        yield Finding(
            code="example-unread",
            problem=f"{problem} the example “{example.title}” is about. It has not been read "
            "beside that, and what goes to Council says so.",
            remedy=f"{remedy}.",
            place=places[id_],
            severity=Severity.WARNING,
        )


def _check(example: Example, index: Index) -> Iterator[Finding]:
    places = _places(example)
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
        yield _stale(example, index.by_id[id_], places[id_])
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


def _stale(example: Example, standing: Standing, place: Place) -> Finding:
    written = dict(example.clauses)[str(standing.clause.id)]
    changed = "has changed since" if written else "may not be what it was when"
    return Finding(
        code="example-stale",
        problem=f"{cite(standing)} {changed} the example “{example.title}” was written.",
        remedy=f"read them together, mend the example, and then write in its head "
        f'"{standing.clause.id}" = "sha256:{own(standing.clause)}".',
        place=place,
        severity=Severity.WARNING,
    )


def _places(example: Example) -> dict[str, Place]:
    """Say where the file of an example names each paragraph."""
    named = (id_ for id_, _ in example.clauses)
    return dict(zip(named, example.places, strict=True))
