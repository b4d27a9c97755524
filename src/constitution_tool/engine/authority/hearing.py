"""What is everything that a statement on one decision, about to be put on record, is judged by?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Place
from constitution_tool.model.authority import Part

if TYPE_CHECKING:
    from datetime import date

    from constitution_tool.engine.authority.offices import Bench
    from constitution_tool.engine.authority.register import InForce, Kept, Register
    from constitution_tool.model.authority import OfficeHolders, Rule, SignedStatement, Subject
    from constitution_tool.model.instrument import Constitution


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """One decision about to be put on record: everything a statement on it is judged by.

    `register` is as it stood before the entry and `in_force` what holds at the entry; `day` is the
    entry's. `subject` is what must have been signed, computed afresh. `before` and
    `after` are the text an amendment is written on and that text with it carried out; None of a
    decision, which changes no text. `happened` is the day of what
    is put on record as it happened: nobody can have certified it before.
    """

    register: Register
    in_force: InForce
    rule: Rule
    subject: Subject
    path: str
    day: date
    bench: Bench
    before: Constitution | None = None
    after: Constitution | None = None
    happened: date | None = None

    @property
    def holders(self) -> OfficeHolders:
        """The office-holders in force at the entry."""
        return self.in_force.office_holders.value

    def said(self, office: str) -> Kept[SignedStatement] | None:
        """Find what an office said of the subject."""
        return self.register.statements.get((self.subject.id, office))

    @property
    def decided_on(self) -> date | None:
        """The day on which the office that decides said so; None while it has not."""
        for office, part in self.rule.offices:
            said = self.said(office)
            if part is Part.DECIDES and said:
                return said.value.statement.day
        return None

    def finding(self, code: str, office: str, problem: str, remedy: str) -> Finding:
        """Refuse a statement, naming its file, or the subject's if there is none."""
        said = self.said(office)
        return Finding(
            code=code,
            problem=problem,
            remedy=remedy.format(the=self.bench.the(office)),
            place=Place(path=said.path if said else self.path),
        )
