"""Which commands are there, and where is each written?

Nothing here is imported until it is asked for, so that `--help` is quick. The order is the order
of the help. The summary is the first sentence of the command's own help (a test compares them).
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One command: `module:attribute` of its click command, and what it does in a sentence."""

    where: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The commands by name ("status", "amendment new"), the nouns they stand under, the menu.

    `menu` is `module:function` of what is asked when no command is given on a terminal: it takes
    the folder and returns the words of the command chosen, none to leave. Empty: there is none.
    """

    commands: dict[str, Entry]
    groups: dict[str, str] = field(default_factory=dict)
    menu: str = ""


TABLE = Table(
    commands={
        "build": Entry(
            where="constitution_tool.cli.build:build",
            summary="Make the documents before Council: clean text, tracked changes and schedule.",
        ),
        "status": Entry(
            where="constitution_tool.cli.status:status",
            summary="Say what is pending, unsigned, due or broken.",
        ),
        "check": Entry(
            where="constitution_tool.cli.check:check",
            summary="Check the text and the amendments against every rule.",
        ),
        "format": Entry(
            where="constitution_tool.cli.check:format_",
            summary="Write what is not yet signed in its settled notation, altering no word.",
        ),
        "show": Entry(
            where="constitution_tool.cli.show:show",
            summary="Print one clause, or a whole protocol.",
        ),
        "history": Entry(
            where="constitution_tool.cli.history:history",
            summary="Say who changed a clause, when, and by what authority.",
        ),
        "render": Entry(
            where="constitution_tool.cli.compare:render",
            summary="Write a text, or some of its protocols, as Word, PDF or plain text.",
        ),
        "compare": Entry(
            where="constitution_tool.cli.compare:compare",
            summary="Say what changed between two texts.",
        ),
        "track": Entry(
            where="constitution_tool.cli.compare:track",
            summary="Show tracked changes between two texts, or what amendments do.",
        ),
        "obligations": Entry(
            where="constitution_tool.cli.obligations:obligations",
            summary="List who must, must not, should and may do what, by paragraph.",
        ),
        "amendment new": Entry(
            where="constitution_tool.cli.amendment_new:new",
            summary="Draft an amendment: say what to change, and the sentence is written for you.",
        ),
        "amendment list": Entry(
            where="constitution_tool.cli.amendment:list_",
            summary="List the amendments, where each stands, and what it lacks.",
        ),
        "amendment show": Entry(
            where="constitution_tool.cli.amendment:show",
            summary="Show an amendment in amending language and as tracked changes.",
        ),
        "amendment check": Entry(
            where="constitution_tool.cli.amendment:check",
            summary="Check amendments against every rule and the text they are written on.",
        ),
        "amendment conflicts": Entry(
            where="constitution_tool.cli.amendment:conflicts",
            summary="Say which pending amendments collide or depend on each other, and where.",
        ),
        "amendment update": Entry(
            where="constitution_tool.cli.amendment:update",
            summary="Bring pending amendments up to date with what was entered after they were "
            "written.",
        ),
        "amendment vary": Entry(
            where="constitution_tool.cli.amendment_vary:vary",
            summary="Write down what a meeting carried in the place of an amendment that was "
            "before it.",
        ),
        "amendment apply": Entry(
            where="constitution_tool.cli.amendment:apply",
            summary="Enter amendments in the draft: all or none, and only with their authority.",
        ),
        "review": Entry(
            where="constitution_tool.cli.signing:review",
            summary="Read an amendment in words and as tracked changes, before anything is signed.",
        ),
        "authorise": Entry(
            where="constitution_tool.cli.signing:authorise",
            summary="Sign for an office, or put a signature made elsewhere beside what it signs.",
        ),
        "adopt": Entry(
            where="constitution_tool.cli.adopt:adopt",
            summary="Record what Council resolved of the texts before it.",
        ),
        "register show": Entry(
            where="constitution_tool.cli.register:show",
            summary="Show who holds which office, and every entry of the register.",
        ),
        "register check-code": Entry(
            where="constitution_tool.cli.register:check_code",
            summary="Print the check code of the record as it stands, with its date, for "
            "publication.",
        ),
        "register start": Entry(
            where="constitution_tool.cli.register:start",
            summary="Begin the record: put the text, the office-holders and the policy on it.",
        ),
        "register enter": Entry(
            where="constitution_tool.cli.register:enter",
            summary="Put on record a decision that all have signed whom the policy asks.",
        ),
        "register office appoint": Entry(
            where="constitution_tool.cli.register:appoint",
            summary="Someone holds an office from a day.",
        ),
        "register office deputise": Entry(
            where="constitution_tool.cli.register:deputise",
            summary="Someone acts for the holder of an office.",
        ),
        "register office retire": Entry(
            where="constitution_tool.cli.register:retire",
            summary="Someone leaves an office.",
        ),
        "register key enrol": Entry(
            where="constitution_tool.cli.register:enrol",
            summary="Give a person a key more.",
        ),
        "register key retire": Entry(
            where="constitution_tool.cli.register:retire_key",
            summary="End a key of a person.",
        ),
        "register key compromised": Entry(
            where="constitution_tool.cli.register:compromised",
            summary="End a key that others may have used.",
        ),
        "register policy change": Entry(
            where="constitution_tool.cli.register:policy_change",
            summary="Put another policy in force.",
        ),
        "register delegation add": Entry(
            where="constitution_tool.cli.register:delegation_add",
            summary="Put a delegation on record.",
        ),
        "register withdraw": Entry(
            where="constitution_tool.cli.register:withdraw",
            summary="Withdraw an amendment that is not entered.",
        ),
        "register objection": Entry(
            where="constitution_tool.cli.register:objection",
            summary="Put an objection on record.",
        ),
        "register report": Entry(
            where="constitution_tool.cli.register:report",
            summary="Record that Council was told of corrections.",
        ),
        "key new": Entry(
            where="constitution_tool.cli.signing:new_key",
            summary="Make a signing key, protected by a passphrase.",
        ),
        "template new": Entry(
            where="constitution_tool.cli.template:new",
            summary="Begin a house style of your own: a Word document to change and keep.",
        ),
        "paper new": Entry(
            where="constitution_tool.cli.paper:new",
            summary="Begin a paper: its head filled in from the record, its sections ready to be "
            "written.",
        ),
        "paper render": Entry(
            where="constitution_tool.cli.paper:render",
            summary="Write papers as Word and PDF: those you name, or all.",
        ),
        "paper check": Entry(
            where="constitution_tool.cli.paper:check",
            summary="Check papers against what they must hold and what the record says, and how "
            "they read.",
        ),
        "pack": Entry(
            where="constitution_tool.cli.pack:pack",
            summary="Make everything that goes before a meeting: report, appendices, records of "
            "decision.",
        ),
        "sync": Entry(
            where="constitution_tool.cli.sync:sync",
            summary="Bring a shared copy up to date: what others entered comes here, yours goes "
            "there.",
        ),
        "verify": Entry(
            where="constitution_tool.cli.verify:verify",
            summary="Prove that the text follows from its record, from the founding to today.",
        ),
    },
    groups={
        "amendment": "The life of an amendment.",
        "key": "Signing keys.",
        "register": "Offices, keys, policy, delegations, and what was decided.",
        "register office": "Who holds an office, and who acts for them.",
        "register key": "Which keys count as whose.",
        "register policy": "What each kind of decision needs.",
        "register delegation": "Authority given to an office.",
        "paper": "Reports, schedules, records of decision and briefings.",
        "template": "The looks of documents.",
    },
    menu="constitution_tool.cli.menu:choose",
)
