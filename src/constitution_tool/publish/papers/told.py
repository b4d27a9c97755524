"""What can the template of a paper be told? Values of words and numbers, each as it is printed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The meeting a paper is for: "21 May 2024", "Full Council", "Annual Meeting of …"."""

    day: str
    body: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """A delegation on record; `cited` is what its resolution is known by."""

    id: str
    title: str
    day: str
    giver: str
    holder: str
    consultee: str
    cited: str
    minute: str
    grounds: tuple[str, ...]
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An entry of the schedule, by what it is printed as there.

    `whole` is of one whose sentences do not quote the proposed words, being a whole paragraph.
    """

    number: int
    place: str
    sentences: tuple[str, ...]
    whole: bool
    current: str
    proposed: str
    reason: str
    authority: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """An amendment: its entries, where it stands, and what it rests on; words empty where none.

    `decided_on`, `decided_by`, `interest` and `consultee` are of one decided by an office.
    """

    id: str
    title: str
    entries: str
    changes: tuple[Change, ...]
    authority: str
    ground: str
    consultation: str
    decided_by: str
    decided_on: str
    interest: str
    entered_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A correction of the text itself that Council is to be told of, and by when."""

    id: str
    title: str
    made_on: str
    authority: str
    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Appended:
    """An appendix by its number and title; `kept_back` is "exempt", "confidential" or nothing."""

    number: str
    title: str
    kept_back: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlLine:
    """A line of the change control."""

    day: str
    change: str
    authority: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The text before Council: its number and name, and how many of its paragraphs stay."""

    number: str
    name: str
    paragraphs: int
    untouched: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Advised:
    """Advice and who signed it off."""

    subject: str
    by: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the paper's own head says, for its text."""

    title: str
    number: str
    author: str
    alternatives: str
    published: str
    background: tuple[str, ...]
    appendices: tuple[Appended, ...]
    advice: tuple[Advised, ...]
