"""Which words call a heading or a title by its name, when that is another now, or gone?

A name is told from other words only if it is of several words, as it is printed, or in quotation
marks. It is likely and never certain that the name is meant: what is drafted says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.references.flattening import flatten
from constitution_tool.engine.references.stretches import InHeading, Stretch, stretches
from constitution_tool.model.instrument import Index
from constitution_tool.notation.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.model.instrument import Constitution


@dataclass(frozen=True, slots=True, kw_only=True)
class Misnamed:
    """A name that words use, by its places in their notation; `now` is empty where it is gone."""

    stretch: Stretch
    start: int
    end: int
    was: str
    now: str


def misnamed(before: Constitution, after: Constitution) -> Iterator[Misnamed]:
    """Find the words, other than headings, that call something as it is called no longer."""
    was, now = _names(before), _names(after)
    still = set(now.values())
    changed = {
        name: now.get(id_, "")
        for id_, name in was.items()
        if now.get(id_) != name and name not in still
    }
    if not changed:
        return
    patterns = {name: _pattern(name) for name in changed}
    for instrument in after.instruments:
        for stretch in stretches(instrument):
            if isinstance(stretch.spot, InHeading):
                continue
            flat = flatten(stretch.words)
            for name, new in changed.items():
                for found in patterns[name].finditer(flat.text) if name in flat.text else ():
                    start, end = flat.written(found.start(), found.end())
                    yield Misnamed(stretch=stretch, start=start, end=end, was=name, now=new)


def _names(text: Constitution) -> dict[str, str]:
    """List what headings and titles are called, by id."""
    index = Index(text)
    names = {id_: one.title for id_, one in index.instruments.items()}
    for id_, standing in index.by_id.items():
        if standing.clause.heading:
            names[id_] = plain(standing.clause.heading)
    return names


def _pattern(name: str) -> re.Pattern[str]:
    said = re.escape(name)
    return re.compile(rf"(?<!\w){said}(?!\w)" if " " in name else rf"(?<=[“‘\"]){said}(?=[”’\"])")
