"""What is someone asked to put on record that is not an amendment?

A wish says what is meant; the decision that carries it out, and the files it brings, are drafted
from the record (`engine/deciding`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from constitution_tool.model.decision import Proof, Resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What every decision may be told: its day, its minute, and other words than the usual ones."""

    day: date
    minute: str = "not held"
    title: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Someone:
    """A person by the id on record, or a new one by name; `key` is a public line, or empty.

    `id` is what a new person is to be known by; empty, it is made from the name.
    """

    called: str
    key: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Put the text on record, with who holds which office, and the policy (empty: ours)."""

    holders: tuple[tuple[str, Someone], ...]
    source: str
    policy: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appoint:
    """Someone holds an office from a day; whoever held it until then leaves the day before.

    `deputy` is empty, or why the holder cannot act; `until` None when no end is set.
    """

    office: str
    who: Someone
    since: date
    until: date | None = None
    deputy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retire:
    """Whoever holds an office holds it until a day; `person` is empty, or says which of them."""

    office: str
    until: date
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrol:
    """A person gets a key more."""

    who: Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class EndKey:
    """A key of a person is valid no longer: `key` empty means the only one still valid.

    `compromised` is empty, or says why nobody should have trusted it.
    """

    who: Someone
    compromised: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePolicy:
    """Another policy follows: the bytes of its file, whatever version it calls itself."""

    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegate:
    """Authority is given to an office, in consultation with another (see `Delegation`)."""

    giver: str
    holder: str
    consultee: str
    scope: tuple[str, ...]
    grounds: tuple[tuple[str, str], ...]
    recommendation: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw:
    """An amendment is withdrawn by those who proposed it."""

    amendment: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Object:
    """Someone objects to an amendment or a decision."""

    about: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tell:
    """A body was told of corrections; none named means all that it has still to be told of."""

    body: str
    amendments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopt:
    """What a meeting resolved of what was before it.

    `body` empty means the one that constitution.toml names. `scope` empty means every protocol that
    is changed. Of the amendments for approval, `approved` were taken, and `not_put` were not before
    the meeting; `declined` were not taken, for approval or in the draft. Without `effective` and
    `review_by` they are the day of the meeting, and six months after. `evidence` is the paper that
    shows it.
    """

    body: str
    resolved: Resolved
    evidence: bytes
    proof: Proof
    scope: tuple[str, ...] = ()
    approved: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    not_put: tuple[str, ...] = ()
    effective: date | None = None
    review_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmMinutes:
    """The signed minutes of a resolution have come; `meeting` None means the one that waits."""

    evidence: bytes
    meeting: date | None = None


Wish = (
    Start
    | Appoint
    | Retire
    | Enrol
    | EndKey
    | ChangePolicy
    | Delegate
    | Withdraw
    | Object
    | Tell
    | Adopt
    | ConfirmMinutes
)
