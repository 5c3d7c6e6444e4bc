"""The buttons of every dialog, and its size."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QHBoxLayout, QPushButton
from pytestqt.qtbot import QtBot

from blueprint_editor.gui import dialogs
from blueprint_editor.gui.dialogs.buttons import keep_aside, standard_buttons
from blueprint_editor.gui.placement import resize_within

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

KINDS = QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel


def test_standard_buttons_have_words_alone_even_where_the_desktop_wants_icons(qapp: QApplication) -> None:
    before = qapp.styleSheet()
    qapp.setStyleSheet("QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 1; }")
    try:
        plain, ours = QDialogButtonBox(KINDS), standard_buttons(KINDS)
        assert any(not button.icon().isNull() for button in plain.buttons()), "the desktop wants icons"
        assert all(button.icon().isNull() for button in ours.buttons())
    finally:
        qapp.setStyleSheet(before)


def test_every_dialog_makes_its_standard_buttons_there() -> None:
    folder = Path(next(iter(dialogs.__path__)))
    loose = [
        file.name
        for file in folder.glob("*.py")
        if file.name != "buttons.py" and " QDialogButtonBox(QDialogButtonBox" in file.read_text(encoding="utf-8")
    ]
    assert loose == []


def test_enter_presses_the_button_that_has_the_keyboard_and_no_other(qtbot: QtBot) -> None:
    dialog, aside, main = QDialog(), QPushButton("aside"), QPushButton("main")
    qtbot.addWidget(dialog)
    row = QHBoxLayout(dialog)
    row.addWidget(aside)
    row.addWidget(main)
    keep_aside(aside)
    main.setDefault(True)
    pressed: list[str] = []
    aside.clicked.connect(lambda: pressed.append("aside"))
    main.clicked.connect(lambda: pressed.append("main"))
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    aside.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QTest.keyClick(aside, key)
    assert pressed == ["aside", "aside"]
    assert main.isDefault()


def test_a_dialog_is_no_larger_than_its_screen(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    resize_within(dialog, 400, 300)
    assert (dialog.width(), dialog.height()) == (400, 300)
    resize_within(dialog, 10_000, 10_000)
    room = dialog.screen().availableGeometry()
    assert dialog.width() < max(room.width(), 481)
    assert dialog.height() < max(room.height(), 321)
