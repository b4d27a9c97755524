"""Does a meeting's pack still say what was published, and what is written down when it is?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Place
from constitution_tool.model.authority import Status
from constitution_tool.model.published import (
    Published,
    PublishedPaper,
    SealedPaper,
    words_published,
)
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.notation.papers.published_file import published_path
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.papers.said import digest_said, lines_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from constitution_tool.engine.authority.status import Standing
    from constitution_tool.publish.papers.pack import Document, Pack

_DECIDED = (Status.DECIDED, Status.ENTERED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A document that would no longer say what was published: it, and its lines as published."""

    document: Document
    then: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What became of a pack since it was published.

    `every` is what was published of its meeting, in order. `withdrawn` are names. Of what the
    public may be kept from, `sealed` are the documents that are not as any was given out, `kept`
    those that are still as they were given out, and `unsealed` counts those that are not.
    """

    every: tuple[Published, ...]
    changed: tuple[Changed, ...]
    new: tuple[Document, ...]
    withdrawn: tuple[str, ...]
    sealed: tuple[Document, ...]
    kept: tuple[SealedPaper, ...]
    unsealed: int

    @property
    def anything(self) -> bool:
        """Say whether the pack is another than was published."""
        return any((self.changed, self.new, self.withdrawn, self.sealed, self.unsealed))

    @property
    def last(self) -> Published:
        """Give what was published last."""
        return self.every[-1]


def since(made: Pack, every: tuple[Published, ...]) -> Since:
    """Compare a pack with what was published, the supplements included.

    Args:
        made: the pack as it is now.
        every: what was published of its meeting, in order, at least the papers themselves.
    """
    then = words_published(every)
    known = [(one, then.get(one.name)) for one in made.public]
    given = every[-1].sealed
    kept = tuple(
        one for one in given if one.words in {digest_said(r.sheet) for r in made.restricted}
    )
    return Since(
        every=every,
        changed=tuple(
            Changed(document=one, then=words)
            for one, words in known
            if words is not None and words != lines_said(one.sheet)
        ),
        new=tuple(one for one, words in known if words is None),
        withdrawn=tuple(name for name in then if name not in {one.name for one in made.public}),
        sealed=tuple(
            one
            for one in made.restricted
            if digest_said(one.sheet) not in {each.words for each in given}
        ),
        kept=kept,
        unsealed=len(given) - len(kept),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """That papers were published: on which day, with what files, and if late, why.

    `files` are those of the public documents, by name; `sealed` those of all documents that the
    public may be kept from.
    """

    day: date
    late: str
    files: Mapping[str, bytes]
    sealed: Mapping[str, bytes]


def published(
    made: Pack, event: Event, standings: Mapping[str, Standing], of: Since | None
) -> Published:
    """Say what is published: public documents by their words, all by the digests of their files.

    Args:
        made: the pack, or the supplement.
        event: the publication.
        standings: where each amendment stands.
        of: what became of the papers since they were published, of a supplement.
    """
    papers = []
    for one in made.public:
        word, pdf = _files(one, event.files)
        words = lines_said(one.sheet)
        papers.append(PublishedPaper(name=one.name, words=words, word=word, pdf=pdf))
    return Published(
        meeting=made.case.meeting.day,
        day=event.day,
        number=len(of.every) if of else 0,
        late=event.late,
        check_code=made.case.check_code,
        decided=tuple(i for i, one in standings.items() if one.status is Status.ENTERED),
        papers=tuple(papers),
        withdrawn=of.withdrawn if of else (),
        sealed=(*(of.kept if of else ()), *_sealed(made, event.sealed)),
    )


def _sealed(made: Pack, files: Mapping[str, bytes]) -> Iterator[SealedPaper]:
    for one in made.restricted:
        word, pdf = _files(one, files)
        yield SealedPaper(words=digest_said(one.sheet), word=word, pdf=pdf)


def _files(one: Document, files: Mapping[str, bytes]) -> tuple[str, str]:
    """Give the digests of a document's Word file and PDF."""
    word, pdf = (sha256_hex(files[f"{one.sheet.file}.{ending}"]) for ending in ("docx", "pdf"))
    return f"sha256:{word}", f"sha256:{pdf}"


def refused(of: Since) -> Iterator[Finding]:
    """Name each document that would no longer say what was published, is new, or is gone."""
    day = phrases.day(of.last.day)
    place = Place(path=published_path(of.last.meeting, of.last.number))
    told = [
        *(f"“{one.document.name}” would no longer say what was published" for one in of.changed),
        *(f"“{one.name}” is new since the papers were published" for one in of.new),
        *(f"“{name}” was published, and is in the pack no longer" for name in of.withdrawn),
    ]
    if of.unsealed:
        papers = phrases.counted(of.unsealed, "paper")
        told.append(f"{papers} kept from the public would no longer say what was given out")
    yield from (_changed(f"{said} ({day}).", of.last, place) for said in told)
    for one in of.sealed:
        said = f"This paper, kept from the public, is not as any that was given out ({day})."
        path = one.made.paper.path if one.made else ""
        yield _changed(said, of.last, Place(path=path))


def _changed(problem: str, last: Published, place: Place) -> Finding:
    return Finding(
        code="published-changed",
        problem=problem,
        remedy="published papers stay as they are: say what changed, and why it is late, with "
        f"“pack {last.meeting} --supplement --late '…'”.",
        place=place,
    )


def unpublished(standings: Mapping[str, Standing], every: Iterable[Published]) -> tuple[str, ...]:
    """Name the amendments that an office has decided and no published papers have."""
    known = {id_ for one in every for id_ in one.decided}
    return tuple(
        id_ for id_, one in standings.items() if one.status in _DECIDED and id_ not in known
    )
