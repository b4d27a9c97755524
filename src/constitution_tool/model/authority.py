"""Who may decide, and what was put on record: office-holders, policy, statements, entries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

MONITORING_OFFICER = "monitoring-officer"
CHAIR = "chair"


# --- office-holders ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """A public key of a person: the OpenSSH line, and the entries it is valid from and until.

    `until_entry` 0 means that it is still valid. `compromised` is empty, or says why nobody should
    have trusted it: it is then no longer valid, and `verify` names each decision signed with it.
    """

    line: str
    from_entry: int
    until_entry: int = 0
    compromised: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who may hold an office. `id` is short and permanent; `name` is as printed."""

    id: str
    name: str
    keys: tuple[PublicKey, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A person holds an office from a day, until a day (None: still), by a minute ("not held").

    `deputy` is empty for the holder; for a deputy it is the reason the holder cannot act.
    """

    office: str
    person: str
    start: date
    end: date | None
    minute: str
    deputy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHolders:
    """One version of `office-holders-NNNN.toml`; immutable."""

    version: int
    people: tuple[Person, ...]
    holdings: tuple[Holding, ...]


# --- policy -----------------------------------------------------------------------------------


class Part(Enum):
    """What an office does in a decision: decides it, is consulted on it, or certifies it."""

    DECIDES = "decides"
    CONSULTED = "consulted"
    CERTIFIES = "certifies"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What one kind of decision needs: offices and their parts, and whether the consultee agrees.

    `delegation` says whether a delegation must be relied on; `vote` whether Council's vote is what
    decides it (then no statement is needed). `attested_by` names, for an office whose holder has no
    key, the offices that may attest what the holder said. `interest_bars` says whether someone with
    a declared conflict of interest may speak at all. Of a kind that corrects the text without
    Council: `words` is the most that one amendment may change, `words_since_adoption` the most that
    all of its kind may since Council last adopted a text (0: no limit), and `report_within` the
    days within which Council must be told (0: it need not be); `scope` are the instruments and
    clauses it may change (empty: any).
    """

    kind: str
    offices: tuple[tuple[str, Part], ...]
    agreement_required: bool = True
    delegation: bool = False
    vote: bool = False
    attested_by: tuple[tuple[str, tuple[str, ...]], ...] = ()
    interest_bars: bool = False
    words: int = 0
    words_since_adoption: int = 0
    report_within: int = 0
    scope: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One version of `policy-NNNN.toml`; immutable.

    `incompatible` are sets of offices no two of which one person may hold on one day (by statute,
    a monitoring officer is neither head of the paid service nor chief finance officer: Local
    Government and Housing Act 1989, s.5(1)).
    """

    version: int
    rules: tuple[Rule, ...]
    incompatible: tuple[tuple[str, ...], ...] = ()

    def rule(self, kind: str) -> Rule | None:
        """Find what a kind of decision needs; None when the policy does not provide for it."""
        return next((rule for rule in self.rules if rule.kind == kind), None)


# --- statements -------------------------------------------------------------------------------


class Response(Enum):
    """What a statement says of its subject."""

    DECIDES = "decides"
    AGREES = "agrees"
    COMMENTS = "comments"
    DOES_NOT_AGREE = "does-not-agree"
    CERTIFIES = "certifies"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is signed: an amendment or a decision, by id and the SHA-256 of its bytes.

    `touches` holds, for an amendment, (expectation key, digest) of each clause it touches as it
    stands after the amendment, in key order; an absent clause has the digest "absent".
    """

    id: str
    sha256: str
    touches: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The head of the register the signer saw: its sequence and digest, and what was in force."""

    sequence: int
    digest: str
    office_holders: str
    policy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """Another office's word for what a holder without a key said: who attests, and to which paper.

    `sha256` is of the e-mail or signed sheet and `whereabouts` where it is kept; the paper itself
    is never part of the record.
    """

    office: str
    person: str
    capacity: str
    sha256: str
    whereabouts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one office says of one subject on one day. Signed as canonical JSON.

    `capacity` is `holder` or `deputy: reason`; `interest` the declared conflict, or "none".
    `words` are the comments or reasons given, or empty; `expires` None when it does not.
    `attested` is None of a statement that the person it is of has signed.
    """

    subject: Subject
    office: str
    person: str
    capacity: str
    interest: str
    response: Response
    words: str
    day: date
    seen: Seen
    expires: date | None = None
    attested: Attestation | None = None

    @property
    def signing_office(self) -> str:
        """The office whose holder signs it: its own, or the one that attests."""
        return self.attested.office if self.attested else self.office


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper on which a holder without a key said it, and the office that attests it."""

    office: str
    data: bytes
    whereabouts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What someone asks an office to say; `response` None means what its part calls for.

    `attested` is None of what the office signs itself.
    """

    office: str
    response: Response | None
    day: date
    words: str = ""
    interest: str = "none"
    expires: date | None = None
    attested: Paper | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """A private key to sign with: the bytes of its file, and the passphrase if it has one."""

    path: str
    data: bytes
    passphrase: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedStatement:
    """A statement, the exact bytes that were signed, and the armoured signature."""

    statement: Statement
    data: bytes
    signature: bytes


# --- the register -----------------------------------------------------------------------------


class EntryKind(Enum):
    """What an entry of the register records."""

    FOUNDING = "founding"
    OFFICE_HOLDERS = "office-holders"
    POLICY = "policy"
    DELEGATION = "delegation"
    AMENDMENT = "amendment"
    ADOPTION = "adoption"
    MINUTES = "minutes"
    REPORT = "report"
    WITHDRAWAL = "withdrawal"
    OBJECTION = "objection"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEntry:
    """One entry: append-only, no gaps, chained to the entry before by its digest.

    `relied_on` are (path, SHA-256) of every file it relies on (subject, statements, signatures,
    office-holders, policy), in path order. `previous` is the digest of the entry before ("" for
    the first). `adopted` and `draft` are digests of the two texts after it. `effective` is a day
    or "on-adoption"; `evidence` a minute reference or "not held".
    """

    sequence: int
    day: date
    previous: str
    kind: EntryKind
    subject: str
    relied_on: tuple[tuple[str, str], ...]
    adopted: str
    draft: str
    effective: str
    evidence: str


class Status(Enum):
    """Where an amendment stands; computed from the register, never stored.

    What was carried at a meeting and certified, and cannot be in the draft before Council's vote is
    on record, is `CARRIED` until then; `VARIED` is what another was carried in the place of.
    """

    UNDECIDED = "undecided"
    DECIDED = "decided"
    ENTERED = "entered"
    FOR_APPROVAL = "for-approval"
    CARRIED = "carried"
    ADOPTED = "adopted"
    CORRECTED = "corrected"
    VARIED = "varied"
    NOT_ADOPTED = "not-adopted"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


IN_ADOPTED_TEXT = (Status.ADOPTED, Status.CORRECTED)
"""Where an amendment stands that is carried out in the text as adopted."""
