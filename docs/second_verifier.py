"""Check a register of record without constitution-tool: its chain, its digests, its signatures.

Run `python3 second_verifier.py FOLDER` (Python 3.11, ssh-keygen). It judges by no policy.
"""

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path


def digest(path: Path) -> str:
    """Give the SHA-256 of a file."""
    return sha256(path.read_bytes()).hexdigest()


def digest_of_text(files: dict[str, str]) -> str:
    """As `find source -type f | LC_ALL=C sort | xargs sha256sum | sha256sum` prints."""
    listed = "".join(f"{files[name]}  {name}\n" for name in sorted(files))
    return sha256(listed.encode()).hexdigest()


def is_signed(root: Path, entry: dict, name: str, domain: str) -> bool:
    """Say whether a statement is of what the entry puts on record, signed by whom it names."""
    number, relied_on = entry["sequence"], entry["relied_on"]  # an adoption takes what was carried
    id_ = Path(name).name.partition(".")[0] if entry["kind"] == "adoption" else entry["subject"]
    path, said = root / name, json.loads((root / name).read_bytes())
    folder = "register/decisions" if "-D" in id_ else "amendments"
    subject = {"id": id_, "sha256": relied_on[f"{folder}/{id_}.md"]}
    by = said.get("attested") or said  # whoever attests signs, and for their own office
    holders = min(each for each in relied_on if each.startswith("register/office-holders-"))
    people = tomllib.loads((root / holders).read_text("utf-8"))["person"]  # a later one is decided
    keys = [key for who in people if who["id"] == by["person"] for key in who.get("key", [])]
    keys = [key for key in keys if key["from_entry"] <= number <= key.get("until_entry", number)]
    purpose = f"{by['office']}.v1@{domain}"
    with tempfile.NamedTemporaryFile("w", buffering=1, encoding="utf-8") as allowed:
        allowed.writelines(f'them namespaces="{purpose}" {key["line"]}\n' for key in keys)
        beside = ("-f", allowed.name, "-I", "them", "-n", purpose, "-s", path.with_suffix(".sig"))
        command = ("ssh-keygen", "-Y", "verify", *beside)
        ran = subprocess.run(command, input=path.read_bytes(), capture_output=True, check=False)
    named = name == f"register/statements/{id_}.{said['office']}.json"
    return ran.returncode == 0 and named and subject.items() <= said["subject"].items()


def wrong(root: Path) -> Iterator[str]:
    """Say everything that is wrong, in order of the entries."""
    domain = tomllib.loads((root / "source/constitution.toml").read_text("utf-8"))["domain"]
    before, day, entry = "", "", {"adopted": ""}
    for number, path in enumerate(sorted((root / "register").glob("????.json")), start=1):
        entry = json.loads(path.read_bytes())
        named = (path.stem, entry["sequence"], entry["previous"])
        if named != (f"{number:04}", number, before) or entry["day"] < day:
            yield f"{path.name} does not follow on entry {number - 1}, or is dated before it."
        before, day = digest(path), entry["day"]
        for name, was in entry["relied_on"].items():
            if not (root / name).is_file() or digest(root / name) != was:
                yield f"{name}, on which {path.name} relies, is missing or has changed."
            elif Path(name).match("statements/*.json") and not is_signed(root, entry, name, domain):
                yield f"{name} is not signed as it must be."
        kept = [name for name in entry["relied_on"] if name.startswith("register/text/")]
        text = {"source/" + name.split("/", 3)[3]: entry["relied_on"][name] for name in kept}
        if text and digest_of_text(text) != entry["adopted"]:
            yield f"{path.name} keeps another text than it adopts."
    texts = (each for each in (root / "source").rglob("*") if each.is_file())
    if entry["adopted"] != digest_of_text({f"{p.relative_to(root)}": digest(p) for p in texts}):
        yield "source/ is not the text on record."


if __name__ == "__main__":
    try:
        found = list(wrong(Path(sys.argv[1])))
    except (LookupError, OSError, TypeError, ValueError) as fault:
        found = [f"The record cannot be read: {fault!r}"]
    print("\n".join(found) or "OK")
    sys.exit(5 if found else 0)
