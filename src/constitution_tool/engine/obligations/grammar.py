"""Which small words tell how a clause hangs together: what opens it, joins it, makes it an “if”?"""

from __future__ import annotations

import re

SUBORDINATORS = (
    "if|when|whenever|where|wherever|unless|whether|which|who|whom|whose|that|as|because|until|"
    "while|than|what|how|why|once|provided|so|before|after|insofar|although|though"
)
PREPOSITIONS = (
    "of|by|to|for|from|with|without|in|on|at|between|under|against|about|through|into|upon|among|"
    "within|towards|behalf|via|per|save|except|including|than|following|concerning|regarding"
)
LAST_WORD = re.compile(r"([\w’'-]+|[,;:])\s*$")
OPENS_ASIDE = re.compile(rf"\s*(?:{SUBORDINATORS}|{PREPOSITIONS}|\w+ing|\w+ed|subject)\b", re.I)
SUBORDINATE = re.compile(
    rf"(?:.*[\s(]|^)(?:(?<![,;]\s)that|(?!that\b)(?:{SUBORDINATORS}))\s+(?P<subject>.*)$",
    re.I | re.S,
)
"""What hangs on a subordinator; after a comma “that information” is the information meant."""
BARE = re.compile(rf"(?:^|.*\s)(?:{SUBORDINATORS})\s*$", re.I | re.S)
PRONOUN = re.compile(
    r"(?:^|[\s,])(?:he or she|she or he|he/she|they|he|she|s/he)(?:\s+(?:all|both|each|also))*\s*$",
    re.I,
)
SHORT = re.compile(
    r"(?:it|this|there|(?:the|a|an|any|such|these|those|this)?\s*(?:[\w’'-]+\s*){1,2})$", re.I
)
BE = (
    r"(?:\s+(?:not|also|only|always|normally|all|both|\w+ly))*\s+be"
    r"(?:\s+(?:\w+ly|so|also|first))*\s+"
)
PASSIVE = re.compile(
    rf"^{BE}(?!prepared\b|guarded\b|concerned\b|satisfied\b|committed\b|involved\b|interested\b|"
    r"(?:required|expected|entitled|allowed|permitted|encouraged|bound|supposed)\s+to\b)"
    r"(?:\w+(?:ed|wn|en)|made|put|sent|held|kept|set|given|taken|paid|laid|dealt|brought|sought|"
    r"read|met|told|drawn|found|left|lost|heard|built|done|bound|struck|borne)\b",
    re.I,
)
AGENT = re.compile(r"^(?:\s+(?:and|or)\s+\w+)?(?:\s+\w+ly)?\s+by\s+", re.I)
SPLIT = re.compile(r"[;:]|\s(?:but|and|or|nor)\s|,\s*(?:and|but|or|nor)\s")
OPENING = re.compile(
    r"^\s*(?:(?:and|but|or|nor|however|therefore|then|also|accordingly)\b[\s,]*)+", re.I
)
NOTHING = re.compile(r"^\s*(?:nothing|none of)\b", re.I)
NOBODY = re.compile(r"^(?:no|neither)\b\s*", re.I)
NOTHING_OF = re.compile(r"(?:^|,\s*)(?:no|neither)\s", re.I)
"""Begins a clause whose subject is nothing: “no motion shall be moved”."""
INVERTED = re.compile(r"(?:^|[,;]\s*)$")
BEFORE_NOUN = re.compile(r"\s+(?:the|a|an|any|he|she|they|it|this|that|there)\b")
NAME = re.compile(r"\s+[A-Z]\w+")
BRACKETS = re.compile(r"\([^()]*\)")
THAT_MANY = re.compile(
    r"that\s+(?:(?:the|a|an|any|no|all|each|its|their|only)\b.*|.*s|staff)$", re.I | re.S
)
"""“That Members” is not “that Member”: it is what somebody says, or what something is for."""
UNTOLD = re.compile(r"[a-z][\w-]*(?:\s+of\b.*)?")
"""A head by itself: “member” of “board member”."""
SHARED = re.compile(r"\s(?:and|or|but)\s*$", re.I)
JOINING = frozenset({"and", "but", "or", "nor", ",", ";", ":", "then", "however", "therefore"})
