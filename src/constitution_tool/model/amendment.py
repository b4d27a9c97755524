"""What an amendment is: amending instructions, what each expects to find, and on what basis."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from constitution_tool.model.instrument import Clause
    from constitution_tool.model.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What an instruction acts on: the id that operates, and the citation its signer read."""

    id: str
    cited: str


# --- how often the quoted words are expected, in the clauses named ---------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Once:
    """The words occur exactly once (in each clause named)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EachPlace:
    """The words occur exactly `count` times over all the clauses named; act on every one."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyPlace:
    """Act where the words occur the nth time (1 is first) in the one clause named."""

    nth: int


Occurrence = Once | EachPlace | OnlyPlace


# --- instructions on words --------------------------------------------------------------------


class Side(Enum):
    """On which side of the quoted words, or of a sibling, something is put."""

    AFTER = "after"
    BEFORE = "before"


class End(Enum):
    """At which end of a clause, or of its children, something is put."""

    BEGINNING = "beginning"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstituteWords:
    """In TARGET, for “A” substitute “B”."""

    targets: tuple[Target, ...]
    find: Words
    replace: Words
    occurrence: Occurrence


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertWords:
    """In TARGET, after (or before) “A” insert “B”."""

    targets: tuple[Target, ...]
    side: Side
    find: Words
    insert: Words
    occurrence: Occurrence


@dataclass(frozen=True, slots=True, kw_only=True)
class AddWords:
    """In TARGET, at the beginning (or end) insert “B”."""

    targets: tuple[Target, ...]
    end: End
    insert: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class OmitWords:
    """In TARGET, omit “A”."""

    targets: tuple[Target, ...]
    find: Words
    occurrence: Occurrence


# --- instructions on headings -----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingWords:
    """In the heading of TARGET, for “A” substitute “B”."""

    target: Target
    find: Words
    replace: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstituteHeading:
    """For the heading of TARGET substitute “B”."""

    target: Target
    replace: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleWords:
    """In the title of INSTRUMENT, for “A” substitute “B”."""

    target: Target
    find: Words
    replace: Words


# --- instructions on whole clauses ------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A place next to a sibling: after TARGET, before TARGET."""

    side: Side
    target: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """A place inside a parent (a clause or an instrument): at the beginning or end of TARGET."""

    end: End
    target: Target


Gap = Beside | Within


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstituteClause:
    """For TARGET substitute— the clauses quoted. The first keeps TARGET's id."""

    target: Target
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertClauses:
    """After (before, at the beginning of, at the end of) TARGET insert— the clauses quoted."""

    gap: Gap
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OmitClause:
    """Omit TARGET, with its children."""

    target: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class OmitLeavingNumber:
    """Omit TARGET, leaving its number: the words and children go, the label stays, “Not used”."""

    target: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Renumber:
    """Renumber TARGET as “4A.”."""

    target: Target
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Move TARGET to after (before, the beginning of, the end of) another. It keeps its number."""

    target: Target
    gap: Gap


OnWords = SubstituteWords | InsertWords | AddWords | OmitWords
OnHeading = HeadingWords | SubstituteHeading | TitleWords
OnClauses = SubstituteClause | InsertClauses | OmitClause | OmitLeavingNumber | Renumber | Move
Instruction = OnWords | OnHeading | OnClauses


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
class AtMeeting:
    """Carried at the meeting of that day, as moved and seconded, with the result as announced."""

    meeting: date
    mover: str
    seconder: str
    result: str


Basis = UnderDelegation | ForApproval | ByKind | AtMeeting

IN_THE_TEXT = frozenset((Kind.MINOR, Kind.LEGAL, Kind.CONSEQUENTIAL, Kind.EXECUTIVE, Kind.DIRECTOR))
"""Kinds that change the adopted text itself; the others change the draft before Council."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What an instruction expects to find: a scope and id (`own:c5.p3q8f`), and its SHA-256 in hex.

    Scopes: own, subtree, place, gap (after a sibling), gap-before, gap-beginning, gap-end.
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
