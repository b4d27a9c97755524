"""What do people call a document that is known by the name of its file?"""

from __future__ import annotations

import re

_QUOTED = ("Report", "Briefing")
_CONTROL = "Change control"
_NUMBERED = re.compile(r"(Appendix [0-9]+[A-Z]?|Record of decision [0-9]{4}-[0-9]+) (.+)")


def called(name: str) -> str:
    """Call a document, which is known by the name of its file, as people do."""
    kind, _, title = name.partition(" ")
    if kind in _QUOTED:
        return f"The {kind.lower()} “{title}”"
    if name.startswith(_CONTROL):
        own = name.removeprefix(_CONTROL).strip()
        return _CONTROL if own.casefold() in {"", _CONTROL.casefold()} else f"{_CONTROL}: {own}"
    numbered = _NUMBERED.fullmatch(name)
    return f"{numbered[1]} ({numbered[2]})" if numbered else name
