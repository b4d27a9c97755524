"""Is something asked of nobody: “confidentiality must be maintained”?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_tool.engine.checking.drafting.asked import asked
from constitution_tool.engine.checking.drafting.reading import Draft, Found, Put
from constitution_tool.engine.obligations.grammar import PASSIVE
from constitution_tool.model.obligation import Force

if TYPE_CHECKING:
    from collections.abc import Iterator

_ASKED = {Force.MUST, Force.MUST_NOT, Force.SHOULD, Force.SHOULD_NOT}
_VERB = re.compile(r"(?:must|shall|will|should)\b", re.IGNORECASE)
_WITH_IT = re.compile(
    r"(?<=dealt) with\b|(?<=complied) with\b|(?<=passed) on\b|(?<=carried) out\b"
    r"|(?<=set) (?:out|up)\b|(?<=drawn) up\b|(?<=looked) after\b"
    r"|(?<=made) (?:available|public|known)\b|(?<=brought) (?:back|forward)\b"
    r"|(?<=taken) into (?:account|consideration)\b|(?<=put) (?:into|in) (?:writing|effect|place)\b"
)
"""What belongs to a verb, so that “by” follows it: “dealt with by”, “made available by”."""
_STATE = re.compile(
    r"\b(?:open|often|even|seven|ten|eleven|men|women|children|deemed|construed|interpreted|"
    r"regarded|composed|comprised|based|located|situated|limited|confined|called|entitled)$",
    re.IGNORECASE,
)
"""What something is, and not what somebody does to it."""
_NAMED = re.compile(
    r"\s+by\s+(?:the|all|each|both|its|their)\s+(?!(?:end|date|close|time|day|deadline|means|use|"
    r"method|way|last|first|next|following|beginning|start|due)\b)",
    re.IGNORECASE,
)
"""Says by whom, though of nobody known to act elsewhere: “elected by the voters”."""
_FITS = re.compile(
    r"[.;](?:\s|$)|$|\s+(?:in|on|at|to(?!\s+as\b)|for|from|with|within|without|under|unless|until|"
    r"where|when|before|after|during|throughout|if|that|so)\b",
    re.IGNORECASE,
)
"""What may follow “by [who]” so that it stays a sentence; before anything else nothing is put."""
WHO = "[who]"
"""Stands where the council must say who."""


def nobody(draft: Draft) -> Iterator[Found]:
    """Find each duty in the passive that does not say by whom; where it fits, a place is put."""
    for spot, one in asked(draft):
        verb = _VERB.match(spot.words, one.verb)
        if one.duty.actor or one.duty.force not in _ASKED or not verb:
            continue
        done = PASSIVE.match(spot.words[verb.end() :])
        if done and not _STATE.search(done[0]):
            at = verb.end() + done.end()
            with_it = _WITH_IT.match(spot.words, at)
            at = with_it.end() if with_it else at
            if _NAMED.match(spot.words, at):
                continue
            fits = _FITS.match(spot.words, at) is not None
            yield Found(
                spot=spot,
                problem=f"“{spot.words[verb.start() : at]}” does not say by whom",
                advice=f"say who is to do it{f', in place of “{WHO}”' if fits else ''}",
                put=Put(start=at, end=at, words=f" by {WHO}") if fits else None,
            )
