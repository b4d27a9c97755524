"""What a meeting carried in the place of an amendment, written down and certified, for tests."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.status import written_on
from constitution_tool.model.amendment import AtMeeting, Entry, Kind, OnAdoption, Varied
from constitution_tool.model.authority import MONITORING_OFFICER, Response
from council_on_record import MEETING

if TYPE_CHECKING:
    from datetime import date

    from council_on_record import Council


def vary(
    council: Council, parent: str, id_: str, entries: tuple[Entry, ...], day: date = MEETING,
    **changes,
) -> Council:  # fmt: skip
    """Write down what the meeting of a day carried in the place of an amendment; certify nothing.

    `meeting` and `varies` falsify what it says of itself.
    """
    kept = council.register.amendments[parent]
    basis = AtMeeting(
        meeting=changes.pop("meeting", day),
        mover="A",
        seconder="B",
        result="carried",
        varies=changes.pop("varies", Varied(amendment=parent, sha256=kept.digest)),
    )
    made = replace(
        kept.value,
        id=id_,
        kind=Kind.CARRIED,
        basis=basis,
        effective=OnAdoption(),
        entries=entries,
        **changes,
    )
    return council.propose(made, written_on(council.register, made, council.moment))


def certify(council: Council, id_: str, day: date = MEETING) -> Council:
    """Have the Monitoring Officer certify what was carried."""
    one = council.register.amendments[id_].value
    base = written_on(council.register, one, council.moment)
    said = council.statement(id_, MONITORING_OFFICER, Response.CERTIFIES, base=base, day=day)
    council.put(said, council.signers[MONITORING_OFFICER])
    return council
