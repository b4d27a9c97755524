"""Can this key file be signed with?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.sshsig.fault import Refused
from constitution_tool.sshsig.private_key import SigningKey, is_protected, open_key

if TYPE_CHECKING:
    from constitution_tool.model.authority import KeyFile


def is_locked(file: KeyFile) -> bool:
    """Say whether a key file asks for a passphrase.

    Raises:
        Malformed: it is not a private key this program can use.
    """
    try:
        return is_protected(file.data)
    except Refused as refused:
        raise _bad(file, refused) from refused


def opened(file: KeyFile) -> SigningKey:
    """Open a key file with the passphrase that was given for it.

    Raises:
        Malformed: it is not a private key this program can use, or the passphrase is not its own.
    """
    try:
        return open_key(file.data, file.passphrase)
    except Refused as refused:
        raise _bad(file, refused) from refused


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
