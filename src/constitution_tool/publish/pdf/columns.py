"""How wide are the columns of labels, from the words that stand in them?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.model.passage import Passage, Role, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_tool.model.passage import Printed

_NARROW = frozenset("ijlftI.,:;'’()[]| ")
_GAP = 0.75
_LEAST = 2.2
_MOST = 6.0
_FACT_MOST = 11.0


def label_width(text: str) -> float:
    """Estimate the room a label and the gap after it take, in ems, never too little."""
    ems = sum(0.31 if c in _NARROW else 0.68 if c.isupper() else 0.55 for c in text)
    return round(ems + _GAP, 2)


def label_widths(printed: Iterable[Printed]) -> tuple[float, ...]:
    """Give each depth of clauses one column that holds its labels, as wide as most need.

    A label with marks, or one wider than the widest column, runs on into its words instead.
    """
    widths: dict[int, float] = {}
    for each in printed:
        if isinstance(each, Passage) and each.role is Role.CLAUSE:
            shown = text_of(piece for piece in each.label if piece.marks[:1] == each.marks[:1])
            wanted = label_width(shown)
            if wanted <= _MOST:
                widths[each.depth] = max(widths.get(each.depth, _LEAST), wanted)
    deepest = max(widths, default=0)
    return tuple(widths.get(depth, _LEAST) for depth in range(deepest + 1))


def fact_width(labels: Iterable[str]) -> float:
    """Give the labels of facts one column, as wide as the longest that is not very long."""
    fitting = [wanted for label in labels if (wanted := label_width(label) * 1.05) <= _FACT_MOST]
    return round(max(fitting, default=_MOST), 2)
