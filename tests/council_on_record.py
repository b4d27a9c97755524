"""A small council with its record, for tests: found it, delegate, propose, sign, enter, verify."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from constitution_tool.engine.amending.expectations import expectations
from constitution_tool.engine.authority.authorise import Authority, authorise
from constitution_tool.engine.authority.certifying import relies_on
from constitution_tool.engine.authority.delegated import delegation_of
from constitution_tool.engine.authority.enter import enter
from constitution_tool.engine.authority.entry import new_entry
from constitution_tool.engine.authority.moment import after_adoption, begin, follow, present
from constitution_tool.engine.authority.prepare import Intent, prepare_statement
from constitution_tool.engine.authority.proposal import provided_for, subject_of
from constitution_tool.engine.authority.register_reading import read_register
from constitution_tool.engine.authority.verify import bench_of, verify
from constitution_tool.engine.source import read_source
from constitution_tool.errors import Refusal
from constitution_tool.model.amendment import (
    Amendment,
    AtMeeting,
    ByKind,
    Entry,
    ForApproval,
    Kind,
    OnAdoption,
    UnderDelegation,
)
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
    Subject,
)
from constitution_tool.model.citation import cite_id
from constitution_tool.model.decision import Adoption, Delegation, Founding, Proof, Resolved
from constitution_tool.model.instruction import InsertWords, SubstituteWords
from constitution_tool.model.instrument import Index
from constitution_tool.model.target import Once, Side, Target
from constitution_tool.notation.amendments.amendment_file import print_amendment
from constitution_tool.notation.digest import sha256_hex
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

START = date(2024, 3, 28)
SIGNED = date(2024, 5, 8)
ENTERED = date(2024, 5, 9)
MEETING = date(2024, 5, 21)
JUNE = date(2024, 6, 1)

SETTINGS = """format = 1
notice = "Illustration only."
name = "Protocol"
subject = "c5"

[offices]
monitoring-officer = "Monitoring Officer"
chair = "Chair of the Standards Committee"
"""
LAW = """format = 1
council = "Ambridge Council"
domain = "{domain}"
language = "en-GB"
protected = []

[[instrument]]
id = "c5"
numbering = "suffix"

[[instrument]]
id = "c6"
numbering = "suffix"
"""
C5 = """+++
id = "c5"
number = "C5"
title = "RELATIONS PROTOCOL"
+++

# Introduction {#c5.bbbbb}

