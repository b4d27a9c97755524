"""Which of several ways to cut words into runs is the one kept?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.model.words import Face, LineBreak, Reference, Run, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def tidy(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Join alike neighbours, set blanks between faces in the plainer one, and trim both ends.

    No blanks and no line breaks at either end of the words, no blanks around a line break: Markdown
    drops them, so they cannot be part of the law.
    """
    joined = _trim_lines(_join(_plain_blanks(_join(runs))))
    while joined and isinstance(joined[0], LineBreak):
        del joined[0]
    while joined and isinstance(joined[-1], LineBreak):
        del joined[-1]
    return tuple(joined)


def _join(runs: Iterable[Run]) -> list[Run]:
    joined: list[Run] = []
    for each in runs:
        run = each
        if isinstance(run, Text):
            if not run.text:
                continue
            last = joined[-1] if joined else None
            if isinstance(last, Text) and last.face == run.face and last.link == run.link:
                run = Text(text=last.text + run.text, face=run.face, link=run.link)
                joined.pop()
        joined.append(run)
    return joined


def _plain_blanks(runs: Sequence[Run]) -> list[Run]:
    """Take blanks at the edge of a face out of it: `**words **more` is not bold in CommonMark."""
    if not any(isinstance(run, Text) and run.face for run in runs):
        return list(runs)
    cut: list[Run] = []
    for index, run in enumerate(runs):
        if not isinstance(run, Text) or not run.face:
            cut.append(run)
            continue
        core = run.text.strip()
        lead = run.text[: len(run.text) - len(run.text.lstrip())]
        trail = run.text[len(lead) + len(core) :]
        before = _face(runs[index - 1]) if index else Face.PLAIN
        after = _face(runs[index + 1]) if index + 1 < len(runs) else Face.PLAIN
        cut += [
            Text(text=lead, face=run.face & before if core else Face.PLAIN, link=run.link),
            Text(text=core, face=run.face, link=run.link),
            Text(text=trail, face=run.face & after, link=run.link),
        ]
    return cut


def _face(run: Run) -> Face:
    return run.face if isinstance(run, Text | Reference) else Face.PLAIN


def _trim_lines(runs: list[Run]) -> list[Run]:
    trimmed: list[Run] = []
    for index, run in enumerate(runs):
        if not isinstance(run, Text):
            trimmed.append(run)
            continue
        text = run.text
        if index == 0 or isinstance(runs[index - 1], LineBreak):
            text = text.lstrip()
        if index + 1 == len(runs) or isinstance(runs[index + 1], LineBreak):
            text = text.rstrip()
        if text:
            trimmed.append(Text(text=text, face=run.face, link=run.link))
    return trimmed
