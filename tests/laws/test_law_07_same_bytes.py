"""Law 7: the same record makes the same bytes, whoever builds, wherever and whenever."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256

import real_papers
from constitution_tool.ooxml.package import unpack
from council import ROOT, copy_of

HERE = {"TZ": "Pacific/Auckland", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
THERE = {
    "TZ": "America/St_Johns",
    "LANG": "tr_TR.UTF-8",
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "4242",
    "SOURCE_DATE_EPOCH": "1",
}


def build(root, settings):
    """Build in a process of its own, and give every file it made."""
    root.mkdir()
    copy_of(ROOT, root)
    shutil.rmtree(root / "build", ignore_errors=True)
    program = "from constitution_tool.cli.main import main; main()"
    command = [sys.executable, "-c", program, "-C", str(root), "build"]
    done = subprocess.run(
        command, env=os.environ | settings, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return {path.name: path.read_bytes() for path in (root / "build").iterdir()}


def test_two_builds_make_the_same_bytes(tmp_path):
    one, other = build(tmp_path / "one", HERE), build(tmp_path / "another-place", THERE)
    assert len(one) == 7
    assert one == other


def test_the_manifest_tells_the_digest_of_every_file():
    files = dict(real_papers.built())
    manifest = json.loads(files.pop("manifest.json"))
    assert set(manifest["files"]) == set(files)
    for name, data in files.items():
        told = manifest["files"][name]
        assert told["sha256"] == sha256(data).hexdigest()
        parts = unpack(data) if name.endswith(".docx") else {}
        assert told.get("parts", {}) == {p: sha256(d).hexdigest() for p, d in parts.items()}
