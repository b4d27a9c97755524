"""Does a meeting's pack still say what was published, and what is written down when it is?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Place
from constitution_tool.model.authority import Status
from constitution_tool.model.published import Published, PublishedPaper
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.notation.papers.published_file import published_path
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.papers.said import words_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from constitution_tool.engine.authority.status import Standing
    from constitution_tool.publish.papers.pack import Pack

_DECIDED = (Status.DECIDED, Status.ENTERED)


def published(
    made: Pack, day: date, outputs: Mapping[str, bytes], standings: Mapping[str, Standing]
) -> Published:
    """Say what is published: every public document of a pack, by its words and its two files.

    Args:
        made: the pack.
        day: the day of publication.
        outputs: the files of its public documents, by name.
        standings: where each amendment stands.
    """
    return Published(
        meeting=made.case.meeting.day,
        day=day,
        check_code=made.case.check_code,
        decided=tuple(i for i, one in standings.items() if one.status is Status.ENTERED),
        papers=tuple(
            PublishedPaper(
                name=one.sheet.file,
                words=words_digest(one.sheet),
                word=f"sha256:{sha256_hex(outputs[f'{one.sheet.file}.docx'])}",
                pdf=f"sha256:{sha256_hex(outputs[f'{one.sheet.file}.pdf'])}",
            )
            for one in made.public
        ),
    )


def changed(made: Pack, before: Published) -> Iterator[Finding]:
    """Find each document that would no longer say what was published, is new, or is gone."""
    now = {one.sheet.file: words_digest(one.sheet) for one in made.public}
    then = {one.name: one.words for one in before.papers}
    for name in dict.fromkeys((*then, *now)):
        if name not in then:
            what = "is new since the papers were published"
        elif name not in now:
            what = "was published, and is in the pack no longer"
        elif now[name] != then[name]:
            what = "would no longer say what was published"
        else:
            continue
        yield Finding(
            code="published-changed",
            problem=f"“{name}” {what} ({phrases.day(before.day)}).",
            remedy="published papers stay as they are: say what changed, and why it is late, in a "
            "supplementary paper.",
            place=Place(path=published_path(before.meeting)),
        )


def unpublished(standings: Mapping[str, Standing], every: Iterable[Published]) -> tuple[str, ...]:
    """Name the amendments that an office has decided and no published papers have."""
    known = {id_ for one in every for id_ in one.decided}
    return tuple(
        id_ for id_, one in standings.items() if one.status in _DECIDED and id_ not in known
    )
