"""Where in some words is a reference, and of what form?

The forms are those that councils write: “paragraph 3”, “paragraphs 3(a), (b) and (f)(ii) to 5 of
Part 2”, “APR 13 – 18”, “§4.1(3)”, “Standing Order A9.5 or A9.6 below”, “Schedule 12A Part 1
paragraphs 1–7 of the Local Government Act 1972”. Which paragraphs they mean is not asked here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from constitution_tool.engine.references.listing import parts_from
from constitution_tool.engine.references.mention import (
    Direction,
    Home,
    Inside,
    Mention,
    Of,
    Side,
    Statute,
    This,
    Unsaid,
)
from constitution_tool.engine.references.neighbours import beside, with_statutes
from constitution_tool.engine.references.statutes import (
    begins_with_statute,
)

_NOUNS = {
    "para": "paragraph",
    "paras": "paragraph",
    "para.": "paragraph",
    "paras.": "paragraph",
    "appendices": "appendix",
    "annexes": "annex",
    "annexe": "annex",
    "s.": "section",
    "ss.": "section",
    "reg.": "regulation",
    "§§": "§",
}
_NOUN = re.compile(
    # It begins with its first letter, so that most of a text is passed over without being tried.
    r"[A-Zacprs§0-9](?<![\w§-].)(?:"
    r"(?<=[Pp])(?i:ara(?:graph)?s?\b\.?|arts?\b)"
    r"|(?<=[Ss])(?i:ub-?(?:para(?:graph)?s?|clauses?|sections?)\b|ections?\b|chedules?\b"
    r"|tanding orders?\b)"
    r"|(?<=[Cc])(?i:lauses?\b|hapters?\b)"
    r"|(?<=[Aa])(?i:rticles?\b|ppendi(?:x|ces)\b|nnex(?:es|e)?\b)"
    r"|(?<=[Rr])(?i:ules?\b|egulations?\b|eg\.(?=\s?\d))"
    r"|(?<=s)s?\.(?=\s?\d)"
    r"|(?<=§)§*"
    r"|(?<=[A-Z])(?<![.£$€@/(].)(?P<alone>[A-Z]{0,3}[. ]?[0-9]{1,3}[A-Z]?\b"
    r"(?:\.[0-9]{1,3}[A-Z]?\b)*)(?![\w%-]|[.,][0-9])"
    r"|(?<=[0-9])(?<![.£$€@/].)(?P<figures>[0-9]{0,2}(?:\.[0-9]{1,3})+(?=\([A-Za-z0-9]{1,4}\))))"
)
_DIRECTED = re.compile(r"[\s,]*\(?(?P<way>above|below)\b\)?")
_CAPITAL = re.compile(r" [A-Z]")
_JOINED = re.compile(r",?\s+(?P<by>of|to|in|under|within),?\s+")
_THIS = re.compile(
    r"(?:this|these|the present)\s+(?P<noun>[A-Za-z][\w/’'-]*(?:\s+(?:/\s+)?[A-Z][\w/’'-]*){0,5})"
)
_OF = re.compile(r"(?:the\s+|our\s+)?(?P<words>[^.;:\n]{1,90})")
_BEFORE = 120


@lru_cache(maxsize=32768)
def mentions(text: str) -> tuple[Mention, ...]:
    """Find every reference in words as they are read, in order."""
    found: list[Mention] = []
    at = 0
    while noun := _NOUN.search(text, at):
        at = noun.end()
        mention = _mention(text, noun)
        if mention is None:
            continue
        found.append(beside(text, found[-1] if found else None, mention))
        at = mention.end
    return tuple(with_statutes(text, found)) if found else ()


def _mention(text: str, noun: re.Match[str]) -> Mention | None:
    """Read the reference that a noun, or a label that stands alone, begins."""
    alone = noun["alone"] is not None or noun["figures"] is not None
    called = "" if alone else singular(noun[0])
    many = not alone and called != "§" and noun[0].lower() not in (called, f"{called}.")
    at = noun.start() if alone else _past_blank(text, noun.end())
    if at < 0:
        return None
    parts, end = parts_from(text, at, many=many or called == "§")
    if not parts:
        return None
    return _placed(
        text,
        Mention(
            start=noun.start(),
            end=end,
            ends=end,
            noun=called,
            parts=parts,
            home=Unsaid(),
            before=text[max(0, noun.start() - _BEFORE) : noun.start()],
        ),
    )


def singular(noun: str) -> str:
    """Call what a reference is to by one name: “Paras” is paragraph, “sub-clauses” sub-clause."""
    low = " ".join(noun.lower().split())
    named = _NOUNS.get(low, low.removesuffix("s") if low != "ss" else low)
    return named.replace("subp", "sub-p").replace("subc", "sub-c").replace("subs", "sub-s")


def _past_blank(text: str, at: int) -> int:
    """Go past what parts a noun from its label: a blank, or nothing before a bracket or figure."""
    after = text[at : at + 2]
    if after[:1].isspace():
        return at + 1 if not after[1:].isspace() else -1
    return at if after[:1] == "(" or after[:1].isdigit() or text[at - 1 : at] == "§" else -1


# --- what it stands in ----------------------------------------------------------------------


def _placed(text: str, mention: Mention) -> Mention:
    """Read what follows the labels: a direction, and what the paragraphs stand in."""
    at = mention.end
    placed = mention
    if way := _DIRECTED.match(text, at):
        direction = Direction(side=Side(way["way"]), start=way.start("way"), end=way.end("way"))
        at = way.end()
        placed = replace(placed, direction=direction, ends=direction.end)
    joint = _JOINED.match(text, at)
    if joint is None:
        end = begins_with_statute(text, at + 1) if _CAPITAL.match(text, at) else 0
        return replace(placed, home=Statute(), ends=end) if end else placed
    home, end = _home(text, joint.end(), joint["by"])
    if isinstance(home, Unsaid | Of):
        return replace(placed, home=home)
    return replace(placed, home=home, ends=end)


def _home(text: str, at: int, by: str) -> tuple[Home, int]:
    """Read what follows “of”, or another word that may go on with the sentence instead."""
    if by in ("of", "to", "in") and (this := _THIS.match(text, at)):
        noun = this["noun"]
        act = noun.split()[0] in ("Act", "Order")
        return (Statute() if act else This(noun=noun)), this.end()
    if end := begins_with_statute(text, at):
        return Statute(), end
    noun_at = _NOUN.match(text, at) or _NOUN.match(
        text, at + 4 if text.startswith("the ", at) else at
    )
    if (
        noun_at
        and not (noun_at["alone"] or noun_at["figures"])
        and (outer := _mention(text, noun_at))
    ):
        return Inside(outer=outer), outer.ends
    if words := _OF.match(text, at):
        return Of(words=words["words"], by=by, start=words.start("words")), at
    return Unsaid(), at
