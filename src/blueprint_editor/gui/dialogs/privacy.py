"""What leaves the machine, and where everything is that the program keeps."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFont
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QPushButton, QVBoxLayout

from blueprint_editor import workflows
from blueprint_editor.gui.dialogs.buttons import keep_aside, standard_buttons
from blueprint_editor.gui.theme import form_sheet
from blueprint_editor.wording import say
from blueprint_editor.workflows.recovery import recovery_folder
from blueprint_editor.workflows.reporting import report_folder

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window


def places(window: Window) -> list[tuple[str, Path | None]]:
    """What is kept and in which file or folder; none for a document that no file holds."""
    return [
        ("document", window.document.path),
        ("settings", window.desk.settings.file),
        ("recovery", recovery_folder()),
        ("backups", workflows.backup_folder()),
        ("reports", report_folder()),
    ]


def show_privacy(window: Window) -> QDialog:
    """Show what leaves the machine (nothing unasked), and the places, each with a button that opens it."""
    look, language = window.appearance.look, window.appearance.language
    dialog = QDialog(window)
    dialog.setObjectName("privacy")
    dialog.setStyleSheet(form_sheet(look))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(say("privacy.title", language))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(28, 24, 28, 16)
    column.setSpacing(10)
    for key, size in (("lead", 18), ("network", 0), ("keys", 0), ("where", 15)):
        column.addWidget(_words(say(f"privacy.{key}", language), size))
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 1)
    for row, (name, path) in enumerate(places(window)):
        there = path is not None and path.exists()
        shown = say("privacy.not_saved", language) if path is None else str(path)
        if path is not None and not there:
            shown = f"{path} ({say('privacy.none', language)})"
        title = _words(say(f"privacy.{name}", language), 0)
        place = _words(shown, 0)
        place.setStyleSheet(f"color: {look.dim.name()};")
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        button = QPushButton(say("privacy.open", language))
        button.setAccessibleName(f"{button.text()}: {title.text()}")
        button.setEnabled(there)
        keep_aside(button)
        if path is not None:
            button.clicked.connect(partial(_open, path))
        grid.addWidget(title, 2 * row, 0)
        grid.addWidget(place, 2 * row + 1, 0)
        grid.addWidget(button, 2 * row, 1, 2, 1)
    column.addLayout(grid)
    buttons = standard_buttons(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.close)
    column.addSpacing(6)
    column.addWidget(buttons)
    dialog.setMinimumWidth(560)
    dialog.open()
    return dialog


def _words(text: str, size: int) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if size:
        font = QFont(label.font())
        font.setPixelSize(size)
        font.setWeight(QFont.Weight.DemiBold)
        label.setFont(font)
    return label


def _open(path: Path, _checked: bool = False) -> None:
    """A folder as it is; a file's folder, so that nothing is changed by opening it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path if path.is_dir() else path.parent)))
