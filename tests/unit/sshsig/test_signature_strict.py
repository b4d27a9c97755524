"""Only a signature exactly as ssh-keygen writes it is taken, over exactly these bytes."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from constitution_tool.sshsig.armour import unwrap, wrap
from constitution_tool.sshsig.fault import Fault, Refused
from constitution_tool.sshsig.private_key import new_key, open_key, sign
from constitution_tool.sshsig.public_key import (
    Ed25519Key,
    SecurityKey,
    fingerprint,
    public_line,
    read_public_line,
)
from constitution_tool.sshsig.signature import (
    Hash,
    Signature,
    read_signature,
    signed_bytes,
    write_signature,
)
from constitution_tool.sshsig.verify import signer, verify

NAMESPACE = "monitoring-officer.v1@birmingham.example"
MESSAGE = "For “has” substitute “must have”.\n".encode()


@pytest.fixture(scope="module")
def pair():
    files = new_key("A test key", "")
    return open_key(files.private, ""), files.public.rstrip("\n")


def fault_of(armour: bytes, line: str, namespace: str = NAMESPACE, message: bytes = MESSAGE):
    with pytest.raises(Refused) as caught:
        verify(armour, namespace, message, line)
    return caught.value.fault


def test_what_was_signed_is_taken(pair):
    key, line = pair
    armour = sign(key, NAMESPACE, MESSAGE)
    verify(armour, NAMESPACE, MESSAGE, line)
    assert armour == sign(key, NAMESPACE, MESSAGE)
    assert signer(armour).namespace == NAMESPACE


def test_every_flipped_byte_of_the_text_is_refused(pair):
    key, line = pair
    armour = sign(key, NAMESPACE, MESSAGE)
    for at in range(len(armour)):
        for change in (0x01, 0x20, 0x80):
            damaged = bytearray(armour)
            damaged[at] ^= change
            with pytest.raises(Refused):
                verify(bytes(damaged), NAMESPACE, MESSAGE, line)


def test_every_flipped_byte_of_the_signature_itself_is_refused(pair):
    key, line = pair
    data = unwrap(sign(key, NAMESPACE, MESSAGE))
    for at in range(len(data)):
        damaged = bytearray(data)
        damaged[at] ^= 0x01
        with pytest.raises(Refused):
            verify(wrap(bytes(damaged)), NAMESPACE, MESSAGE, line)


def test_every_truncation_is_refused(pair):
    key, line = pair
    armour = sign(key, NAMESPACE, MESSAGE)
    for end in range(len(armour)):
        with pytest.raises(Refused):
            verify(armour[:end], NAMESPACE, MESSAGE, line)
    data = unwrap(armour)
    for end in range(len(data)):
        with pytest.raises(Refused):
            verify(wrap(data[:end]), NAMESPACE, MESSAGE, line)


@pytest.mark.parametrize(
    "relay",
    [
        lambda text: text + b"\n",
        lambda text: b"\n" + text,
        lambda text: text[:-1],
        lambda text: text + b"words after\n",
        lambda text: b"words before\n" + text,
        lambda text: text.replace(b"\n", b"\r\n"),
        lambda text: text.replace(b"BEGIN SSH", b"BEGIN  SSH"),
        lambda text: text.replace(b"\nU1NI", b"\n U1NI"),
        lambda text: text.replace(b"\nU1NI", b"\nU1\nNI"),
        lambda text: text + text,
        lambda _text: b"-----BEGIN SSH SIGNATURE-----\n" + b"A" * 20_000,
        lambda _text: b"-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n",
    ],
)
def test_any_other_layout_is_refused(pair, relay):
    key, line = pair
    assert fault_of(relay(sign(key, NAMESPACE, MESSAGE)), line) is Fault.ARMOUR


def test_base64_with_loose_last_bits_is_refused():
    text = wrap(b"SSHSIG1")
    assert b"MQ==" in text
    with pytest.raises(Refused) as caught:
        unwrap(text.replace(b"MQ==", b"MR=="))
    assert caught.value.fault is Fault.ARMOUR


def test_bytes_after_the_signature_are_refused(pair):
    key, line = pair
    data = unwrap(sign(key, NAMESPACE, MESSAGE))
    assert fault_of(wrap(data + b"\0"), line) is Fault.STRUCTURE


def test_another_purpose_message_or_key_is_refused(pair):
    key, line = pair
    armour = sign(key, NAMESPACE, MESSAGE)
    other = new_key("Another", "").public.rstrip("\n")
    assert fault_of(armour, line, "chair.v1@birmingham.example") is Fault.NAMESPACE
    assert fault_of(armour, line, NAMESPACE, MESSAGE + b" ") is Fault.BAD
    assert fault_of(armour, other) is Fault.OTHER_KEY


def rewritten(pair, find: bytes, replace: bytes) -> bytes:
    """A signature with one of its length-prefixed strings replaced by another."""
    data = unwrap(sign(pair[0], NAMESPACE, MESSAGE))
    old = len(find).to_bytes(4, "big") + find
    assert data.count(old) >= 1
    return wrap(data.replace(old, len(replace).to_bytes(4, "big") + replace, 1))


@pytest.mark.parametrize("name", [b"md5", b"sha1", b"SHA512", b"sha384"])
def test_other_digests_are_refused_by_name(pair, name):
    with pytest.raises(Refused) as caught:
        verify(rewritten(pair, b"sha512", name), NAMESPACE, MESSAGE, pair[1])
    assert caught.value.fault is Fault.HASH
    assert name.decode() in caught.value.problem


def test_a_digest_of_256_bits_is_taken(pair):
    key, line = pair
    raw = key.secret.sign(signed_bytes(NAMESPACE, Hash.SHA256, MESSAGE))
    signature = Signature(key=key.public, namespace=NAMESPACE, hash=Hash.SHA256, raw=raw)
    verify(wrap(write_signature(signature)), NAMESPACE, MESSAGE, line)


def test_another_version_and_a_filled_reserved_field_are_refused(pair):
    key, line = pair
    data = unwrap(sign(key, NAMESPACE, MESSAGE))
    assert fault_of(wrap(data[:9] + b"\x02" + data[10:]), line) is Fault.VERSION
    space = len(NAMESPACE).to_bytes(4, "big") + NAMESPACE.encode()
    filled = data.replace(space + bytes(4), space + b"\0\0\0\x01x")
    assert fault_of(wrap(filled), line) is Fault.RESERVED


@pytest.mark.parametrize("name", ["ssh-rsa", "ssh-dss", "ecdsa-sha2-nistp256", "ssh-ed448"])
def test_other_types_of_key_are_refused_by_name(pair, name):
    armour = rewritten(pair, b"ssh-ed25519", name.encode())
    assert fault_of(armour, pair[1]) is Fault.KEY_TYPE
    blob = len(name).to_bytes(4, "big") + name.encode() + bytes(4)
    with pytest.raises(Refused) as caught:
        read_public_line(f"{name} {b64encode(blob).decode()}")
    assert caught.value.fault is Fault.KEY_TYPE
    assert name in caught.value.problem


def touched(flags: int, counter: int = 7) -> tuple[bytes, str]:
    """A signature such as a security key makes, and its public line."""
    secret = Ed25519PrivateKey.generate()
    point = secret.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    key = SecurityKey(point=point, application=b"ssh:")
    signed = sha256(signed_bytes(NAMESPACE, Hash.SHA512, MESSAGE)).digest()
    head = sha256(b"ssh:").digest() + bytes([flags]) + counter.to_bytes(4, "big")
    signature = Signature(
        key=key,
        namespace=NAMESPACE,
        hash=Hash.SHA512,
        raw=secret.sign(head + signed),
        flags=flags,
        counter=counter,
    )
    return wrap(write_signature(signature)), public_line(key, "A security key")


@pytest.mark.parametrize("flags", [0x01, 0x05])
def test_a_touched_security_key_is_taken(flags):
    armour, line = touched(flags)
    verify(armour, NAMESPACE, MESSAGE, line)


@pytest.mark.parametrize("flags", [0x00, 0x04])
def test_an_untouched_security_key_is_refused(flags):
    armour, line = touched(flags)
    assert fault_of(armour, line) is Fault.NO_TOUCH


def test_every_flipped_byte_of_a_security_key_signature_is_refused():
    armour, line = touched(0x01)
    data = unwrap(armour)
    for at in range(len(data)):
        damaged = bytearray(data)
        damaged[at] ^= 0x01
        with pytest.raises(Refused):
            verify(wrap(bytes(damaged)), NAMESPACE, MESSAGE, line)


@given(st.binary(max_size=120))
def test_no_bytes_break_the_reader(data):
    with pytest.raises(Refused):
        read_signature(data)
    with pytest.raises(Refused):
        unwrap(data)
    with pytest.raises(Refused):
        read_signature(b"SSHSIG\0\0\0\x01" + data)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader_of_public_lines(text):
    with pytest.raises(Refused):
        read_public_line(text)
    with pytest.raises(Refused):
        read_public_line("ssh-ed25519 " + text)


def test_a_public_line_says_one_key_in_one_way(pair):
    key, line = pair
    assert read_public_line(line) == key.public
    assert public_line(key.public, "A test key") == line
    assert fingerprint(key.public).startswith("SHA256:")
    name, encoded, _ = line.split(" ", 2)
    for other in (
        f"sk-ssh-ed25519@openssh.com {encoded}",
        f"{name}  {encoded}",
        f"{name} {encoded}\n",
        f"{name} {encoded[:-4]}",
        f"{encoded}",
        f"{name}",
    ):
        with pytest.raises(Refused):
            read_public_line(other)


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_point_that_is_not_32_bytes_long_is_refused(length):
    line = public_line(Ed25519Key(point=b"a" * length), "")
    with pytest.raises(Refused) as caught:
        read_public_line(line)
    assert caught.value.fault is Fault.STRUCTURE