- i. Members may read any guidance. {#c5.ccccc}

- ii. Officers may read the notes. {#c5.ddddd}

- iii. Everyone is polite. {#c5.fffff}
"""
C6 = """+++
id = "c6"
number = "C6"
title = "EMPLOYEE CODE"
+++

- i. The code is kept elsewhere. {#c6.bbbbb}
"""

KEYS = {name: new_key(f"Key of {name}", "") for name in ("mo", "chair", "other", "stranger")}
SIGNERS = {name: open_key(files.private, "") for name, files in KEYS.items()}
PEOPLE = {MONITORING_OFFICER: "mo", CHAIR: "chair", "proper-officer": "other"}


def person(name: str) -> Person:
    line = KEYS[name].public.rstrip("\n")
    return Person(id=name, name=f"Person {name}", keys=(PublicKey(line=line, from_entry=1),))


def holding(office: str, name: str, **changes) -> Holding:
    held = Holding(office=office, person=name, start=START, end=None, minute="not held")
    return replace(held, **changes)


HOLDERS = OfficeHolders(
    version=1,
    people=(person("mo"), person("chair"), person("other")),
    holdings=(holding(MONITORING_OFFICER, "mo"), holding(CHAIR, "chair")),
)
CERTIFIED = ((MONITORING_OFFICER, Part.CERTIFIES),)
BOTH = ((MONITORING_OFFICER, Part.DECIDES), (CHAIR, Part.CONSULTED))
PRE_ADOPTION = Rule(kind="pre-adoption", offices=BOTH, delegation=True)
POLICY = Policy(
    version=1,
    rules=(
        Rule(kind="founding", offices=CERTIFIED),
        Rule(kind="delegation", offices=CERTIFIED),
        PRE_ADOPTION,
        Rule(kind="substantive", offices=(), vote=True),
    ),
)
PROPER_OFFICER = "proper-officer"
BY_TWO = (*CERTIFIED, (PROPER_OFFICER, Part.CERTIFIES))
BY_ONE = ((MONITORING_OFFICER, Part.DECIDES),)
WHOLE_POLICY = replace(
    POLICY,
    rules=(
        *POLICY.rules,
        Rule(kind="office-holders", offices=BY_TWO),
        Rule(kind="policy", offices=BY_TWO),
        Rule(kind="adoption", offices=BY_TWO),
        Rule(kind="minutes", offices=CERTIFIED),
        Rule(kind="report", offices=CERTIFIED),
        Rule(kind="withdrawal", offices=CERTIFIED),
        Rule(kind="objection", offices=CERTIFIED),
        Rule(kind="carried", offices=CERTIFIED),
        Rule(kind="minor", offices=BY_ONE, words=4, words_since_adoption=6, report_within=30),
        Rule(kind="legal", offices=BY_ONE),
    ),
    incompatible=((MONITORING_OFFICER, "head-of-paid-service"),),
)
"""Every kind of decision provided for."""
WHOLE_HOLDERS = replace(HOLDERS, holdings=(*HOLDERS.holdings, holding(PROPER_OFFICER, "other")))
FOUNDING = Founding(id="2024-D00", title="Founding", day=START, source="A report.", why="Why.")
DELEGATION = Delegation(
    id="2024-D01",
    title="Amendments before adoption",
    day=START,
    giver="Standards Committee",
    holder=MONITORING_OFFICER,
    consultee=CHAIR,
    scope=("c5",),
    grounds=(("next-steps", "The “next steps”."), ("member-survey", "The survey.")),
    start=START,
    end=None,
    recommendation="recommendation 2.4",
    minute="not held",
    why="Why.",
)
UNDER = UnderDelegation(delegation="2024-D01", ground="next-steps", ground_reason="Paragraph 9.3.")


@dataclass
class Council:
    """A repository in memory: files by path, which the methods write as the commands would."""

    domain: str = "ambridge.example"
    files: dict[str, bytes] = field(default_factory=dict)
    signers: dict[str, str] = field(default_factory=PEOPLE.copy)
    """By which of the keys each office signs."""
    _known: dict[str, tuple] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        texts = {
            "constitution.toml": SETTINGS,
            "source/constitution.toml": LAW.format(domain=self.domain),
            "source/c5.md": C5,
            "source/c6.md": C6,
        }
        self.files |= {path: text.encode() for path, text in texts.items()}

    # --- what is there -------------------------------------------------------------------

    def _once(self, name: str, make):
        """Read something again only when a file has changed."""
        files, value = self._known.get(name, (None, None))
        if files != self.files:
            files, value = dict(self.files), make()
            self._known[name] = (files, value)
        return value

    @property
    def register(self):
        return self._once("register", lambda: read_register(self.files))

    @property
    def source(self):
        return self._once("source", lambda: read_source(self.files))

    @property
    def bench(self):
        return bench_of(self.source, self.files)

    @property
    def moment(self):
        return self._once("moment", lambda: present(self.register))

    @property
    def draft(self):
        return self.moment.draft

    # --- what is done --------------------------------------------------------------------

    def force(self, subject: str, day) -> Council:
        """Put something on record as it lies, chained and digested as it must be, unjudged."""
        register = self.register
        kept = register.decisions.get(subject) or register.amendments[subject]
        in_force = register.in_force(register.sequence)
        under = delegation_of(register, kept.value) if subject in register.amendments else None
        files = [kept, *(said for (id_, _), said in register.statements.items() if id_ == subject)]
        files += [in_force.office_holders, in_force.policy, *([under] if under else [])]
        relied = {one.path: one.digest for one in files}
        for path in [path for path in relied if path.endswith(".json")]:
            signed = path.replace(".json", ".sig")
            relied[signed] = sha256_hex(self.files[signed])
        if subject in register.decisions:
            relied |= relies_on(register, kept.value)
        authority = Authority(
            subject=subject,
            rule=Rule(kind="forced", offices=()),
            said=(),
            delegation=under.value if under else None,
            relied_on=tuple(sorted(relied.items())),
        )
        after = follow(self.moment, register, subject)
        self._write(new_entry(register, authority, kept.value, after, day), after)
        return self

    def _write(self, entry, after) -> None:
        self.files |= {entry.path: entry.data, **dict(entry.kept_text)}
        self.files = {p: d for p, d in self.files.items() if not p.startswith("source/")}
        self.files |= after.source.files

    def found(self, holders=HOLDERS, policy=POLICY, decision=FOUNDING, day=START):
        self.files[office_holders_path(1)] = print_office_holders(holders)
        self.files[policy_path(1)] = print_policy(policy)
        self.decide(decision)
        return self.put_on_record(decision.id, day, begin(self.source))

    def delegate(self, delegation=DELEGATION, day=START):
        self.decide(delegation)
        return self.put_on_record(delegation.id, day)

    def put_on_record(self, subject: str, day, moment=None):
        """Enter what is written and signed, and write what the entry writes."""
        made = enter(self.register, subject, moment or self.moment, day, self.bench)
        self._write(made.entry, made.after)
        return self

    def decide(self, decision, signed=None) -> None:
        self.files[decision_path(decision.id)] = print_decision(decision)
        register = self.register
        kept = register.decisions[decision.id]
        subject = Subject(id=decision.id, sha256=kept.digest)
        for office, _ in provided_for(register, kept)[1].offices:
            day = signed or decision.day
            intent = Intent(office=office, response=Response.CERTIFIES, day=day)
            statement = prepare_statement(register, subject, intent, self.bench)
            self.put(statement, self.signers[office])

    def propose(self, amendment: Amendment, base=None):
        base = base or self.draft
        amendment = replace(amendment, expects=expectations(base, amendment))
        self.files[amendment_path(amendment.id)] = print_amendment(amendment).encode()
        assert amendment.id in self.register.amendments
        return self

    def statement(self, id_: str, office: str, response: Response, **changes):
        """The statement an office is asked to sign; `changes` falsify it."""
        subject = subject_of(self.register.amendments[id_], changes.pop("base", self.draft))
        day = changes.get("day", SIGNED)
        intent = Intent(office=office, response=response, day=day)
        statement = prepare_statement(self.register, subject, intent, self.bench)
        return replace(statement, **changes)

    def put(self, statement, key: str, namespace: str = "") -> None:
        data = print_statement(statement)
        id_, office = statement.subject.id, statement.office
        namespace = namespace or self.bench.namespace(office)
        self.files[statement_path(id_, office)] = data
        self.files[signature_path(id_, office)] = sign(SIGNERS[key], namespace, data)

    def sign(self, id_: str, mo=Response.DECIDES, chair=Response.AGREES, **changes):
        for office, response in ((MONITORING_OFFICER, mo), (CHAIR, chair)):
            self.put(self.statement(id_, office, response, **changes), self.signers[office])
        return self

    def record(self, decision, day=None):
        """Write a decision, have it certified, and put it on record."""
        self.decide(decision)
        return self.put_on_record(decision.id, day or decision.day)

    def correct(self, amendment: Amendment, day=None):
        """Have an amendment signed by those its kind needs, and enter it."""
        text = self.moment.text_for(amendment)
        self.propose(amendment, text)
        for office, part in self.rule(amendment.kind.value).offices:
            response = Response.DECIDES if part is Part.DECIDES else Response.CERTIFIES
            said = self.statement(amendment.id, office, response, base=text, day=day or SIGNED)
            self.put(said, self.signers[office])
        return self.put_on_record(amendment.id, day or SIGNED)

    def with_text(self, decision: Adoption) -> Adoption:
        """Give an adoption the digest of the text that follows from it."""
        amendments = {id_: kept.value for id_, kept in self.register.amendments.items()}
        after = after_adoption(self.moment, decision, amendments)
        return replace(decision, text=after.source.digest)

    def rule(self, kind: str) -> Rule:
        in_force = self.register.in_force(self.register.sequence)
        assert in_force
        return in_force.policy.value.rule(kind)

    def authority(self, id_: str, day=ENTERED):
        proposal = self.register.amendments[id_]
        return authorise(self.register, proposal, self.moment, day, self.bench)

    def enter(self, id_: str, day=ENTERED):
        return self.put_on_record(id_, day)


def on_record() -> Council:
    """Give a council founded, with one delegation."""
    return Council().found().delegate()


def target(council: Council, id_: str) -> Target:
    return Target(id=id_, cited=cite_id(id_, Index(council.draft)))


def training(council: Council, **changes) -> Amendment:
    """For “may” substitute “must” in paragraph i."""
    instruction = SubstituteWords(
        targets=(target(council, "c5.ccccc"),), find="may", replace="must", occurrence=Once()
    )
    amendment = Amendment(
        id="2024-001",
        title="Guidance",
        kind=Kind.PRE_ADOPTION,
        basis=UNDER,
        effective=OnAdoption(),
        why="The report says so.",
        entries=(Entry(instruction=instruction, reason="Paragraph 9.3."),),
    )
    return replace(amendment, **changes)


def notes(council: Council, **changes) -> Amendment:
    """After “notes” insert “and the guidance” in paragraph ii."""
    instruction = InsertWords(
        targets=(target(council, "c5.ddddd"),),
        side=Side.AFTER,
        find="the notes",
        insert="and the guidance",
        occurrence=Once(),
    )
    entries = (Entry(instruction=instruction, reason="Paragraph 9.4."),)
    return replace(training(council), id="2024-002", title="Notes", entries=entries, **changes)


def for_approval(council: Council) -> Amendment:
    """The same, for Council's approval."""
    basis = ForApproval(proposed_by="Standards Committee")
    return notes(council, kind=Kind.SUBSTANTIVE, basis=basis)


def with_whole_policy() -> Council:
    """Give a council founded with every kind of decision provided for, and one delegation."""
    return Council().found(holders=WHOLE_HOLDERS, policy=WHOLE_POLICY).delegate()


def carried(council: Council, **changes) -> Amendment:
    """The change to paragraph ii again, as carried at the meeting."""
    basis = AtMeeting(
        meeting=MEETING, mover="Councillor A", seconder="Councillor B", result="carried"
    )
    return replace(notes(council), id="2024-003", kind=Kind.CARRIED, basis=basis, **changes)


def adoption(council: Council, **changes) -> Adoption:
    """What Council resolved of everything in the draft: adopted, unless changed."""
    drafted = Adoption(
        id="2024-D02",
        title="Adoption of the protocol",
        day=MEETING,
        body="Full Council",
        resolved=Resolved.ADOPTED,
        scope=("c5",),
        entered=tuple(one.id for one in council.moment.entered),
        approved=(),
        declined=(),
        text="0" * 64,
        effective=MEETING,
        review_by=date(2024, 11, 21),
        minute="not held",
        proof=Proof.DECISION_LIST,
        sha256="ab" * 32,
        why="Why.",
    )
    return council.with_text(replace(drafted, **changes))


def correction(council: Council, find: str, new: str, clause: str = "c5.fffff", **changes):
    """A slip put right in the text itself."""
    instruction = SubstituteWords(
        targets=(target(council, clause),), find=find, replace=new, occurrence=Once()
    )
    made = replace(
        training(council),
        id="2024-010",
        kind=Kind.MINOR,
        basis=ByKind(evidence="A slip of the pen."),
        effective=JUNE,
        entries=(Entry(instruction=instruction, reason="A slip."),),
    )
    return replace(made, **changes)


def objected(council: Council, subject: str, day) -> set[str]:
    """Try to put on record what nobody may; then do so unjudged, and ask `verify`.

    Both must say the same, and nothing else: the codes.
    """
    before = dict(council.files)
    try:
        council.put_on_record(subject, day)
    except Refusal as refused:
        said = {finding.code for finding in refused.findings}
    else:
        raise AssertionError(f"{subject} was put on record")
    assert council.files == before
    council.force(subject, day)
    assert {finding.code for finding in verify(council.files).errors} == said
    return said
