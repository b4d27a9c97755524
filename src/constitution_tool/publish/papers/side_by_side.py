"""Which parts of a tracked text are printed side by side, and what is said of it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.comparing.abreast import abreast
from constitution_tool.engine.comparing.resolve import Side, resolve
from constitution_tool.model.passage import Title, text_of
from constitution_tool.model.sheet import Abreast, Comparison, TextBody
from constitution_tool.publish.papers import phrases

if TYPE_CHECKING:
    from constitution_tool.model.passage import Flow
    from constitution_tool.model.sheet import EntryNote


def tracked_body(
    flow: Flow, entries: tuple[EntryNote, ...] = (), protected: frozenset[str] = frozenset()
) -> TextBody:
    """Make the body of a tracked text; each part that mostly changed is side by side as well."""
    found = abreast(flow)
    titles = {
        one.instrument: text_of(one.pieces)
        for one in (resolve(flow, Side.NEW).printed if found else ())
        if isinstance(one, Title)
    }
    parts = tuple(
        Abreast(
            instrument=instrument,
            title=titles[instrument],
            rows=tuple(
                Comparison(
                    citation=phrases.entries(row.entries) if row.entries else "",
                    clause=row.clause,
                    current=row.current,
                    proposed=row.proposed,
                )
                for row in rows
            ),
        )
        for instrument, rows in found.items()
    )
    return TextBody(flow=flow, entries=entries, contents=False, abreast=parts, protected=protected)


def said(body: TextBody) -> tuple[str, ...]:
    """Say on the first page which parts stand side by side, if any."""
    return tuple(phrases.side_by_side(part.title) for part in body.abreast)
