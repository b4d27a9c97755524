"""What do the words just before a reference name, as they are written?

“The Complaints part, paragraph 2” and “Annex 2 (paragraph 3)” say in what the paragraph stands
before they say which it is. Whether the text holds a thing so called is not asked here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

_JOINT = re.compile(
    r"(?:\s+(?:part|section|heading|chapter))?(?:"
    r"(?P<bracket>\s*\(\s*)"
    r"|(?P<perhaps>(?:,|\s*\()\s*(?:please\s+)?(?:"
    r"see(?:\s+also)?|refer\s+to|under|(?:as\s+(?:set\s+out|provided|stated)\s+)?in)\s+)"
    r"|(?P<comma>,\s*(?:at\s+)?)"
    r"|\s*[–—:]\s*|\s+-\s+|\s+at\s+"
    r"|(?P<blank>\s+))$"
)
_JOINED_ON = re.compile(
    r"\b(?:para(?:graph)?|clause|article|rule|regulation|section|order)s?\.?\s+"
    r"(?:[A-Z]{0,4}[0-9][\w.()–-]*|\(?[a-z]{1,4}\)|[ivx]+)"
    r"(?:(?:,|\s+(?:and|or|to))\s+\(?[A-Z0-9ivx][\w.()–-]*)*,?\s*(?:\b(?:and|or)|&)\s+$",
    re.IGNORECASE,
)
_BREAKS = re.compile(r"[.;:!?]\s|[\n(,]")
_ENDS = frozenset({"", ".", ";", "!", "?"})
_WORD = re.compile(r"\S+")
_PAIRS = {"”": "“", "’": "‘", '"': '"', "'": "'"}
_SMALL = frozenset({"and", "of", "for", "the", "on", "&"})
_OPENING = frozenset(
    {
        *("a", "all", "also", "although", "an", "and", "any", "as", "at", "because", "but", "by"),
        *("despite", "each", "either", "every", "except", "for", "from", "further", "however"),
        *("if", "in", "its", "no", "nor", "not", "notwithstanding", "of", "on", "or", "our", "per"),
        *("please", "pursuant", "see", "since", "so", "subject", "such", "that", "the", "their"),
        *("then", "these", "this", "those", "though", "to", "under", "unless", "until", "when"),
        *("where", "which", "while", "with", "within", "without", "yet"),
    }
)
"""Words that are written with a capital only because a sentence begins with them."""
_DOCUMENTS = frozenset(
    {
        *("agenda", "agreement", "annex", "annexe", "appendix", "byelaws", "charter", "circular"),
        *("code", "constitution", "contract", "deed", "direction", "directions", "framework"),
        *("guidance", "guide", "handbook", "item", "lease", "letter", "manual", "memorandum"),
        *("minute", "minutes", "order", "orders", "plan", "policies", "policy", "procedure"),
        *("procedures", "protocol", "protocols", "regulation", "regulations", "report", "reports"),
        *("rule", "rules", "schedule", "scheme", "standards", "statement", "strategy"),
    }
)
"""What documents are, by the words that their names say it with."""


_BODIES = frozenset({"board", "committee", "council", "forum", "group", "officer", "panel", "team"})
"""Who is called by what they see to, as the Policy and Resources Committee is."""
_IN_NAMES = (["of"], ["for"], ["on"])


class Joint(Enum):
    """How a name is joined to the reference after it."""

    BLANK = "Complaints paragraph 2"
    COMMA = "Complaints, paragraph 2"
    BRACKET = "Complaints (paragraph 2"
    OTHER = "Complaints – paragraph 2"
    PERHAPS = "Complaints, see paragraph 2"
    """The reference may as well be one of where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leading:
    """The words that lead up to a reference.

    `words` are those of its sentence, and begin at `start`; `name` are the last of them, those that
    are written as a name is; it is empty where none are.
    """

    words: str
    start: int
    name: str
    joint: Joint
    quoted: str = ""

    @property
    def document(self) -> str:
        """The word by which the name calls itself a document; empty where it does not."""
        said = [_bare(word) for word in self.name.split()]
        body = bool(said) and said[-1].lower() in _BODIES
        kinds = [
            word
            for at, word in enumerate(said)
            if word.lower() in _DOCUMENTS and (not body or said[at + 1 : at + 2] in _IN_NAMES)
        ]
        return kinds[-1] if kinds else ""

    @property
    def common(self) -> str:
        """The word for a document just before, as in “the report, paragraph 3”, with “this”."""
        words = self.words.split()
        if len(words) > 1 and words[-1].isdigit():
            words.pop()  # “item 5”
        last = words[-1] if words else ""
        return last if last in _DOCUMENTS and words[-2:-1] != ["this"] else ""


def leading(before: str) -> Leading | None:
    """Read the words before a reference; None where they say nothing of what it stands in."""
    joint = _JOINT.search(before)
    if joint is None or not before[: joint.start()].strip():
        return None
    words = before[: joint.start()]
    if words.rstrip("”’\"'")[-1:] in _ENDS:
        return None
    how = _how(joint)
    if (opened := _PAIRS.get(words[-1])) and (at := words.rfind(opened, 0, -1)) >= 0:
        quoted = words[at + 1 : -1].strip(" ,")
        if quoted and not (opened == "‘" and _BREAKS.search(quoted)):
            return Leading(words=words[at:], start=at, name=quoted, joint=how, quoted=quoted)
    start = max((found.end() for found in _BREAKS.finditer(words)), default=0)
    start += len(words[start:]) - len(words[start:].lstrip())
    return Leading(words=words[start:], start=start, name=_name(words[start:]), joint=how)


def joined_on(before: str) -> str:
    """Give what is before the reference that another is joined to: “…, paragraph 2 and ”."""
    found = _JOINED_ON.search(before)
    return before[: found.start()] if found else ""


def _how(joint: re.Match[str]) -> Joint:
    for name, how in (
        ("bracket", Joint.BRACKET),
        ("perhaps", Joint.PERHAPS),
        ("comma", Joint.COMMA),
        ("blank", Joint.BLANK),
    ):
        if joint[name] is not None:
            return how
    return Joint.OTHER


def _name(words: str) -> str:
    """Give the last words of some that are written as a name is: with capitals."""
    said = [*_WORD.finditer(words)]
    first = len(said)
    if said and said[-1][0] in _SMALL:
        return ""  # “the Standing Orders and paragraph 3”
    for at in range(len(said) - 1, -1, -1):
        word = _bare(said[at][0])
        if word[:1].isupper() or (word.isdigit() and at == len(said) - 1):
            first = at
        elif word not in _SMALL:
            break
    while first < len(said) and _bare(said[first][0]).lower() in _OPENING:
        first += 1
    name = words[said[first].start() :] if first < len(said) else ""
    return "" if name.isdigit() else name


def _bare(word: str) -> str:
    return word.strip("“”‘’\"'()[],")
