"""No text is missing or cut off, in either language, and nothing out of reach or without a name, whatever is shown."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from .seen import cut_off, hard_to_read
from .window_kit import ROOT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SCREEN = {
    "name": "wall",
    "x": 0,
    "y": 0,
    "width": 1920,
    "height": 1080,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
    "dpr": 1,
}


def walk(folder: Path, scale: str, size: str, what: str) -> str:
    """What is wrong in any state of a window of a size, on a screen of 1920 by 1080 at a scale."""
    config = folder / "screens.json"
    config.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
    platform = {"QT_QPA_PLATFORM": f"offscreen:configfile={config}", "QT_SCALE_FACTOR": scale}
    command = [sys.executable, "-m", "tests.gui.walk_child", str(folder), size, what]
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    environment = {**os.environ, **platform, "PYTHONPATH": paths}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert "looked at" in done.stderr
    return done.stdout


def test_nothing_is_cut_off_or_out_of_reach_on_a_laptop(tmp_path: Path) -> None:
    found = walk(tmp_path, "1", "1280x800", "commands")
    assert not found, found


def test_nothing_is_cut_off_or_out_of_reach_on_a_screen_at_twice_the_size(tmp_path: Path) -> None:
    found = walk(tmp_path, "2", "960x540", "states")
    assert not found, found


class Sign(QWidget):
    """Paints a text into a part of itself."""

    def __init__(self, text: str, room: QRectF | QPoint) -> None:
        super().__init__()
        self._text, self._room = text, room
        self.resize(200, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(Qt.GlobalColor.lightGray)
        if isinstance(self._room, QPoint):
            painter.drawText(self._room, self._text)
        else:
            painter.drawText(self._room, Qt.AlignmentFlag.AlignLeft, self._text)
        painter.end()


@pytest.mark.parametrize(
    ("room", "fits"),
    [
        (QRectF(0, 0, 190, 30), True),
        (QRectF(0, 0, 30, 30), False),
        (QRectF(0, 0, 190, 6), False),
        (QPoint(4, 20), True),
        (QPoint(160, 20), False),
        (QPoint(4, 44), False),
    ],
)
def test_a_painted_text_without_room_is_found(qtbot: QtBot, room: QRectF | QPoint, fits: bool) -> None:
    sign = Sign("Verantwoordelijk", room)
    qtbot.addWidget(sign)
    sign.show()
    qtbot.waitExposed(sign)
    assert bool(cut_off(sign)) is not fits
    assert not fits or any("painted" in line for line in hard_to_read(sign, 4.5)), "light grey on white"


def test_a_widget_without_room_is_found(qtbot: QtBot) -> None:
    for made in (QLabel("Een lange naam"), QPushButton("Een lange naam"), _hint(), _chosen()):
        qtbot.addWidget(made)
        made.resize(260, made.sizeHint().height())
        QApplication.processEvents()
        assert not cut_off(made), made
        made.setFixedWidth(40)
        assert cut_off(made), made


def _hint() -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText("Typ hier een naam")
    return line


def _chosen() -> QComboBox:
    box = QComboBox()
    box.addItem("Gewonnen")
    return box
