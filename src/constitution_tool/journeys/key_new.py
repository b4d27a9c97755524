"""A new signing key: a private file to keep, and a public line to put on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.outcome import Outcome
from constitution_tool.sshsig.private_key import new_key
from constitution_tool.store.plan import Output, Plan, Secret

if TYPE_CHECKING:
    from pathlib import Path


def key_new(path: Path, comment: str, passphrase: str) -> Outcome:
    """Make an ed25519 key that ssh-keygen can read too; it is not needed.

    The private file is never written over another.
    """
    made = new_key(comment, passphrase)
    public = f"{path}.pub"
    plan = Plan(
        steps=(
            Secret(path=str(path), data=made.private),
            Output(path=public, data=made.public.encode()),
        )
    )
    return Outcome(
        result={"private": str(path), "public": public, "line": made.public.strip()},
        product=(made.public.strip(),),
        narration=(
            f"Your signing key is {path}. Keep it, and its passphrase, to yourself.",
            f"Give {public} to whoever keeps the register.",
        ),
        plan=plan,
    )
