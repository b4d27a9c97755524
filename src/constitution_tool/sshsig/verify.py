"""Did this key sign these bytes for this purpose?"""

from __future__ import annotations

from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from constitution_tool.sshsig.armour import unwrap
from constitution_tool.sshsig.fault import Fault, Refused
from constitution_tool.sshsig.public_key import SecurityKey, fingerprint, read_public_line
from constitution_tool.sshsig.signature import Signature, read_signature, signed_bytes

_USER_PRESENT = 0x01


def verify(armour: bytes, namespace: str, message: bytes, public_key_line: str) -> None:
    """Prove that the holder of a key signed a message for a purpose; return only if it is so.

    `ssh-keygen -Y verify` is the model, made stricter: a security key must have been touched.

    Raises:
        Refused: The signature is damaged, of another key or purpose, or of other bytes.
    """
    key = read_public_line(public_key_line)
    signature = read_signature(unwrap(armour))
    if signature.key != key:
        raise Refused(
            Fault.OTHER_KEY,
            f"The signature was made with the key {fingerprint(signature.key)}, "
            f"not with {fingerprint(key)}.",
        )
    if signature.namespace != namespace:
        raise Refused(
            Fault.NAMESPACE,
            f"The signature was made for “{signature.namespace}”, not for “{namespace}”.",
        )
    _check(signature, signed_bytes(namespace, signature.hash, message))


def signer(armour: bytes) -> Signature:
    """Read who a signature says it is from, without proving it.

    Raises:
        Refused: The signature is damaged or of a kind that is not taken.
    """
    return read_signature(unwrap(armour))


def _check(signature: Signature, signed: bytes) -> None:
    key = signature.key
    if isinstance(key, SecurityKey):
        if not signature.flags & _USER_PRESENT:
            raise Refused(Fault.NO_TOUCH, "The security key signed without being touched.")
        signed = (
            sha256(key.application).digest()
            + bytes([signature.flags])
            + signature.counter.to_bytes(4, "big")
            + sha256(signed).digest()
        )
    try:
        Ed25519PublicKey.from_public_bytes(key.point).verify(signature.raw, signed)
    except InvalidSignature as fault:
        raise Refused(Fault.BAD, "The signature is not of these words.") from fault
