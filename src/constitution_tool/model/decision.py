"""What may be decided that is not an amendment: from the founding to what Council resolved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, ClassVar, TypedDict

from constitution_tool.model.authority import EntryKind

if TYPE_CHECKING:
    from datetime import date


class Head(TypedDict):
    """The fields of `Headed`, to make a decision of any kind with."""

    id: str
    title: str
    day: date
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    """What every decision says: its number, what it is called, its day, and why (Markdown)."""

    id: str
    title: str
    day: date
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding(Headed):
    """The text is put on record as it stood; `source` says where it was taken from."""

    kind: ClassVar[EntryKind] = EntryKind.FOUNDING
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation(Headed):
    """Authority given: by whom, to whom, in consultation with whom, over what, on what grounds.

    `scope` lists instrument ids; `grounds` are (id, words) pairs; the window runs from `start`
    until `end` (None: until adoption spends it). `recommendation` is how the papers cite it;
    `minute` a reference or "not held".
    """

    kind: ClassVar[EntryKind] = EntryKind.DELEGATION
    giver: str
    holder: str
    consultee: str
    scope: tuple[str, ...]
    grounds: tuple[tuple[str, str], ...]
    start: date
    end: date | None
    recommendation: str
    minute: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOfficeHolders(Headed):
    """A new version of the office-holders: appointments, retirements, deputies, keys.

    `version` is its number and `sha256` the digest of its file, so that a signature on the decision
    is one on the file; `minute` a reference or "not held".
    """

    kind: ClassVar[EntryKind] = EntryKind.OFFICE_HOLDERS
    version: int
    sha256: str
    minute: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPolicy(Headed):
    """A new version of the policy; as for office-holders."""

    kind: ClassVar[EntryKind] = EntryKind.POLICY
    version: int
    sha256: str
    minute: str


class Resolved(Enum):
    """What Council resolved of a text put before it."""

    ADOPTED = "adopted"
    AS_AMENDED = "adopted-as-amended"
    IN_PART = "adopted-in-part"
    REFERRED_BACK = "referred-back"
    NOT_ADOPTED = "not-adopted"


ADOPTING = frozenset((Resolved.ADOPTED, Resolved.AS_AMENDED, Resolved.IN_PART))


class Proof(Enum):
    """What shows that Council resolved it: the signed minutes, or the published decision list."""

    MINUTES = "minutes"
    DECISION_LIST = "decision-list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption(Headed):
    """What Council resolved of the texts before it, at a meeting on `day`.

    `scope` lists the instruments put to it. `entered` are the amendments entered in the draft that
    it adopted, in order of entry; `approved` are (id, SHA-256) of those for approval that it
    approved, in the order they are carried out; `declined` those it did not take, of either sort.
    `text` is the digest of the text as adopted after it. `proof` and `sha256` (of that paper) are
    the evidence; `minute` a reference or "not held". `effective` and `review_by` are None where
    nothing was adopted.
    """

    kind: ClassVar[EntryKind] = EntryKind.ADOPTION
    body: str
    resolved: Resolved
    scope: tuple[str, ...]
    entered: tuple[str, ...]
    approved: tuple[tuple[str, str], ...]
    declined: tuple[str, ...]
    text: str
    effective: date | None
    review_by: date | None
    minute: str
    proof: Proof
    sha256: str

    @property
    def took(self) -> tuple[str, ...]:
        """The amendments that Council adopted, in the order they are carried out."""
        return (*self.entered, *(id_ for id_, _ in self.approved))


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes(Headed):
    """The signed minutes of an adoption that was put on record on a decision list."""

    kind: ClassVar[EntryKind] = EntryKind.MINUTES
    adoption: str
    minute: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Headed):
    """Council was told, on `day`, of corrections made to the text without it."""

    kind: ClassVar[EntryKind] = EntryKind.REPORT
    body: str
    amendments: tuple[str, ...]
    minute: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal(Headed):
    """An amendment that is not entered is withdrawn, by those who proposed it, and stays so."""

    kind: ClassVar[EntryKind] = EntryKind.WITHDRAWAL
    amendment: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection(Headed):
    """Someone objects to an amendment or a decision. It is kept and printed; it decides nothing."""

    kind: ClassVar[EntryKind] = EntryKind.OBJECTION
    about: str
    by: str


Decision = (
    Founding
    | NewOfficeHolders
    | NewPolicy
    | Delegation
    | Adoption
    | Minutes
    | Report
    | Withdrawal
    | Objection
)
