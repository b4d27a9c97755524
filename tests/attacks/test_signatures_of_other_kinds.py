"""Signatures as other programs make them, or as nobody should: each is refused by name.

On the record itself: refused when it is to be entered, and found when it was.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from constitution_tool.model.authority import CHAIR, PublicKey
from constitution_tool.notation.register.register_paths import signature_path, statement_path
from constitution_tool.sshsig.armour import unwrap, wrap
from constitution_tool.sshsig.public_key import SecurityKey, public_line
from constitution_tool.sshsig.signature import Hash, Signature, signed_bytes, write_signature
from constitution_tool.sshsig.wire import string
from council_on_record import ENTERED, HOLDERS, Council, objected, training

if TYPE_CHECKING:
    from collections.abc import Callable

PATH = signature_path("2024-001", CHAIR)


def signed(holders=HOLDERS) -> Council:
    council = Council().found(holders).delegate()
    return council.propose(training(council)).sign("2024-001")


def put_in(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def edit(data: bytes) -> bytes:
        assert string(old) in data
        return data.replace(string(old), string(new), 1)

    return edit


def reserved(data: bytes) -> bytes:
    """Put words into the field after the purpose, which is to be empty."""
    end = data.index(string(b"sha512"))
    return data[: end - 4] + string(b"words") + data[end:]


KINDS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "MD5": (put_in(b"sha512", b"md5"), "signature-hash"),
    "SHA-1": (put_in(b"sha512", b"sha1"), "signature-hash"),
    "version 2": (lambda data: data[:9] + b"\x02" + data[10:], "signature-version"),
    "a reserved field": (reserved, "signature-reserved"),
    "trailing bytes": (lambda data: data + b"\0", "signature-structure"),
    "RSA": (put_in(b"ssh-ed25519", b"ssh-rsa"), "signature-key-type"),
    "DSA": (put_in(b"ssh-ed25519", b"ssh-dss"), "signature-key-type"),
    "plain ECDSA": (put_in(b"ssh-ed25519", b"ecdsa-sha2-nistp256"), "signature-key-type"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_signature_of_another_kind(kind: str) -> None:
    edit, code = KINDS[kind]
    council = signed()
    council.files[PATH] = wrap(edit(unwrap(council.files[PATH])))
    assert objected(council, "2024-001", ENTERED) == {code}


def test_the_signature_of_a_git_commit() -> None:
    council = signed()
    said = council.register.statements["2024-001", CHAIR].value.statement
    council.put(said, "chair", "git")
    assert objected(council, "2024-001", ENTERED) == {"signature-namespace"}


@pytest.mark.parametrize(
    "relay",
    [
        lambda text: text.replace(b"\n", b"\r\n"),
        lambda text: b"Dear all\n" + text,
        lambda text: text + b"-- \nThe Chair\n",
    ],
    ids=["CRLF", "words before", "words after"],
)
def test_junk_around_a_signature(relay: Callable[[bytes], bytes]) -> None:
    council = signed()
    council.files[PATH] = relay(council.files[PATH])
    assert objected(council, "2024-001", ENTERED) == {"signature-armour"}


@pytest.mark.parametrize(("flags", "code"), [(0x00, "signature-no-touch"), (0x01, "")])
def test_a_security_key_that_nobody_touched(flags: int, code: str) -> None:
    """A program may ask it to sign; only a person touches it."""
    secret = Ed25519PrivateKey.generate()
    point = secret.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    key = SecurityKey(point=point, application=b"ssh:")
    listed = PublicKey(line=public_line(key, "A security key"), from_entry=1)
    people = tuple(
        replace(each, keys=(listed,)) if each.id == "chair" else each for each in HOLDERS.people
    )
    council = signed(replace(HOLDERS, people=people))
    message = council.files[statement_path("2024-001", CHAIR)]
    namespace = council.bench.namespace(CHAIR)
    signed_part = sha256(signed_bytes(namespace, Hash.SHA512, message)).digest()
    head = sha256(b"ssh:").digest() + bytes([flags]) + (7).to_bytes(4, "big")
    made = Signature(
        key=key,
        namespace=namespace,
        hash=Hash.SHA512,
        raw=secret.sign(head + signed_part),
        flags=flags,
        counter=7,
    )
    council.files[PATH] = wrap(write_signature(made))
    if code:
        assert objected(council, "2024-001", ENTERED) == {code}
    else:
        council.enter("2024-001")
