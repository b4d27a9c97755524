"""LibreOffice as a judge: it accepts or rejects every tracked change, or prints to PDF.

A Basic macro runs inside the program. Over a socket LibreOffice 7.4 crashes on any document with
comments. Each run has private copies (a stale lock file makes it hang) and a time limit; the
profile is made once a session, for its first start overwrites whatever is in it.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

from oracles.programs import program

_LIMIT = 240
_TRIES = 3
"""LibreOffice 7.4 now and then crashes on a busy machine; a crash is no judgement. What it has
written is never asked for again."""
_FILTERS = {".docx": "MS Word 2007 XML", ".pdf": "writer_pdf_Export"}
_BASIC = """
Sub Judge(command As String, source As String, target As String, filter As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  If command <> "" Then
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    Dim nothing_more()
    frame = document.getCurrentController().getFrame()
    dispatcher.executeDispatch(frame, ".uno:" & command, "", 0, nothing_more())
  End If
  Dim stored(1) As New com.sun.star.beans.PropertyValue
  stored(0).Name = "FilterName"
  stored(0).Value = filter
  stored(1).Name = "Overwrite"
  stored(1).Value = True
  document.storeToURL(ConvertToURL(target), stored())
  document.close(True)
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
        return self._judge("AcceptAllTrackedChanges", data, ".docx")

    def rejected(self, data: bytes) -> bytes:
        """Reject every tracked change."""
        return self._judge("RejectAllTrackedChanges", data, ".docx")

    def pdf(self, data: bytes) -> bytes:
        """Print to PDF."""
        return self._judge("", data, ".pdf")

    def _judge(self, command: str, data: bytes, ending: str) -> bytes:
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        source, target = folder / "source.docx", folder / f"target{ending}"
        source.write_bytes(data)
        macro = f'Judge("{command}","{source}","{target}","{_FILTERS[ending]}")'
        said = []
        for _ in range(_TRIES):
            said.append(self._start(f"macro:///Standard.Judge.{macro}"))
            if target.exists():
                break
        assert target.exists(), f"LibreOffice wrote nothing, {_TRIES} times: {said}"
        made = target.read_bytes()
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
