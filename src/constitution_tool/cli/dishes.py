"""What is a line of the menu: a command, and what must be asked before it can run?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class From(Enum):
    """What an answer is: one of the things that are here, or something typed."""

    WAITING = "waiting"
    AMENDMENTS = "amendments"
    DECISIONS = "decisions"
    OFFICES = "offices"
    PEOPLE = "people"
    PROTOCOLS = "protocols"
    WORDS = "words"
    DAY = "day"
    FILE = "file"
    GIVEN = "given"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question: the option its answer is for (empty: an argument), and where it comes from.

    `needed` answers are asked until there is one; another may be left empty, and the option is
    then left out. `choices` are for `From.GIVEN`. `before` is put before the answer ("chair=").
    Where `of` names something, the answer is the option it is named with.
    """

    words: str
    option: str = ""
    source: From = From.WORDS
    needed: bool = True
    choices: tuple[str, ...] = ()
    before: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dish:
    """One line of the menu: what it does, the command, and the questions before it.

    `signed` is the kind of decision that it makes: whoever the policy asks may sign it at once.
    `founds` says that holders are asked for, one an office; `votes` that it is asked what became of
    each amendment for approval.
    """

    words: str
    command: str
    asks: tuple[Ask, ...] = ()
    also: tuple[str, ...] = ()
    signed: str = ""
    founds: bool = False
    votes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A line of the menu that opens another."""

    words: str
    dishes: tuple[Dish, ...]
