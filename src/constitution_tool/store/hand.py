"""By whose hand is something signed: this program's, with a key file, or a security key's?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.keys import Hand, opened, security_key
from constitution_tool.store.security_key import sign

if TYPE_CHECKING:
    from constitution_tool.model.authority import KeyFile


def hand_of(file: KeyFile) -> Hand:
    """Open a key file, or give the security key it points to.

    Raises:
        Malformed: it is not a private key this program can use, or the passphrase is not its own.
    """
    if key := security_key(file):
        return Hand(public=key, sign=partial(sign, file.path))
    return opened(file)
