"""Which clause does somebody mean who says "C5 Introduction iii"?

A citation is compared as it is derived (`model.citation`), and then as people say it: small or
capital letters, curly or straight apostrophes, with or without commas, brackets and the word
"paragraph"; the instrument and headings may be left out, but what is said of one must be all of it.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, NoReturn

from constitution_tool.errors import Finding, Usage
from constitution_tool.model.citation import bare, cite
from constitution_tool.model.instrument import Instrument, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.model.instrument import Clause, Index

Tokens = tuple[str, ...]

_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
_PARTING = re.compile(r"[\s,;()\[\]]+")
_SAID = frozenset(
    {
        *("paragraph", "paragraphs", "para", "paras", "clause", "clauses", "article", "articles"),
        *("sub-paragraph", "sub-paragraphs", "subparagraph", "subparagraphs"),
    }
)
_SHOWN = 12
_NEAR = 0.5


def resolve(text: str, index: Index) -> tuple[Standing | Instrument, ...]:
    """Find everything a citation or an id can mean, in the order of the text.

    An exact id or citation is taken before anything looser. Two clauses that share a citation are
    both given.
    """
    said = text.strip()
    if said in index.by_id:
        return (index.by_id[said],)
    if said in index.instruments:
        return (index.instruments[said],)
    exact = _folded(said)
    found = [each for each in index.by_id.values() if _folded(cite(each)) == exact]
    if found:
        return tuple(found)
    wanted = _tokens(said)
    instruments = tuple(
        each for each in index.instruments.values() if wanted in _instrument_forms(each)
    )
    if instruments or not wanted:
        return instruments
    return _loose(wanted, index)


def find_one(text: str, index: Index) -> Standing | Instrument:
    """Find the one clause or instrument a citation or an id means.

    Raises:
        Usage: it means none (the nearest is named), or several (all are named with their ids).
    """
    found = resolve(text, index)
    if len(found) == 1:
        return found[0]
    if not found:
        _refuse_unknown(text, index)
    listed = [f"{_cited(each)} ({_id(each)})" for each in found]
    more = f"; and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
    raise Usage(
        Finding(
            code="citation-ambiguous",
            problem=f"“{text.strip()}” could mean any of {len(found)} paragraphs.",
            remedy=f"say which: {'; '.join(listed[:_SHOWN])}{more}.",
        )
    )


def find_in_draft(text: str, before: Index, draft: Index) -> Standing | Instrument:
    """Find the one clause or instrument that a citation means both before a draft and after it.

    Args:
        text: the citation, or an id.
        before: the text that the draft is written on.
        draft: that text with the draft so far carried out; what is meant is given as it is here.

    Raises:
        Usage: it means none or several after it, or something else before it (both are named).
    """
    found = find_one(text, draft)
    meant = () if before is draft else resolve(text, before)
    if meant and _id(found) not in {_id(each) for each in meant}:
        others = "; ".join(f"{_cited(each)} ({_id(each)}{_since(each, draft)})" for each in meant)
        raise Usage(
            Finding(
                code="citation-changed",
                problem=f"“{text.strip()}” means one thing in the text before this draft, and "
                f"another after it. Before it: {others}. After it: {_cited(found)} "
                f"({_id(found)}{_since(found, before, after=False)}).",
                remedy="give the id of the one that is meant: "
                f"{' or '.join(_id(each) for each in (*meant, found) if _in(each, draft))}.",
            )
        )
    return found


def _refuse_unknown(text: str, index: Index) -> NoReturn:
    known = {_spoken(_cited(each)): each for each in _everything(index)}
    known |= {_id(each): each for each in _everything(index)}
    near = difflib.get_close_matches(_spoken(text), known, n=1, cutoff=_NEAR)
    meant = known[near[0]] if near else None
    remedy = "say it as it is printed, from the outermost heading to the number, or give its id."
    if meant:
        remedy = f"did you mean {_cited(meant)} ({_id(meant)})?"
    raise Usage(
        Finding(
            code="citation-unknown",
            problem=f"There is no paragraph “{text.strip()}”.",
            remedy=remedy,
        )
    )


def _spoken(text: str) -> str:
    return " ".join(_tokens(text))


def _everything(index: Index) -> Iterator[Standing | Instrument]:
    yield from index.instruments.values()
    yield from index.by_id.values()


def _cited(found: Standing | Instrument) -> str:
    return cite(found) if isinstance(found, Standing) else found.number or found.title


def _id(found: Standing | Instrument) -> str:
    return found.clause.id if isinstance(found, Standing) else found.id


def _in(found: Standing | Instrument, index: Index) -> bool:
    return _id(found) in index.by_id or _id(found) in index.instruments


def _since(found: Standing | Instrument, index: Index, *, after: bool = True) -> str:
    """Say what something is called in the other text."""
    if not _in(found, index):
        return ", which the draft omits" if after else ", which the draft puts in"
    other = index.by_id.get(_id(found)) or index.instruments[_id(found)]
    return f", {'now' if after else 'before'} {_cited(other)}"


# --- as people say it -------------------------------------------------------------------------


def _folded(text: str) -> str:
    return " ".join(text.translate(_ALIKE).casefold().split())


def _tokens(text: str) -> Tokens:
    """Cut what is said into words without the punctuation and without "paragraph"."""
    words = [word.rstrip(".:") for word in _PARTING.split(_folded(text))]
    words = [word for word in words if word]
    return tuple(word for word in words if word not in _SAID) or tuple(words)


def _instrument_forms(instrument: Instrument) -> frozenset[Tokens]:
    forms = (instrument.number, instrument.title, instrument.id)
    return frozenset(_tokens(form) for form in forms if form)


def _clause_forms(clause: Clause) -> frozenset[Tokens]:
    """Give the ways to say one clause by itself: number, heading, or both."""
    number = bare(clause.number)
    if clause.heading:
        forms = (f"{number} {clause.heading}", clause.heading, number)
        return frozenset(_tokens(form) for form in forms if form.strip())
    return frozenset({_tokens(number or "unnumbered")})


def _loose(wanted: Tokens, index: Index) -> tuple[Standing, ...]:
    """Find clauses of which whole parts are said in order, the last part always.

    Leaving out headings is usual; leaving out numbered ancestors ("C5 4.2.7.1") is tried only when
    nothing else fits.
    """
    forms: dict[str, frozenset[Tokens]] = {}
    strict: list[Standing] = []
    lenient: list[Standing] = []
    for standing in index.by_id.values():
        own = forms[standing.clause.id] = _clause_forms(standing.clause)
        rests = [wanted[: -len(form)] for form in own if form and wanted[-len(form) :] == form]
        if not rests:
            continue
        parts = [(_instrument_forms(standing.instrument), True)]
        parts += [(forms[each.id], bool(each.heading)) for each in standing.ancestors]
        if any(_fits(rest, parts) for rest in rests):
            strict.append(standing)
        elif any(_fits(rest, [(form, True) for form, _ in parts]) for rest in rests):
            lenient.append(standing)
    return tuple(strict or lenient)


def _fits(said: Tokens, parts: Iterable[tuple[frozenset[Tokens], bool]]) -> bool:
    """Say whether the words are the parts in order, each said whole or, where it may be, not."""
    left = {said}
    for forms, optional in parts:
        after = {rest[len(form) :] for rest in left for form in forms if rest[: len(form)] == form}
        left = after | left if optional else after
    return () in left
