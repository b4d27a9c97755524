"""What a council sets: what bears on the law, and the style of the house."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

FORMAT = 1
"""The format of files this version reads and writes. A newer one is refused."""


class Numbering(Enum):
    """What becomes of numbers when clauses come and go."""

    SUFFIX = "suffix"
    RENUMBER = "renumber"
    PLACEHOLDER = "placeholder"


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentSettings:
    """One instrument in the council's order, with its numbering policy."""

    id: str
    numbering: Numbering


@dataclass(frozen=True, slots=True, kw_only=True)
class LawSettings:
    """`source/constitution.toml`: what bears on the law. Part of every digest of the text."""

    council: str
    domain: str
    language: str
    instruments: tuple[InstrumentSettings, ...]
    protected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting: its day, the body that meets, and what the meeting is called."""

    day: date
    body: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The root `constitution.toml`: house style, offices as printed, meetings, notice.

    `offices` maps an office's id to its name as printed. `notice` stands on every page. `name` is
    what people call the text before Council ("Protocol"); `subject` is the instrument it concerns.
    """

    notice: str
    name: str
    subject: str
    offices: tuple[tuple[str, str], ...]
    meetings: tuple[Meeting, ...] = ()
    standing: str = ""
    accent: str = "#1f3a5f"

    def office(self, office: str) -> str:
        """Name an office as printed; an office without a printed name is named by its id."""
        return dict(self.offices).get(office, office)
