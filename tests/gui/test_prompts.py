"""The questions of the window speak its language."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.main_window import Window

from .window_kit import delete_closed, desk, wait_for, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_file_dialogs_speak_the_language_of_the_window(window: Window, desk: Desk, qtbot: QtBot) -> None:
    """Qt's own Dutch has no words for "Look in:" and "Files of type:"."""
    for language, words in (("nl", {"Map:", "Bestandsnaam:", "Bestandstype:"}), ("en", {"Folder:", "File name:"})):
        desk.set_language(language)
        window.files.ask_open()
        window.files.save_as()
        for name in ("askFile", "askName"):
            dialog = wait_for(qtbot, window, QFileDialog, name)
            labels = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
            assert words <= labels
            dialog.reject()
        delete_closed()
