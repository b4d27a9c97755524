"""By which check code can anyone tell later that this is the record there was today?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.authority.proved import judged, refuse_unproved
from constitution_tool.notation.register.check_code import dated
from constitution_tool.outcome import Outcome
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


def register_check_code(root: Path, day: date, today: date) -> Outcome:
    """Give the check code of the record as it stands, for publication on a day.

    Raises:
        Unauthorised: the record does not hold: no code of it is worth publishing.
    """
    verified = judged(read_tree(root), today)
    refuse_unproved(verified.findings)
    code = dated(verified.check_code, day)
    return Outcome(
        result={"check_code": code, "entries": verified.sequence},
        product=(code,),
        findings=verified.findings,
        narration=(
            "Publish it where it cannot be changed afterwards: an agenda, a minute, a web page. "
            "Anyone can then use “constitution-tool verify --check-code”.",
        ),
    )
