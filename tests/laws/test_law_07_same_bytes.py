"""Law 7: the same record makes the same bytes, whoever builds, wherever and whenever."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

import paper_files
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
ELSEWHERE = {"TZ": "UTC", "LANG": "de_DE.UTF-8", "LC_ALL": "POSIX", "PYTHONHASHSEED": "0"}
PARTS = """
import json
from hashlib import sha256
import paper_files
import sheets
from constitution_tool.model.sheet import TextBody
from constitution_tool.publish.pdf.document import pdf
from constitution_tool.ooxml.package import unpack
from constitution_tool.publish.word.document import word
from dataclasses import replace
from tracked_edges import every_edge
made = [sheets.clean_sheet(), sheets.tracked_sheet(), sheets.schedule_sheet()]
made.append(replace(made[1], body=TextBody(flow=every_edge(), entries=sheets.ENTRIES)))
papers = [paper_files.file(name) for name in paper_files.FILES]
print(json.dumps([
    {part: sha256(data).hexdigest() for part, data in unpack(word(sheet)).items()}
    for sheet in (*made, *papers)
] + [sha256(pdf(sheet)).hexdigest() for sheet in papers]))
"""


def build(root, settings):
    """Build in a process of its own, and give every file it made."""
    root.mkdir(parents=True)
    copy_of(ROOT, root)
    shutil.rmtree(root / "build", ignore_errors=True)
    program = "from constitution_tool.cli.main import main; main()"
    command = [sys.executable, "-c", program, "-C", str(root), "build"]
    done = subprocess.run(
        command,
        cwd=root.parent,
        env=os.environ | settings,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return {path.name: path.read_bytes() for path in (root / "build").iterdir()}


def test_two_builds_make_the_same_bytes(tmp_path):
    one, other = build(tmp_path / "one", HERE), build(tmp_path / "deep" / "er", THERE)
    assert len(one) == 7
    assert one == other


def parts_of_sheets(folder, settings):
    """Set every sample sheet in a process of its own, and digest every part of each."""
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", PARTS],
        cwd=folder,
        env=os.environ | settings | {"PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


@pytest.mark.parametrize("settings", [THERE, ELSEWHERE])
def test_every_part_of_word_and_every_paper_is_the_same_everywhere(tmp_path, settings):
    one = parts_of_sheets(tmp_path / "one", HERE)
    other = parts_of_sheets(tmp_path / "another place", settings)
    assert len(one) == 4 + 2 * len(paper_files.FILES)
    assert all(len(each) >= 17 for each in one)
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
