"""What are the files of the register called? (`3-formats`, "register/")."""

from __future__ import annotations

import re

from constitution_tool.model.identity import AMENDMENT_ID, DECISION_ID

SOURCE = "source/"
REGISTER = "register/"
KEPT_TEXTS = "register/text/"
_NUMBER = "[0-9]{4}"
SUBJECT = re.compile(f"{AMENDMENT_ID.pattern}|{DECISION_ID.pattern}")
OFFICE = re.compile("[a-z][a-z0-9]*(-[a-z0-9]+){0,7}")
PERSON = OFFICE
ENTRY_FILE = re.compile(f"register/({_NUMBER})\\.json")
OFFICE_HOLDERS_FILE = re.compile(f"register/office-holders-({_NUMBER})\\.toml")
POLICY_FILE = re.compile(f"register/policy-({_NUMBER})\\.toml")
DECISION_FILE = re.compile(f"register/decisions/({DECISION_ID.pattern})\\.md")
KEPT_FILE = re.compile(f"register/text/({_NUMBER})/.+")
STATEMENT_FILE = re.compile(f"register/statements/({SUBJECT.pattern})\\.({OFFICE.pattern})\\.json")
SIGNATURE_FILE = re.compile(f"register/statements/({SUBJECT.pattern})\\.({OFFICE.pattern})\\.sig")
AMENDMENT_FILE = re.compile(f"amendments/({AMENDMENT_ID.pattern})\\.md")


def entry_path(sequence: int) -> str:
    """Name the file of an entry."""
    return f"register/{sequence:04}.json"


def office_holders_path(version: int) -> str:
    """Name the file of a version of the office-holders."""
    return f"register/office-holders-{version:04}.toml"


def policy_path(version: int) -> str:
    """Name the file of a version of the policy."""
    return f"register/policy-{version:04}.toml"


def decision_path(decision: str) -> str:
    """Name the file of a decision that is not an amendment."""
    return f"register/decisions/{decision}.md"


def amendment_path(amendment: str) -> str:
    """Name the file of an amendment."""
    return f"amendments/{amendment}.md"


def kept_text(number: int) -> str:
    """Name the folder of a kept text: 0 at founding, then one at each adoption.

    It holds the paths of `source/` below it.
    """
    return f"register/text/{number:04}/"


def subject_path(subject: str) -> str:
    """Name the file of what is signed: an amendment or a decision."""
    if AMENDMENT_ID.fullmatch(subject):
        return amendment_path(subject)
    return decision_path(subject)


def statement_path(subject: str, office: str) -> str:
    """Name the file of what an office says of a subject."""
    return f"register/statements/{subject}.{office}.json"


def signature_path(subject: str, office: str) -> str:
    """Name the file of the signature of a statement."""
    return f"register/statements/{subject}.{office}.sig"
