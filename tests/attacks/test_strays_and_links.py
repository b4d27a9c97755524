"""Nothing is read that does not belong, and no name leads out of the council's folder."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from forging import CHAIR, UNSIGNED, Forger, codes

if TYPE_CHECKING:
    from council import Council

ENTER = ("amendment", "apply", UNSIGNED, "--date", "2024-05-10")


@pytest.mark.parametrize(
    "path",
    [
        "register/notes.txt",
        "register/00006.json",
        "register/policy-1.toml",
        "register/deep/er/0006.json",
        "register/text/0001/c5.md",
        "register/statements/2024-004.chair.pdf",
        "register/statements/2024-004.chair.json.sig",
    ],
)
def test_a_stray_file_in_the_register(council: Council, forger: Forger, path: str) -> None:
    forger.put(path, b"{}\n")
    assert codes(council, "verify") == (5, {"register-stray"})
    readable = path.startswith("register/text/")  # it could be a text; no entry keeps it
    assert codes(council, *ENTER) == (5 if readable else 3, {"register-stray"})


def test_a_file_more_in_the_text_kept_at_founding(council: Council, forger: Forger) -> None:
    forger.put("register/text/0000/c7.md", b"x\n")
    assert codes(council, "verify")[0] == 5


@pytest.mark.parametrize("name", [".hidden", "0005.json~", "0006.json.bak", "0005.JSON", "a b"])
def test_a_name_that_is_not_safe(council: Council, forger: Forger, name: str) -> None:
    forger.put(f"register/{name}", b"{}\n")
    assert codes(council, "verify") == (3, {"path-unsafe"})
    assert codes(council, *ENTER) == (3, {"path-unsafe"})


@pytest.mark.parametrize(
    "name",
    [
        "source",
        "source/c5.md",
        "register",
        "register/0005.json",
        "register/statements",
        "register/text/0000/c5.md",
        "amendments/2024-004.md",
        "constitution.toml",
    ],
)
def test_a_link_to_the_very_same_content(council: Council, forger: Forger, name: str) -> None:
    forger.link(name, council.root.parent / "moved-away")
    for words in (("verify",), ("check",), ("build",), ENTER):
        assert codes(council, *words) == (3, {"path-unsafe"})


def test_a_link_to_a_secret_is_not_read(council: Council, forger: Forger) -> None:
    secret = council.root.parent / "secret"
    secret.write_text("the passphrase of the safe\n", encoding="utf-8")
    forger.link("amendments/2024-011.md", secret)
    forger.link("source/c7.md", secret)
    for words in (("verify",), ("check",), ("status",), ("amendment", "show", "2024-011")):
        said = council(*words)
        assert said.code == 3
        assert "passphrase" not in said.out + said.err


@pytest.mark.skipif(sys.platform == "win32", reason="not names there at all")
@pytest.mark.parametrize(
    "name",
    [
        "con.md",
        "C:evil.md",
        "nul",
        "-rf.md",
        "c5.md.",
        "c\u202e5.md",
        "C5.md",
        ".git/config",
        "more/../c5.md\\..",
        "aux.c5/x.md",
    ],
)
@pytest.mark.parametrize("folder", ["source", "register"])
def test_a_name_that_is_a_trick(council: Council, forger: Forger, folder: str, name: str) -> None:
    """Device names, drives, options, other readings, another case, a repository in the text."""
    if name == "C5.md" and folder == "register":
        name = "0005.JSON"
    forger.put(f"{folder}/{name}", b"x\n")
    for words in (("verify",), ("check",), ENTER):
        assert codes(council, *words) == (3, {"path-unsafe"}), name


NAMES = (
    "../../etc/passwd",
    "../amendments/2024-004",
    "2024-004/../2024-005",
    "/etc/passwd",
    "2024-004.md",
    "2024-004\n",
    "2024-004 ",
    "2024-004;id",
    "--upload-pack=x",
    "２０２４-００４",
    "",
)


@pytest.mark.parametrize("name", NAMES)
def test_an_amendment_named_as_a_path(council: Council, name: str) -> None:
    before = council.tree()
    for words in (
        ("amendment", "show"),
        ("amendment", "check"),
        ("amendment", "apply"),
        ("review",),
    ):
        said = council("--json", *words, "--", name)
        assert said.code == 2
        assert [one["code"] for one in said.json["findings"]] == ["amendment-unknown"]
    key = str(council.root / f"examples/keys/{CHAIR}")
    said = council("--json", "authorise", "--as", CHAIR, "--key", key, "--yes", "--", name)
    assert said.code == 2
    assert council.tree() == before


@pytest.mark.parametrize("office", ["../chair", "chair/../x", "Chair", "", "chair\n"])
def test_an_office_named_as_a_path(council: Council, office: str) -> None:
    before = council.tree()
    key = str(council.root / f"examples/keys/{CHAIR}")
    said = council(
        "authorise", UNSIGNED, f"--as={office}", "--key", key, "--date", "2024-05-10", "--yes"
    )
    assert said.code in {2, 5}
    assert council.tree() == before
    assert not (council.root / "register/chair.json").exists()


@pytest.mark.parametrize("id_", ["../../2024-004", "2024-005", "2024-4"])
def test_a_file_that_says_it_is_another_amendment(council: Council, id_: str) -> None:
    council.edit(f"amendments/{UNSIGNED}.md", f'amendment = "{UNSIGNED}"', f'amendment = "{id_}"')
    before = council.tree()
    for words in (("check",), ENTER):
        exit_code, found = codes(council, *words)
        assert (exit_code, "amendment-name" in found) == (3, True), found
    assert council.tree() == before
