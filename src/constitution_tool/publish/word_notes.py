"""What a Word file says at the foot of its pages and beside its changes: notes and comments."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed
from constitution_tool.model.words import Face
from constitution_tool.ooxml.markup import DECLARATION, NAMESPACES, attribution, run
from constitution_tool.publish.word_runs import comment, properties, runs
from constitution_tool.publish.word_standing import Standing, standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_tool.model.passage import Note, Piece
    from constitution_tool.ooxml.markup import Links
    from constitution_tool.publish.word_bench import Bench, Called, NoteKey

_REQUIRED = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    "<w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr>'
    '<w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote>"
)
"""Two that Word expects of every file with footnotes."""


def by_key(notes: Sequence[Note]) -> dict[NoteKey, tuple[Note, ...]]:
    """Index footnotes by instrument and label.

    A footnote may stand twice: where it stood before the changes, and where it stands after.

    Raises:
        Malformed: two footnotes of one instrument bear one label in one text.
    """
    found: dict[NoteKey, tuple[Note, ...]] = {}
    for note in notes:
        key = (note.instrument, note.label)
        sides = {standing(other.marks) for other in found.get(key, ())}
        if sides and (Standing.BOTH in sides or standing(note.marks) in {Standing.BOTH, *sides}):
            raise Malformed(
                Finding(
                    code="footnote-doubled",
                    problem=f"Two footnotes are labelled {note.label}.",
                    remedy="Give one of them another label, here and where it is called.",
                )
            )
        found[key] = (*found.get(key, ()), note)
    return found


def footnotes(bench: Bench, links: Links) -> str:
    """Print `word/footnotes.xml`: one note for each call, in order.

    Word allows no comment in a footnote, so every entry counts as commented on there.

    Raises:
        Malformed: a footnote is never called, and so would be lost.
    """
    commented = dict.fromkeys(bench.entries, 0)
    foot = replace(bench, links=links, comments=commented)
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
    words = "".join(runs(_marked(note), bench) for note in bench.notes[called.key])
    return (
        f'<w:footnote w:id="{called.id}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        f"{mark}{run(' ')}{words}</w:p></w:footnote>"
    )


def _marked(note: Note) -> tuple[Piece, ...]:
    """Give a footnote's words, those without a mark bearing the footnote's own."""
    if not note.marks:
        return note.pieces
    return tuple(p if p.marks else replace(p, marks=note.marks) for p in note.pieces)


def comments(bench: Bench) -> str:
    """Print `word/comments.xml`: “Entry 3. Reason. Authority.” for each entry met."""
    each = []
    for entry, number in bench.comments.items():
        note = bench.entries[entry]
        words = " ".join(f"{part.rstrip('.')}." for part in (note.reason, note.authority) if part)
        author = attribution(f"Entry {entry}: {note.author}", note.day.isoformat())
        initials = "".join(word[0] for word in note.author.split() if word[0].isupper())
        each.append(comment(number, author, initials or "E", f"Entry {entry}. {words}"))
    return f"{DECLARATION}<w:comments {NAMESPACES}>{''.join(each)}</w:comments>"
