"""What do people call a document that is known by the name of its file?"""

from __future__ import annotations

import re

_QUOTED = ("Report", "Briefing")
_CONTROL = "Change control"
_NUMBERED = re.compile(r"(Appendix [0-9]+[A-Z]?|Record of decision [0-9]{4}-[0-9]+) (.+)")


def called(name: str, entitled: str = "") -> str:
    """Call a document, which is known by the name of its file, as people do.

    Args:
        name: the name of its file, which has not every sign that its title has.
        entitled: its title, where the document is at hand.
    """
    kind, _, title = name.partition(" ")
    if kind in _QUOTED:
        return f"The {kind.lower()} “{entitled or title}”"
    if name.startswith(_CONTROL):
        own = entitled or name.removeprefix(_CONTROL).strip()
        return _CONTROL if own.casefold() in {"", _CONTROL.casefold()} else f"{_CONTROL}: {own}"
    numbered = _NUMBERED.fullmatch(name)
    return f"{numbered[1]} ({entitled or numbered[2]})" if numbered else name
