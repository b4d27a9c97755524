"""What one Word document is set with: its numbers, names, links, comments and footnotes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, LawBroken, Malformed
from constitution_tool.model.passage import Act
from constitution_tool.ooxml.drawing import Media
from constitution_tool.ooxml.house import OURS, House
from constitution_tool.ooxml.markup import Ids, Links, Revision, Wrap, attribution
from constitution_tool.publish import footnotes

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from constitution_tool.model.passage import Mark, Note
    from constitution_tool.model.pictures import PictureFile
    from constitution_tool.model.sheet import EntryNote
    from constitution_tool.publish.footnotes import NoteKey

_WRAPS = {
    Act.ADDED: Wrap.INS,
    Act.DELETED: Wrap.DEL,
    Act.MOVED_FROM: Wrap.MOVE_FROM,
    Act.MOVED_TO: Wrap.MOVE_TO,
}
_FLAT = {Wrap.MOVE_FROM: Wrap.DEL, Wrap.MOVE_TO: Wrap.INS}


def bookmark(clause: str) -> str:
    """Name a clause's bookmark: hidden, and for ever the clause's own (`3-formats`)."""
    return f"_cl_{clause.replace('.', '_')}"


def former(name: str) -> str:
    """Name the bookmark of the place that a clause, moved or set anew elsewhere, has left."""
    return name.replace("_cl_", "_cw_", 1)


def inner(clause: str, number: int) -> str:
    """Name the bookmark of something of a clause that stands after the clauses within it."""
    return f"_in_{clause.replace('.', '_')}_{number}"


@dataclass(slots=True, kw_only=True)
class Called:
    """One call of a footnote: its id in this file, whose it is, and the mark as printed."""

    id: int
    key: NoteKey
    text: str


Said = tuple[int, str]
"""What a comment says: the number of an entry, and the reason of one of its instructions."""


@dataclass(slots=True, kw_only=True)
class Bench:
    """What is used up while a document is set.

    `names` are the bookmarks that will exist, by clause, so that no link leads nowhere; `standing`
    the clauses that stand in the text after the changes. `moves` are the
    clauses shown as moved; the marks of any other move are set as an omission and an insertion.
    """

    names: Mapping[str, str]
    entries: Mapping[int, EntryNote]
    unattributed: str
    notes: Mapping[NoteKey, tuple[Note, ...]]
    standing: Set[str] = frozenset()
    moves: frozenset[str] = frozenset()
    house: House = OURS
    ids: Ids = field(default_factory=Ids)
    links: Links = field(default_factory=lambda: Links("link"))
    called: list[Called] = field(default_factory=list)
    pictures: Mapping[str, PictureFile] = field(default_factory=dict)
    media: Media = field(default_factory=Media)
    comments: dict[Said, int] = field(default_factory=dict)
    anchored: set[str] = field(default_factory=set)
    ranges: dict[tuple[str, Act], int] = field(default_factory=dict)

    def by(self, entry: int) -> str:
        """Say who made a change and when, as attributes.

        Raises:
            LawBroken: a mark cites an entry that the schedule does not have.
        """
        if entry == 0:
            return self.unattributed
        if entry not in self.entries:
            raise LawBroken(
                Finding(
                    code="mark-without-entry",
                    problem=f"A change cites entry {entry}, which the schedule does not have.",
                    remedy="This is a fault in the program. Please report it; nothing was written.",
                )
            )
        note = self.entries[entry]
        return attribution(f"Entry {entry}: {note.author}", note.day.isoformat())

    def revision(self, marks: tuple[Mark, ...]) -> Revision | None:
        """Say how Word tracks words with these marks: the last mark is the edit inside a move."""
        if not marks:
            return None
        mark = marks[-1]
        wrap = _WRAPS[mark.act]
        if mark.move not in self.moves:
            wrap = _FLAT.get(wrap, wrap)
        return Revision(wrap=wrap, by=self.by(mark.entry))

    def flat(self, marks: tuple[Mark, ...]) -> Revision | None:
        """Say the same outside any move: numbers, table rows, the marks of shifted paragraphs."""
        revision = self.revision(marks)
        if revision is None:
            return None
        return Revision(wrap=_FLAT.get(revision.wrap, revision.wrap), by=revision.by)

    def range_id(self, mark: Mark) -> int:
        """Number one end of a move: its start and its end bear the same id."""
        return self.ranges.setdefault((mark.move, mark.act), self.ids.next())

    def new_comments(self, marks: tuple[Mark, ...]) -> tuple[tuple[int, Mark], ...]:
        """Number the comments that begin here: at the first mark of each instruction of an entry.

        Instructions with one reason share one comment, so that nothing is said twice.
        """
        fresh = []
        for mark in marks:
            if mark.entry:
                said = (mark.entry, self.entries[mark.entry].reason(mark.instruction))
                if said not in self.comments:
                    self.comments[said] = self.ids.next()
                    fresh.append((self.comments[said], mark))
        return tuple(fresh)

    def call(self, clause: str, label: str, text: str) -> Called:
        """Number one more call of a footnote, from the words of a clause.

        A call means its own instrument's footnote, or one that names no instrument.

        Raises:
            Malformed: there is no such footnote.
        """
        key = footnotes.called(clause.partition(".")[0], label, self.notes)
        if key not in self.notes:
            raise Malformed(
                Finding(
                    code="footnote-missing",
                    problem=f"The text calls footnote {label}, but there is no such footnote.",
                    remedy=f"Add the footnote, “[^{label}]: …”, or remove the call.",
                )
            )
        called = Called(id=len(self.called) + 1, key=key, text=text)
        self.called.append(called)
        return called

    def marks_in(self, called: Called) -> tuple[Mark, ...]:
        """Give the marks in a footnote: Word allows no comment there, so its call bears them."""
        return tuple(
            mark for piece in footnotes.words(self.notes[called.key]) for mark in piece.marks
        )

    def bracket(self, name: str) -> tuple[str, str]:
        """Give the two ends of a bookmark, or nothing twice when its name is empty or used up."""
        if not name or name in self.anchored:
            return "", ""
        self.anchored.add(name)
        number = str(self.ids.next())
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>',
            f'<w:bookmarkEnd w:id="{number}"/>',
        )

    def target(self, link: str) -> str:
        """Print the attribute a link needs, or nothing where it must stay plain words.

        A dead link (`#`), one to a clause not in this document, and one with any other scheme than
        the three that cannot run a program print as plain words.
        """
        if link.startswith("#"):
            name = self.names.get(link[1:], "")
            return f'w:anchor="{name}"' if name else ""
        if link.startswith(("https://", "http://", "mailto:")):
            return f'r:id="{self.links.id(link)}"'
        return ""
