"""A signing key is made, kept under a passphrase and opened again, without OpenSSH."""

from __future__ import annotations

from base64 import b64decode, b64encode

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from constitution_tool.sshsig.fault import Fault, Refused
from constitution_tool.sshsig.private_key import is_protected, new_key, open_key, public_half, sign
from constitution_tool.sshsig.public_key import read_public_line
from constitution_tool.sshsig.verify import verify


def fault_of(data: bytes, passphrase: str):
    with pytest.raises(Refused) as caught:
        open_key(data, passphrase)
    return caught.value.fault


def test_a_key_under_a_passphrase_opens_with_it_and_not_without():
    files = new_key("The Monitoring Officer", "five clear days ŵ")
    assert is_protected(files.private)
    assert fault_of(files.private, "") is Fault.LOCKED
    assert fault_of(files.private, "six clear days") is Fault.NOT_OPENED
    key = open_key(files.private, "five clear days ŵ")
    assert read_public_line(files.public.rstrip("\n")) == key.public
    assert files.public.endswith(" The Monitoring Officer\n")
    verify(sign(key, "x@y", b"words"), "x@y", b"words", files.public.rstrip("\n"))


def test_a_key_without_a_passphrase_opens_whatever_is_typed():
    files = new_key("Example", "")
    assert not is_protected(files.private)
    assert open_key(files.private, "anything").public == open_key(files.private, "").public


def test_no_two_keys_are_alike_and_a_secret_is_not_printed():
    first, second = new_key("", ""), new_key("", "")
    assert first.public != second.public
    key = open_key(first.private, "")
    assert "secret" not in repr(key)


def test_damaged_and_foreign_key_files_are_refused():
    files = new_key("", "")
    assert fault_of(b"", "") is Fault.PRIVATE_FILE
    assert fault_of(files.public.encode(), "") is Fault.PRIVATE_FILE
    assert fault_of(files.private[:-60] + files.private[-36:], "") is Fault.PRIVATE_FILE
    assert fault_of(files.private.replace(b"b3Bl", b"AAAA"), "") is Fault.PRIVATE_FILE
    other = generate_private_key(SECP256R1()).private_bytes(
        Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()
    )
    assert fault_of(other, "") is Fault.PRIVATE_TYPE


def test_a_key_file_carried_over_windows_still_opens():
    files = new_key("", "")
    windows = files.private.replace(b"\n", b"\r\n")
    assert open_key(windows, "").public == open_key(files.private, "").public


@pytest.mark.parametrize("comment", ["two\nlines", "hidden\u202e", " led", "tab\t"])
def test_a_comment_is_words_on_one_line(comment):
    with pytest.raises(Refused) as caught:
        new_key(comment, "")
    assert caught.value.fault is Fault.PUBLIC_LINE


def test_a_key_file_of_a_type_nobody_knows_is_refused():
    """The name of the type is inside, twice: in the public half, and in the secret one."""
    begin, *lines, end = new_key("", "").private.splitlines()
    data = b64decode(b"".join(lines)).replace(b"ssh-ed25519", b"ssh-ed25518")
    other = b"\n".join((begin, b64encode(data), end)) + b"\n"
    assert fault_of(other, "") is Fault.PRIVATE_TYPE


def test_a_key_file_whose_characters_are_damaged_is_refused():
    private = new_key("", "").private
    middle = len(private) // 2
    assert fault_of(private[:middle] + b"*" + private[middle + 1 :], "") is Fault.PRIVATE_FILE


def test_a_file_of_two_keys_is_not_taken():
    data = new_key("Two", "").private
    first, *lines, last, _ = data.decode().split("\n")
    held = bytearray(b64decode("".join(lines)))
    at = held.index(b"\x00\x00\x00\x01\x00\x00\x00\x33")
    held[at + 3] = 2
    two = "\n".join((first, b64encode(bytes(held)).decode(), last, "")).encode()
    with pytest.raises(Refused) as caught:
        public_half(two)
    assert caught.value.fault is Fault.PRIVATE_FILE
