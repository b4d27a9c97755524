"""Which labels are written from here: one, a list, a range, or several of these?

A label is what the notation's own grammar knows for one; the brackets and stops that close it where
it is printed need not be written.
"""

from __future__ import annotations

import re

from constitution_tool.engine.references.labels import Units, prefix_of, units_of
from constitution_tool.engine.references.mention import Part, Range, Single, Written
from constitution_tool.notation.text.numbering import is_label

_BRACKETED = r"\(\s?[A-Za-z0-9.]{1,8}\s?\)"
_FIGURED = r"[A-Z]{0,4}[. ]?[0-9]{1,3}[A-Z]{0,3}\b(?:\.[0-9]{1,3}[A-Z]{0,2}\b)*"
_LABEL = re.compile(
    rf"(?P<head>{_FIGURED}|[A-Za-z]{{1,6}}\b(?![’'-]\w))?(?P<tail>(?:\s?{_BRACKETED}){{0,8}})"
)
_TIGHT = re.compile(_BRACKETED)
_NEXT = re.compile(
    r"\s*(?P<range>[–—-]|\b(?:to|through)\b)\s*"
    r"|\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and/or|and|or)\s+|\s*&\s*"
)
_GOES_ON = re.compile(
    r"\s*(?:[).,;:–—&”’\"']|-(?!\w)|$)|\s+(?:above|below|of|and|or|to|in|is|are|"
    r"shall|must|may|does|do|apply|applies|has|have|had|was|were|will|would|should|which|that|"
    r"for|by|on|at|with|provided?|hereof|refers?|sets?|when|if|unless|where|whether|but|as|also|inclusive|\()"
)
_STOPS = re.compile(r"\s*(?:[).,;:–—]|$)|\s+(?:above|below|of|to)\b")
_ONE_LETTER = re.compile(r"[A-Za-z]|i+|[ivx]{1,2}")


def parts_from(text: str, at: int, *, many: bool) -> tuple[tuple[Part, ...], int]:
    """Read the labels from `at`; a noun in the singular lets fewer words follow them."""
    first = _label(text, at, None)
    if first is None:
        return (), at
    parts: list[Part] = [Single(at=first)]
    last = first
    while joint := _NEXT.match(text, last.end):
        following = _label(text, joint.end(), last)
        if following is None or not (many or _sure(text, following)):
            break
        if joint["range"] and isinstance(parts[-1], Single):
            parts[-1] = Range(first=last, last=following)
        elif joint["range"]:
            break
        else:
            parts.append(Single(at=following))
        last = following
    return tuple(parts), last.end


def _sure(text: str, label: Written) -> bool:
    """Say whether a further label is one: not the “5” of “paragraph 3 and 5 members”."""
    if "(" in label.text or "." in label.text or prefix_of(label.text):
        return True
    return _GOES_ON.match(text, label.end) is not None


def _label(text: str, at: int, last: Written | None) -> Written | None:
    """Read one label, as far as the notation's own grammar knows it for one."""
    found = _LABEL.match(text, at)
    if found is None or not found[0].strip():
        return None
    head, tail = found["head"] or "", found["tail"]
    end = found.end()
    if head and not head[-1].isdigit() and not any(c.isdigit() for c in head):
        if not is_label(f"{head}."):
            return None
        goes_on = _STOPS if head == "I" else _GOES_ON
        if not tail and _ONE_LETTER.fullmatch(head) and not goes_on.match(text, found.end("head")):
            return None
    if last is not None and head[:1] == " ":
        return None
    for unit in re.finditer(rf"(?P<blank>\s?)({_BRACKETED})", tail):
        if is_label(f"({unit[2][1:-1].strip()})"):
            continue
        if not unit["blank"]:
            return None  # a label only half understood would be another label
        end = found.start("tail") + unit.start()
        break
    if end == at or _TIGHT.match(text, end):
        return None
    said = text[at:end]
    return Written(start=at, end=end, text=said, readings=_readings(said, last))


def _readings(said: str, last: Written | None) -> tuple[Units, ...]:
    """Say which units a label may stand for, after another."""
    own = units_of(said)
    if last is None:
        return (own,)
    above = last.readings[0]
    if said.startswith("("):
        bracketed = len(units_of(last.text.partition("(")[0])) if "(" in last.text else len(above)
        inherited = len(above) - len(units_of(last.text))
        shortest = max(0, inherited + bracketed) if not last.text.startswith("(") else 0
        bases = [above[:length] for length in range(len(above) - 1, shortest - 1, -1)]
        whole = [above] if "(" not in last.text else []
        return tuple(dict.fromkeys((*((*base, *own) for base in (*bases, *whole)), own)))
    prefix = units_of(prefix_of(last.text) + own[0]) if own and own[0][0].isdigit() else ()
    if prefix and prefix_of(last.text):
        return ((*prefix, *own[1:]), own)
    return (own,)
