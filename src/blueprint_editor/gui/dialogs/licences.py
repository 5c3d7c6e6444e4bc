"""The parts that the program is made of, each with the text of its licence."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.dialogs.buttons import standard_buttons
from blueprint_editor.gui.placement import resize_within
from blueprint_editor.gui.theme import form_sheet
from blueprint_editor.resources import resource
from blueprint_editor.wording import say


def licence_files() -> dict[str, Path]:
    """The name of each part and the file with its licence; what is said of all of them comes first."""
    folder = resource("licences")
    others = sorted(path for path in folder.glob("*.txt") if path.stem != "README")
    overview = {"Blueprint editor": folder / "README.txt", "lucide": resource("icons", "LICENSE")}
    return overview | {path.stem: path for path in others}


class LicencesDialog(QDialog):
    """A list of parts at the left, the text of the chosen one at the right."""

    def __init__(self, parent: QWidget, appearance: Appearance) -> None:
        super().__init__(parent)
        self.setObjectName("licences")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        language = appearance.language
        self.setStyleSheet(form_sheet(appearance.look))
        self.setWindowTitle(say("about.licence_list", language))
        self._files = licence_files()
        self.parts, self.text = QListWidget(), QPlainTextEdit()
        self.parts.setAccessibleName(say("about.licence_list", language))
        self.parts.addItems(list(self._files))
        self.parts.setFixedWidth(180)
        self.parts.currentTextChanged.connect(self._show)
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        buttons = standard_buttons(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.parts)
        line.addWidget(self.text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addLayout(line, 1)
        column.addWidget(buttons)
        resize_within(self, 860, 560)
        self.parts.setCurrentRow(0)

    def _show(self, part: str) -> None:
        self.text.setPlainText(self._files[part].read_text("utf-8"))
