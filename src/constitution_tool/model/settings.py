"""What a council sets: what bears on the law, and the style of the house."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

FORMAT = 1
"""The format of files this version reads and writes. A newer one is refused."""


ACCENT = "#1f3a5f"
"""The colour of headings and rules where a council sets none: 11.5:1 on white."""
HOUSE_STYLE = "templates/word/house-style.docx"
"""The council's reference document: what its Word files look like. It may have none."""
LEAST_CONTRAST = 4.5
"""What the colour of words needs on white (WCAG 2.2, 1.4.3)."""
STATUTORY_CLEAR_DAYS = 5
"""What the law asks for at least, of both clocks (Local Government Act 1972, section 100B and
Schedule 12, paragraph 4)."""
_DARK = 0.04045
"""The level of sRGB up to which light grows in a straight line (WCAG 2.2, relative luminance)."""


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
    """`source/constitution.toml`: what bears on the law. Part of every digest of the text.

    `protected` are clauses that nobody may amend; `council_only` clauses, or whole instruments,
    that nobody but Council may.
    """

    council: str
    domain: str
    language: str
    instruments: tuple[InstrumentSettings, ...]
    protected: tuple[str, ...] = ()
    council_only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting: its day, the body that meets, and what the meeting is called."""

    day: date
    body: str
    title: str


DRAFTING_RULES = (
    "terms",
    "defined-terms",
    "inclusive",
    "and-or",
    "should",
    "nobody-named",
    "long-sentences",
    "people",
)
"""The rules of drafting, by the names a council leaves them out by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafting:
    """How drafting is checked: by which rules, and which word is preferred to which other."""

    rules: tuple[str, ...] = DRAFTING_RULES
    prefer: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The root `constitution.toml`: house style, offices as printed, meetings, notice.

    `offices` maps an office's id to its name as printed. `notice` stands on every page. `name` is
    what people call the text before Council ("Protocol"); `subject` is the instrument it concerns.
    `summons_days` and `inspection_days` are how many clear days before a meeting Members are
    summoned, and the public may read its papers; `holidays` are days that the council adds to the
    bank holidays.
    """

    notice: str
    name: str
    subject: str
    offices: tuple[tuple[str, str], ...]
    meetings: tuple[Meeting, ...] = ()
    standing: str = ""
    accent: str = ACCENT
    summons_days: int = STATUTORY_CLEAR_DAYS
    inspection_days: int = STATUTORY_CLEAR_DAYS
    holidays: tuple[date, ...] = ()
    drafting: Drafting = field(default_factory=Drafting)

    def office(self, office: str) -> str:
        """Name an office as printed; an office without a printed name is named by its id."""
        return dict(self.offices).get(office, office)


def contrast_on_white(colour: str) -> float:
    """Say how far a colour, #rrggbb, stands out from white, from 1 to 21 (WCAG 2.2, contrast)."""
    levels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (v / 12.92 if v <= _DARK else ((v + 0.055) / 1.055) ** 2.4 for v in levels)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
