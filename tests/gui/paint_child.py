"""A program for the test of what is on the screen: after each deed it must be what painting everything gives."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from blueprint_editor.core.edits import AddEntries, DeleteEntries, MoveEntries
from blueprint_editor.core.model import ELEMENTS, EntryRef
from blueprint_editor.core.session import Session
from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.board.view import BoardView
from blueprint_editor.gui.bridge import Bridge
from tests.gui.boards import Counter, entry, make_blueprint


def on_screen(board: BoardView) -> QImage:
    """What one sees."""
    return board.screen().grabWindow(board.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)


def painted(board: BoardView) -> QImage:
    """All of it, painted anew."""
    return board.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def deeds(board: BoardView, session: Session, chance: random.Random) -> dict[str, Callable[[], object]]:
    """One of each kind, at a random place."""
    stages = session.blueprint.stages
    stage, element = chance.choice(stages), chance.choice(ELEMENTS)
    cell = stage.cell(element)
    text = "woord " * chance.randint(1, 30)
    new = (entry(element, text, session._random_bytes),)
    refs = tuple(EntryRef(stage.id, element, one.id) for one in cell[:1])
    return {
        "add": lambda: board.bridge.do(AddEntries(stage.id, element, chance.randint(0, len(cell)), new)),
        "delete": lambda: board.bridge.do(DeleteEntries(refs)),
        "move": lambda: board.bridge.do(MoveEntries(refs, chance.choice(stages).id, element, 0)),
        "select": lambda: board.chosen.select(refs),
        "go": lambda: board.nav.go_to_cell(stage.id, element, 0),
        "fold": lambda: board.rows.toggle(element),
        "undo": session.undo,
        "scroll": lambda: board.verticalScrollBar().setValue(chance.randint(0, 400)),
    }


def main(seed: str) -> int:
    """Print the names of the deeds after which the screen was wrong."""
    app = QApplication(["board", "-style", "fusion"])
    chance, counter = random.Random(int(seed)), Counter()
    session = Session(make_blueprint(entries=3, random_bytes=counter), counter)
    board = BoardView(Bridge(session), Appearance(family="Noto Sans"))
    board.resize(1760, 600)  # with ground beside the stages, which no cell paints
    board.show()
    board.activateWindow()
    for _ in range(40):
        name, deed = chance.choice(list(deeds(board, session, chance).items()))
        deed()
        for _ in range(4):
            app.processEvents()
        if on_screen(board) != painted(board):
            sys.stdout.write(f"{name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
