"""Can this key file be signed with, and by whose hand: this program's, or a security key's?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.sshsig.fault import Refused
from constitution_tool.sshsig.private_key import is_protected, open_key, public_half, sign
from constitution_tool.sshsig.public_key import PublicKey, SecurityKey

if TYPE_CHECKING:
    from collections.abc import Callable

    from constitution_tool.model.authority import KeyFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """What signs: the public key it signs with, and how it signs bytes for a namespace."""

    public: PublicKey
    sign: Callable[[str, bytes], bytes]


def security_key(file: KeyFile) -> SecurityKey | None:
    """Give the key of a file that only points to a security key; None for any other."""
    try:
        public = public_half(file.data)
    except Refused:  # whoever opens it says why
        return None
    return public if isinstance(public, SecurityKey) else None


def is_locked(file: KeyFile) -> bool:
    """Say whether a key file asks for a passphrase; a security key asks for what it needs itself.

    Raises:
        Malformed: it is not a private key this program can use.
    """
    if security_key(file):
        return False
    try:
        return is_protected(file.data)
    except Refused as refused:
        raise _bad(file, refused) from refused


def opened(file: KeyFile) -> Hand:
    """Open a key file with the passphrase that was given for it.

    Raises:
        Malformed: it is not a private key this program can use, or the passphrase is not its own.
    """
    try:
        key = open_key(file.data, file.passphrase)
    except Refused as refused:
        raise _bad(file, refused) from refused
    return Hand(public=key.public, sign=partial(sign, key))


def _bad(file: KeyFile, refused: Refused) -> Malformed:
    return Malformed(
        Finding(
            code=refused.fault.value,
            problem=refused.problem,
            remedy="use an ed25519 key made by “constitution-tool key new” or ssh-keygen, and its "
            "own passphrase.",
            place=Place(path=file.path),
        )
    )
