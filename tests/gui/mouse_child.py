"""A program for the test with a real mouse: shows a board, tells where a card lies and where it should go."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication

from blueprint_editor.core.model import Element
from blueprint_editor.core.session import Session
from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.board.view import BoardView
from blueprint_editor.gui.bridge import Bridge
from tests.gui.boards import Counter, make_blueprint


def main() -> int:
    """Print the places once the board is painted, and the texts once something has changed; then end."""
    app = QApplication([])
    session = Session(make_blueprint(), Counter())
    bridge = Bridge(session)
    board = BoardView(bridge, Appearance(family="Noto Sans"))
    board.setGeometry(0, 0, 1200, 700)
    board.show()

    def tell_places() -> None:
        stages = session.blueprint.stages
        source = board.pool.view((stages[0].id, Element.TRIGGER))
        target = board.pool.view((stages[2].id, Element.TRIGGER))
        start = source.visualRect(source.model().index(0, 0)).center()
        landing = target.visualRect(target.model().index(1, 0))
        places = {
            "from": _point(source.viewport().mapToGlobal(start)),
            "to": _point(target.viewport().mapToGlobal(QPoint(landing.center().x(), landing.top() + 2))),
        }
        sys.stdout.write(json.dumps(places) + "\n")
        sys.stdout.flush()

    def tell_result() -> None:
        stages = session.blueprint.stages
        texts = [[entry.text for entry in stage.triggers] for stage in stages]
        sys.stdout.write(json.dumps(texts) + "\n")
        sys.stdout.flush()
        app.quit()

    bridge.changed.connect(lambda _changes: QTimer.singleShot(0, tell_result))
    QTimer.singleShot(0, tell_places)
    QTimer.singleShot(20_000, app.quit)  # so that a drag that failed ends the test
    return app.exec()


def _point(point: QPoint) -> list[int]:
    return [point.x(), point.y()]


if __name__ == "__main__":
    sys.exit(main())
