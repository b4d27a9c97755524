"""What a Word file says at the foot of its pages and beside its changes: notes and comments."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed
from constitution_tool.model.words import Face
from constitution_tool.ooxml.markup import DECLARATION, NAMESPACES, attribution, run
from constitution_tool.publish.footnotes import by_key, doubled, words
from constitution_tool.publish.word.runs import comment, properties, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_tool.model.passage import Note
    from constitution_tool.ooxml.markup import Links
    from constitution_tool.publish.footnotes import NoteKey
    from constitution_tool.publish.word.bench import Bench, Called

_REQUIRED = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    "<w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr>'
    '<w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote>"
)
"""Two that Word expects of every file with footnotes."""


def keyed(notes: Sequence[Note]) -> dict[NoteKey, tuple[Note, ...]]:
    """Index footnotes by instrument and label.

    Raises:
        Malformed: two footnotes of one instrument bear one label in one text.
    """
    if twice := tuple(doubled(notes)):
        raise Malformed(
            *(
                Finding(
                    code="footnote-doubled",
                    problem=f"Two footnotes are labelled {label}.",
                    remedy="Give one of them another label, here and where it is called.",
                )
                for _, label in twice
            )
        )
    return by_key(notes)


def footnotes(bench: Bench, links: Links) -> str:
    """Print `word/footnotes.xml`: one note for each call, in order.

    Word allows no comment in a footnote, so all there is to say was said where it is called.

    Raises:
        Malformed: a footnote is never called, and so would be lost.
    """
    foot = replace(bench, links=links)
    set_notes = [_footnote(called, foot) for called in bench.called]
    lost = sorted(set(bench.notes) - {called.key for called in bench.called})
    if lost:
        raise Malformed(
            *(
                Finding(
                    code="footnote-uncalled",
                    problem=f"Footnote {label} is not called anywhere in the text.",
                    remedy=f"Call it, “[^{label}]”, where it belongs, or remove it.",
                )
                for _, label in lost
            )
        )
    return f"{DECLARATION}<w:footnotes {NAMESPACES}>{_REQUIRED}{''.join(set_notes)}</w:footnotes>"


def _footnote(called: Called, bench: Bench) -> str:
    """Set one footnote, its mark literal as where it is called."""
    mark = run(called.text, properties(Face.PLAIN, "FootnoteReference"))
    said = runs(words(bench.notes[called.key]), bench)
    return (
        f'<w:footnote w:id="{called.id}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        f"{mark}{run(' ')}{said}</w:p></w:footnote>"
    )


def comments(bench: Bench) -> str:
    """Print `word/comments.xml`: “Entry 3. Reason. Authority.” for each instruction met."""
    each = []
    for (entry, reason), number in bench.comments.items():
        note = bench.entries[entry]
        said = " ".join(f"{part.rstrip('.')}." for part in (reason, note.authority) if part)
        author = attribution(f"Entry {entry}: {note.author}", note.day.isoformat())
        initials = "".join(word[0] for word in note.author.split() if word[0].isupper())
        each.append(comment(number, author, initials or "E", f"Entry {entry}. {said}"))
    return f"{DECLARATION}<w:comments {NAMESPACES}>{''.join(each)}</w:comments>"
