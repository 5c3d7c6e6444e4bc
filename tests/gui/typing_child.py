"""A program for the test with real keys: the whole window, and at the end what became of what was typed."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from blueprint_editor.core.model import ELEMENTS, Element
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.settings import Settings

WANTED = 40


class Watch(QObject):
    """Counts the dialogs that are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.dialogs: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QDialog):
            self.dialogs.append(type(watched).__name__)
        return False


def main() -> int:
    """Print the window's id once it is painted, and a report once enough entries have come; then end."""
    app = QApplication(["typing"])
    desk = Desk(app, Settings(Path(tempfile.mkdtemp()) / "settings.ini"), "nl")
    window = desk.new_window()
    window.files.create("service-stages", "nl")
    window.resize(1200, 720)
    window.show()
    watch = Watch()
    app.installEventFilter(watch)
    session = window.session
    start = session.blueprint
    window.pages.show_board().nav.go(Cursor(start.stages[0].id, Element.TASK))
    deeds = [0]

    def report() -> None:
        stages = session.blueprint.stages
        cells = {
            f"{number} {element.value}": [entry.text for entry in stage.cell(element)]
            for number, stage in enumerate(stages)
            for element in ELEMENTS
            if stage.cell(element)
        }
        fields = [[task.role, task.required, task.when.days if task.when else None] for task in stages[1].tasks]
        done, undone = deeds[0], 0
        while session.can_undo:
            session.undo()
            undone += 1
        found = {"cells": cells, "fields": fields, "deeds": done, "undone": undone}
        found |= {"dialogs": watch.dialogs, "back": session.blueprint == start}
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()
        app.quit()

    def count(_changes: object) -> None:
        deeds[0] += 1
        if deeds[0] == WANTED:
            QTimer.singleShot(0, report)

    window.bridge.changed.connect(count)

    def tell(what: dict[str, int]) -> None:
        QTimer.singleShot(0, lambda: print(json.dumps(what), flush=True))  # noqa: T201

    app.focusWindowChanged.connect(lambda there: tell({"active": 1}) if there is not None else None)
    tell({"window": int(window.winId())})
    QTimer.singleShot(25_000, report)  # so that a key that was dropped ends the test
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
