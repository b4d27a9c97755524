"""The process in which Docxodus runs: told on standard input what to do with which file.

A line of JSON says `accept` or `reject`, a source and a target; a line of JSON answers. The .NET
runtime comes with the wheel, so none need be installed; it is started by its own C interface, for
pythonnet by itself can only start one that is. Given a folder for the runtime.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import tarfile
from importlib import resources
from pathlib import Path

import pythonnet

ARCHIVE = "_binaries/linux-x64.tar.gz"
ASSEMBLIES = ("DocumentFormat.OpenXml.Framework", "DocumentFormat.OpenXml", "Docxodus")


class _Function:
    """A .NET function as pythonnet calls it: with the address and length of some bytes."""

    def __init__(self, address: int) -> None:
        self._call = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)(address)

    def __call__(self, data: bytes) -> int:
        buffer = ctypes.create_string_buffer(data, max(1, len(data)))
        return self._call(ctypes.addressof(buffer), len(data))


class Runtime:
    """The .NET runtime of a folder, as much of one as `pythonnet.load` asks for."""

    def __init__(self, folder: Path) -> None:
        python = Path(pythonnet.__file__).parent / "runtime" / "Python.Runtime.dll"
        trusted = {path.name: path for path in (*folder.glob("*.dll"), python)}
        properties = {
            "TRUSTED_PLATFORM_ASSEMBLIES": ":".join(map(str, trusted.values())),
            "NATIVE_DLL_SEARCH_DIRECTORIES": f"{folder}/",
            "APP_PATHS": f"{folder}/",
            "APP_CONTEXT_BASE_DIRECTORY": f"{folder}/",
            "System.Globalization.Invariant": "true",  # no ICU is needed to read a document
        }
        self._library = ctypes.CDLL(str(folder / "libcoreclr.so"))
        self._host, self._domain = ctypes.c_void_p(), ctypes.c_uint()
        texts = ctypes.c_char_p * len(properties)
        self._done(
            self._library.coreclr_initialize(
                sys.executable.encode(),
                b"judge",
                len(properties),
                texts(*(name.encode() for name in properties)),
                texts(*(each.encode() for each in properties.values())),
                ctypes.byref(self._host),
                ctypes.byref(self._domain),
            )
        )

    def get_assembly(self, _path: str) -> Runtime:
        """Give what functions are asked of: the runtime has found the one assembly itself."""
        return self

    def get_function(self, name: str, function: str | None = None) -> _Function:
        """Find a function of `Python.Runtime` by its type and its name."""
        kind, called = (name, function) if function else name.rsplit(".", 1)
        address = ctypes.c_void_p()
        self._done(
            self._library.coreclr_create_delegate(
                self._host,
                self._domain,
                b"Python.Runtime",
                kind.partition(",")[0].encode(),
                called.encode(),
                ctypes.byref(address),
            )
        )
        return _Function(address.value or 0)

    def shutdown(self) -> None:
        """Do nothing: the process ends with its work."""

    @staticmethod
    def _done(code: int) -> None:
        if code:
            msg = f"the .NET runtime says {code & 0xFFFFFFFF:#x}"
            raise OSError(msg)


def main(folder: Path) -> None:
    """Start the runtime in a folder and answer until standard input ends."""
    package = resources.files("python_redlines_docxodus")
    with resources.as_file(package / ARCHIVE) as archive, tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    pythonnet.load(Runtime(folder))
    import clr  # noqa: PLC0415 - there is none before the runtime is loaded

    for name in ASSEMBLIES:
        clr.AddReference(name)
    from Docxodus import RevisionProcessor, WmlDocument  # noqa: PLC0415 - .NET's own

    does = {
        "accept": RevisionProcessor.AcceptRevisions,
        "reject": RevisionProcessor.RejectRevisions,
    }
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            does[asked["do"]](WmlDocument(asked["source"])).SaveAs(asked["target"])
            said = ""
        except Exception as fault:  # noqa: BLE001 - whatever it says is its judgement
            said = str(fault) or type(fault).__name__
        print(json.dumps({"fault": said}), flush=True)  # noqa: T201 - this is how it answers
    os._exit(0)  # the runtime's own way out waits for threads of its own


if __name__ == "__main__":
    main(Path(sys.argv[1]))
