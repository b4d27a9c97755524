"""LibreOffice as a judge: it accepts or rejects every tracked change, or prints to PDF.

A Basic macro runs inside the program. Over a socket LibreOffice 7.4 crashes on any document with
comments. Each run has private copies (a stale lock file makes it hang) and a time limit; the
profile is made once a session, for its first start overwrites whatever is in it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from constitution_tool.ooxml.line_signs import NOTE
from constitution_tool.ooxml.package import pack, unpack
from oracles.programs import program

if TYPE_CHECKING:
    from collections.abc import Sequence

DOCUMENT = "word/document.xml"
_LIMIT = 240
_TRIES = 3
"""LibreOffice 7.4 now and then crashes on a busy machine; a crash is no judgement. What it has
written is never asked for again."""
_FILTERS = {".docx": "MS Word 2007 XML", ".pdf": "writer_pdf_Export"}
_BASIC = """
Sub Judge(folder As String, last As String, command As String, ending As String, filter As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim stored(1) As New com.sun.star.beans.PropertyValue
  stored(0).Name = "FilterName"
  stored(0).Value = filter
  stored(1).Name = "Overwrite"
  stored(1).Value = True
  Dim nothing_more()
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  For number = 0 To CInt(last)
    source = folder & "/" & number & ".docx"
    target = folder & "/" & number & "-judged" & ending
    If Not FileExists(target) Then
      document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
      If command <> "" Then
        frame = document.getCurrentController().getFrame()
        dispatcher.executeDispatch(frame, ".uno:" & command, "", 0, nothing_more())
      End If
      document.storeToURL(ConvertToURL(target), stored())
      document.close(True)
    End If
  Next
  StarDesktop.terminate()
End Sub
"""
_OFFICE = "http://openoffice.org/2000"
_MODULE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE script:module PUBLIC '
    '"-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n'
    f'<script:module xmlns:script="{_OFFICE}/script" script:name="Judge" '
    f'script:language="StarBasic">{escape(_BASIC)}</script:module>'
)
_LIBRARY = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE library:library PUBLIC '
    '"-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">\n'
    f'<library:library xmlns:library="{_OFFICE}/library" library:name="Standard" '
    'library:readonly="false" library:passwordprotected="false">'
    '<library:element library:name="Judge"/></library:library>'
)
_LIBRARIES = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE library:libraries PUBLIC '
    '"-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">\n'
    f'<library:libraries xmlns:library="{_OFFICE}/library" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" '
    'xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/>'
    "</library:libraries>"
)


_COMMENT = re.compile(
    rb"<w:commentRange(?:Start|End) [^>]*/>"
    rb"|<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:commentReference [^>]*/></w:r>"
)


def without_comments(data: bytes) -> bytes:
    """Take the comments out of a file that is judged together with others.

    LibreOffice draws them when it has a moment between two files, and without a screen that
    crashes it. One file by itself is judged with its comments.
    """
    parts = unpack(data)
    return pack({**parts, DOCUMENT: _COMMENT.sub(b"", parts[DOCUMENT])})


class LibreOffice:
    """LibreOffice with a profile of its own, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._soffice = program("soffice")
        self._folder = folder
        self._profile = folder / "profile"
        self._start("--terminate_after_init")
        basic = self._profile / "user" / "basic"
        (basic / "Standard").mkdir(parents=True, exist_ok=True)
        (basic / "Standard" / "Judge.xba").write_text(_MODULE)
        (basic / "Standard" / "script.xlb").write_text(_LIBRARY)
        (basic / "script.xlc").write_text(_LIBRARIES)

    def accepted(self, data: bytes) -> bytes:
        """Accept every tracked change."""
        return self.each_accepted(data)[0]

    def rejected(self, data: bytes) -> bytes:
        """Reject every tracked change."""
        return self.each_rejected(data)[0]

    def pdf(self, data: bytes) -> bytes:
        """Print to PDF."""
        return self._judge("", (data,), ".pdf")[0]

    def saved(self, data: bytes) -> bytes:
        """Open and save, changing nothing."""
        return self._judge("", (data,), ".docx")[0]

    def each_accepted(self, *files: bytes) -> list[bytes]:
        """Accept every tracked change in each file, all in one start of the program."""
        return self._judge("AcceptAllTrackedChanges", files, ".docx")

    def each_rejected(self, *files: bytes) -> list[bytes]:
        """Reject every tracked change in each file, all in one start."""
        return self._judge("RejectAllTrackedChanges", files, ".docx")

    def _judge(self, command: str, files: Sequence[bytes], ending: str) -> list[bytes]:
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        targets = [folder / f"{number}-judged{ending}" for number in range(len(files))]
        for number, data in enumerate(files):
            kept = data if len(files) == 1 else without_comments(data)
            (folder / f"{number}.docx").write_bytes(kept)
        macro = f'Judge("{folder}","{len(files) - 1}","{command}","{ending}","{_FILTERS[ending]}")'
        said = []
        for _ in range(_TRIES):
            said.append(self._start(f"macro:///Standard.Judge.{macro}"))
            if all(target.exists() for target in targets):
                break
        lost = [number for number, target in enumerate(targets) if not target.exists()]
        assert not lost, f"LibreOffice wrote nothing of {lost}, {_TRIES} times: {said}"
        made = [target.read_bytes() for target in targets]
        shutil.rmtree(folder)
        return made

    def _start(self, *arguments: str) -> str:
        done = subprocess.run(
            [
                self._soffice,
                "--headless",
                "--norestore",
                "--nologo",
                "--nolockcheck",
                f"-env:UserInstallation=file://{self._profile}",
                *arguments,
            ],
            capture_output=True,
            text=True,
            timeout=_LIMIT,
            check=False,
        )
        return done.stderr[-400:]


def text(lines: tuple[str, ...]) -> list[str]:
    """Leave out what is LibreOffice's own.

    It forgets which empty paragraphs nobody reads, keeps a mark that prints as nothing in an empty
    tracked cell, and prints the mark of every footnote but the first a second time.
    """
    kept = [line for line in lines if line.strip("\u200d")]
    return [
        re.sub(r"^(\d+)\1 ", r"\1 ", line) if before == NOTE else line
        for before, line in zip(["", *kept], kept, strict=False)
    ]
