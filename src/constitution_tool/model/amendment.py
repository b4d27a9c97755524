"""What an amendment is: amending instructions, what each expects to find, and on what basis."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from constitution_tool.model.instruction import Instruction


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One numbered instruction with the reason given for it (one paragraph, plain words)."""

    instruction: Instruction
    reason: str


# --- the whole amendment ----------------------------------------------------------------------


class Kind(Enum):
    """Who may make a change and on what evidence (`1-domain`, "Who may make which change")."""

    PRE_ADOPTION = "pre-adoption"
    SUBSTANTIVE = "substantive"
    MINOR = "minor"
    LEGAL = "legal"
    CONSEQUENTIAL = "consequential"
    EXECUTIVE = "executive"
    DIRECTOR = "director"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True, kw_only=True)
class OnAdoption:
    """Takes effect when, and only if, Council adopts the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderDelegation:
    """Decided under a delegation, on one of its grounds, for a reason given."""

    delegation: str
    ground: str
    ground_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ForApproval:
    """Put to Council for its approval; needs no signature, only Council's vote."""

    proposed_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ByKind:
    """Rests on what the policy says of its kind, on the evidence named (a statute, a decision)."""

    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Varied:
    """An amendment that a meeting varied, and the SHA-256 of its file as it was put."""

    amendment: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AtMeeting:
    """Carried at the meeting of that day, as moved and seconded, with the result as announced.

    `varies` is the amendment in whose place it was carried, if it is another one as varied; its
    instructions are then all that was carried of that one.
    """

    meeting: date
    mover: str
    seconder: str
    result: str
    varies: Varied | None = None


Basis = UnderDelegation | ForApproval | ByKind | AtMeeting

IN_THE_TEXT = frozenset((Kind.MINOR, Kind.LEGAL, Kind.CONSEQUENTIAL, Kind.EXECUTIVE, Kind.DIRECTOR))
"""Kinds that change the adopted text itself; the others change the draft before Council."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What an instruction expects to find: a scope and id (`own:c5.p3q8f`), and its SHA-256 in hex.

    Scopes: own, subtree, place, gap (after a sibling), gap-before, gap-beginning, gap-end;
    and text, whose id is the path of a file that gives the text of an instrument.
    """

    scope: str
    id: str
    digest: str

    @property
    def key(self) -> str:
        """The expectation as `[expects]` names it."""
        return f"{self.scope}:{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """An amendment: its head, why it is made (Markdown), and its instructions in order."""

    id: str
    title: str
    kind: Kind
    basis: Basis
    effective: OnAdoption | date
    expires: date | None = None
    after: tuple[str, ...] = ()
    expects: tuple[Expectation, ...] = ()
    why: str = ""
    entries: tuple[Entry, ...]

    @property
    def in_place_of(self) -> str:
        """The number of the amendment this one was carried in the place of; empty if of none."""
        varied = self.basis.varies if isinstance(self.basis, AtMeeting) else None
        return varied.amendment if varied else ""
