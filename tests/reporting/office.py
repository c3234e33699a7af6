"""LibreOffice for the tests: what it shows of a document, and what is left when it accepts or rejects all tracked changes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

OFFICE = shutil.which("soffice")
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Settling"/></library:library>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Settling" script:language="StarBasic">
Sub Settle(source, command, target)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" &amp; command, "", 0, Array())
  Dim filter(1) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName" : filter(0).Value = "Text (encoded)"
  filter(1).Name = "FilterOptions" : filter(1).Value = "UTF8,LF"
  document.storeToURL(target, filter())
  document.close(True)
End Sub
</script:module>
"""


def settled(document: Path, folder: Path, *, accept: bool) -> str:
    """The text that LibreOffice keeps of a Word document when all tracked changes are accepted, or rejected."""
    basic = folder / "profile" / "user" / "basic" / "Standard"
    if not basic.is_dir():
        _run(folder, "--terminate_after_init")  # it makes its profile, with an empty library
    (basic / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (basic / "Settling.xba").write_text(_MODULE, encoding="utf-8")
    target = folder / f"{document.stem}-{'accepted' if accept else 'rejected'}.txt"
    command = f"{'Accept' if accept else 'Reject'}AllTrackedChanges"
    _run(folder, f'macro:///Standard.Settling.Settle("{document.as_uri()}","{command}","{target.as_uri()}")')
    return target.read_text(encoding="utf-8-sig")


def printed(document: Path, folder: Path) -> Path:
    """A document as LibreOffice prints it: a PDF."""
    _run(folder, "--convert-to", "pdf", "--outdir", str(folder), str(document))
    return folder / f"{document.stem}.pdf"


def _run(folder: Path, *arguments: str) -> None:
    assert OFFICE is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run([OFFICE, "--headless", "--norestore", profile, *arguments], check=True, capture_output=True, timeout=180)
