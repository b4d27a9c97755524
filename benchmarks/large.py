"""What do the stages share? The large text in memory, its amendment, and both as documents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from generate import amendment, texts

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.comparing.flow import flow
from constitution_tool.engine.comparing.redline import Step, redline
from constitution_tool.model.instrument import Constitution
from constitution_tool.model.passage import Flow, Piece
from constitution_tool.model.sheet import Sheet, TextBody
from constitution_tool.notation.text.parse import parse_instrument

if TYPE_CHECKING:
    from pathlib import Path

    from constitution_tool.model.amendment import Amendment

Run = Callable[[], object]
"""What is timed."""


class Large:
    """The text all stages share, made before the clock starts; `folder` is for files."""

    def __init__(self, scale: int, folder: Path) -> None:
        self.texts = texts(scale)
        self.scale = scale
        self.folder = folder

    def parsed(self) -> Constitution:
        """Read the whole text into the model."""
        return Constitution(
            instruments=tuple(
                parse_instrument(text, f"source/p{number}.md").instrument
                for number, text in enumerate(self.texts, start=1)
            )
        )

    def changed(self) -> tuple[Constitution, Amendment]:
        """Give the text and an amendment of 250 clauses of it."""
        base = self.parsed()
        return base, amendment(base, 250 * self.scale)

    def pair(self) -> tuple[Constitution, Constitution]:
        """Give the text before and after its amendment."""
        base, changes = self.changed()
        return base, amend(base, changes)


def clean(text: Constitution) -> Sheet:
    """Make a clean document of a text."""
    return _sheet(flow(text), contents=True)


def tracked(before: Constitution, after: Constitution) -> Sheet:
    """Make a document of tracked changes of two texts."""
    return _sheet(redline(before, (Step(entry=0, text=after),)), contents=False)


def _sheet(printed: Flow, *, contents: bool) -> Sheet:
    return Sheet(
        file="Benchmark",
        council="Exampleshire Council",
        kicker="Benchmark",
        title="A large constitution",
        status="Not a real text.",
        notice="Made to measure.",
        opening=((Piece(text="Made to measure."),),),
        body=TextBody(flow=printed, contents=contents),
        day=date(2026, 1, 1),
    )
