"""How did a run of words come to be, step by step: which words came when, and which went when?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from constitution_tool.engine.comparing.tokens import Word, is_word, join, key
from constitution_tool.engine.comparing.words import Change, common_ends, read_as

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from constitution_tool.engine.comparing.paint import Lived, View
    from constitution_tool.model.passage import Mark, Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A word with the step it came with and the step it went with (see `paint`)."""

    word: Word
    born: int = 0
    died: int = 0


def begin(words: Sequence[Word], step: int) -> tuple[Thread, ...]:
    """Start a run of words at a step."""
    return tuple(Thread(word=word, born=step) for word in words)


def weave(threads: tuple[Thread, ...], words: Sequence[Word], step: int) -> tuple[Thread, ...]:
    """Carry a run of words on to its next version.

    A word deleted by one step stays deleted by that step; a word one step added and another deletes
    vanishes, for neither text has it.
    """
    alive = [key(thread.word) for thread in threads if not thread.died]
    found = read_as(alive, [key(word) for word in words], is_word)
    changes = iter((*found, _nothing(len(alive), len(words))))
    change = next(changes)
    woven: list[Thread] = []
    at = 0
    for thread in threads:
        if thread.died:
            woven.append(thread)
            continue
        if at == change.old_end:
            woven += begin(words[change.new_start : change.new_end], step)
            change = next(changes)
        if at < change.old_start:
            woven.append(thread)
        elif not thread.born:
            woven.append(replace(thread, died=step))
        at += 1
    return (*woven, *begin(words[change.new_start : change.new_end], step))


def _nothing(old: int, new: int) -> Change:
    """A change of nothing, past the end."""
    return Change(old_start=old, old_end=old + 1, new_start=new, new_end=new)


def end(threads: tuple[Thread, ...], step: int) -> tuple[Thread, ...]:
    """Finish a run of words at a step: what earlier steps deleted stays theirs."""
    return tuple(
        thread if thread.died else replace(thread, died=step)
        for thread in threads
        if not thread.born
    )


L = TypeVar("L", bound="Lived")


def cancel(
    things: Sequence[L], alike: Callable[[L], Hashable], revive: Callable[[L], L]
) -> tuple[L, ...]:
    """Undo what was taken out and put back: in each changed stretch, what both ends share stays."""
    settled: list[L] = []
    for changed, group in groupby(things, lambda thing: bool(thing.born or thing.died)):
        stretch = list(group)
        settled += _cancel_stretch(stretch, alike, revive) if changed else stretch
    return tuple(settled)


def _cancel_stretch(
    stretch: list[L], alike: Callable[[L], Hashable], revive: Callable[[L], L]
) -> Iterator[L]:
    gone = [thing for thing in stretch if thing.died]
    come = [thing for thing in stretch if not thing.died]
    start, finish = common_ends([alike(thing) for thing in gone], [alike(thing) for thing in come])
    dropped = {
        id(thing)
        for things in (gone, come)
        for thing in (*things[:start], *things[len(things) - finish :])
    }
    yield from (revive(thing) for thing in gone[:start])
    yield from (thing for thing in stretch if id(thing) not in dropped)
    yield from (revive(thing) for thing in gone[len(gone) - finish :])


def pieces(threads: tuple[Thread, ...], view: View) -> tuple[Piece, ...]:
    """Show a run of words from a place; of one entry's changes side by side, deletions first."""
    settled = cancel(
        threads, lambda thread: key(thread.word), lambda thread: Thread(word=thread.word)
    )
    shown = [(view.marks(thread), thread) for thread in settled if view.shows(thread)]
    ordered = [
        one
        for _, stretch in groupby(shown, lambda one: _changed_by(*one))
        for one in sorted(stretch, key=lambda one: not one[1].died)
    ]
    return join(
        replace(piece, marks=marks) if marks else piece
        for marks, word in _with_spaces(ordered)
        for piece in word
    )


def _changed_by(marks: tuple[Mark, ...], thread: Thread) -> int:
    """Give the entry that changed a word; -1 if none did."""
    return marks[-1].entry if thread.born or thread.died else -1


def _with_spaces(
    shown: list[tuple[tuple[Mark, ...], Thread]],
) -> Iterator[tuple[tuple[Mark, ...], Word]]:
    """Let a space left alone between changes belong to the word before it, so that it is seen.

    Only if that word was changed in the same way: then whose space it is makes no difference.
    """
    before: tuple[Mark, ...] = ()
    for at, (marks, thread) in enumerate(shown):
        after = shown[at + 1][0] if at + 1 < len(shown) else ()
        alone = marks and before != marks != after and thread.word[0].text.isspace()
        if alone and [mark.act for mark in before] == [mark.act for mark in marks]:
            yield before, thread.word
        else:
            before = marks
            yield marks, thread.word
