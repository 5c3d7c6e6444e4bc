"""LibreOffice under our hand: run by the Python that has `uno`, told what to do line by line.

Each line is `{"source": …, "target": …, "edits": [[sheet, deed, …], …]}`; the answer is a line with `done`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

TRIES = 600


def connected(profile: Path) -> tuple[subprocess.Popen[bytes], Any]:
    """A LibreOffice with a profile of its own, and its desktop."""
    pipe = f"blueprint{profile.name}"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    office = subprocess.Popen([*command, f"--accept=pipe,name={pipe};urp;"])
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(TRIES):
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            threading.Event().wait(0.1)
        else:
            return office, remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
    office.kill()
    raise SystemExit("LibreOffice did not start")


def value(name: str, content: object) -> Any:
    """A property, as LibreOffice wants it."""
    made = PropertyValue()
    made.Name, made.Value = name, content
    return made


def work(desktop: Any, order: dict[str, Any]) -> None:
    """Open a workbook, edit it as a person does, and save it under another name."""
    book = desktop.loadComponentFromURL(Path(order["source"]).as_uri(), "_blank", 0, (value("Hidden", True),))
    for title, deed, *facts in order["edits"]:
        sheet = book.Sheets.getByName(title)
        if deed == "set":
            sheet.getCellRangeByName(facts[0]).setString(facts[1])
        elif deed == "formula":
            sheet.getCellRangeByName(facts[0]).setFormula(facts[1])
        elif deed == "insert":
            sheet.Rows.insertByIndex(facts[0] - 1, 1)
        elif deed == "colour":
            sheet.getCellRangeByName(facts[0]).CellBackColor = facts[1]
    book.storeToURL(Path(order["target"]).as_uri(), (value("FilterName", "Calc MS Excel 2007 XML"),))
    book.close(True)


def main() -> None:
    """Obey until there is nothing more to do."""
    office, desktop = connected(Path(sys.argv[1]))
    for line in sys.stdin:
        work(desktop, json.loads(line))
        print("done", flush=True)  # noqa: T201  # the answer
    desktop.terminate()
    office.wait(60)


if __name__ == "__main__":
    main()
