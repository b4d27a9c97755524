"""What does a long record look like? The large text founded, and amendments entered in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from constitution_tool.engine.amending.expectations import expectations
from constitution_tool.engine.authority.enter import enter
from constitution_tool.engine.authority.moment import begin
from constitution_tool.engine.authority.offices import Bench
from constitution_tool.engine.authority.prepare import Intent, prepare_statement
from constitution_tool.engine.authority.proposal import subject_of
from constitution_tool.engine.authority.register_reading import keep, read_register
from constitution_tool.engine.source import read_source
from constitution_tool.model.amendment import Amendment, Kind, UnderDelegation
from constitution_tool.model.authority import (
    CHAIR,
    MONITORING_OFFICER,
    Holding,
    OfficeHolders,
    Part,
    Person,
    Policy,
    PublicKey,
    Response,
    Rule,
    SignedStatement,
    Subject,
)
from constitution_tool.model.decision import Delegation, Founding
from constitution_tool.notation.amendments.amendment_file import print_amendment
from constitution_tool.notation.register.decision_file import print_decision
from constitution_tool.notation.register.office_holders_file import print_office_holders
from constitution_tool.notation.register.policy_file import print_policy
from constitution_tool.notation.register.register_paths import (
    amendment_path,
    decision_path,
    office_holders_path,
    policy_path,
    signature_path,
    statement_path,
)
from constitution_tool.notation.register.statement_file import print_statement
from constitution_tool.sshsig.private_key import new_key, open_key, sign

if TYPE_CHECKING:
    from constitution_tool.engine.authority.register import Kept

Thing = TypeVar("Thing")
DAY = date(2026, 1, 5)
BENCH = Bench(domain="exampleshire.example")
KEYS = {office: new_key(f"Key of {office}", "") for office in (MONITORING_OFFICER, CHAIR)}
SIGNERS = {office: open_key(key.private, "") for office, key in KEYS.items()}
HOLDERS = OfficeHolders(
    version=1,
    people=tuple(
        Person(id=o, name=o, keys=(PublicKey(line=key.public.rstrip("\n"), from_entry=1),))
        for o, key in KEYS.items()
    ),
    holdings=tuple(
        Holding(office=o, person=o, start=DAY, end=None, minute="not held") for o in KEYS
    ),
)
CERTIFIED = ((MONITORING_OFFICER, Part.CERTIFIES),)
BOTH = ((MONITORING_OFFICER, Part.DECIDES), (CHAIR, Part.CONSULTED))
POLICY = Policy(
    version=1,
    rules=(
        Rule(kind="founding", offices=CERTIFIED),
        Rule(kind="delegation", offices=CERTIFIED),
        Rule(kind="pre-adoption", offices=BOTH, delegation=True),
        Rule(kind="substantive", offices=(), vote=True),
    ),
)
FOUNDING = Founding(id="2026-D00", title="Founding", day=DAY, source="A report.", why="To measure.")
DELEGATION = "2026-D01"


class Desk:
    """A repository in memory, and what the offices sign in it."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        names = [f"p{number}" for number in range(1, len(texts) + 1)]
        self.scope = tuple(names)
        self.files: dict[str, bytes] = {
            f"source/{name}.md": text.encode() for name, text in zip(names, texts, strict=True)
        }
        self.files["source/constitution.toml"] = _law(names).encode()
        self.files[office_holders_path(1)] = print_office_holders(HOLDERS)
        self.files[policy_path(1)] = print_policy(POLICY)
        self.now = begin(read_source(self.files))

    def found(self) -> None:
        """Put the text on record, and one delegation over all of it."""
        self.register = read_register(self.files)
        self._decide(FOUNDING)
        given = Delegation(
            id=DELEGATION,
            title="Amendments before adoption",
            day=DAY,
            giver="Standards Committee",
            holder=MONITORING_OFFICER,
            consultee=CHAIR,
            scope=self.scope,
            grounds=(("next-steps", "The next steps."),),
            start=DAY,
            end=None,
            recommendation="recommendation 1",
            minute="not held",
            why="To measure.",
        )
        self._decide(given)

    def enter(self, amendment: Amendment) -> None:
        """Have an amendment signed by both offices, and enter it in the draft."""
        self.put_on_record(self.sign(amendment))

    def sign(self, amendment: Amendment) -> str:
        """Have an amendment signed by both offices, written on the draft as it stands."""
        under = UnderDelegation(
            delegation=DELEGATION, ground="next-steps", ground_reason="To measure."
        )
        amendment = replace(amendment, kind=Kind.PRE_ADOPTION, basis=under)
        amendment = replace(amendment, expects=expectations(self.now.draft, amendment))
        data = print_amendment(amendment).encode()
        kept = self._put(amendment_path(amendment.id), data, amendment)
        known = {**self.register.amendments, amendment.id: kept}
        self.register = replace(self.register, amendments=known)
        subject = subject_of(kept, self.now.draft)
        self._sign(subject, MONITORING_OFFICER, Response.DECIDES)
        self._sign(subject, CHAIR, Response.AGREES)
        return amendment.id

    def put_on_record(self, subject: str) -> None:
        """Judge what is written and signed, and put it on record."""
        made = enter(self.register, subject, self.now, DAY, BENCH)
        self.files |= {made.entry.path: made.entry.data, **dict(made.entry.kept_text)}
        self.register, self.now = made.register, made.after

    def _decide(self, decision: Founding | Delegation) -> None:
        kept = self._put(decision_path(decision.id), print_decision(decision), decision)
        known = {**self.register.decisions, decision.id: kept}
        self.register = replace(self.register, decisions=known)
        subject = Subject(id=decision.id, sha256=kept.digest)
        self._sign(subject, MONITORING_OFFICER, Response.CERTIFIES)
        self.put_on_record(decision.id)

    def _sign(self, subject: Subject, office: str, response: Response) -> None:
        intent = Intent(office=office, response=response, day=DAY)
        statement = prepare_statement(self.register, subject, intent, BENCH)
        data = print_statement(statement)
        signature = sign(SIGNERS[office], BENCH.namespace(office), data)
        self.files[signature_path(subject.id, office)] = signature
        said = SignedStatement(statement=statement, data=data, signature=signature)
        kept = self._put(statement_path(subject.id, office), data, said)
        self.register = self.register.saying((subject.id, office), kept)

    def _put(self, path: str, data: bytes, value: Thing) -> Kept[Thing]:
        """Write a file, and keep what it says: to read everything again takes quadratic time."""
        self.files[path] = data
        return keep(path, data, value)


def _law(names: list[str]) -> str:
    head = (
        'format = 1\ncouncil = "Exampleshire Council"\n'
        f'domain = "{BENCH.domain}"\nlanguage = "en-GB"\nprotected = []\n'
    )
    return head + "".join(
        f'\n[[instrument]]\nid = "{name}"\nnumbering = "suffix"\n' for name in names
    )
