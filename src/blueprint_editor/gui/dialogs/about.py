"""What the program is, which version, and what it never does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from blueprint_editor import __version__
from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.dialogs.buttons import keep_aside, standard_buttons
from blueprint_editor.gui.dialogs.licences import LicencesDialog
from blueprint_editor.gui.theme import form_sheet
from blueprint_editor.wording import say


def show_about(parent: QWidget, appearance: Appearance) -> QDialog:
    """Show name, version, privacy and licences."""
    language = appearance.language
    dialog = QDialog(parent)
    dialog.setStyleSheet(form_sheet(appearance.look))
    dialog.setObjectName("about")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(say("window.about.title", language))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(28, 24, 28, 16)
    column.setSpacing(10)
    name = QLabel("Blueprint editor")
    font = QFont(name.font())
    font.setPixelSize(20)
    font.setWeight(QFont.Weight.DemiBold)
    name.setFont(font)
    column.addWidget(name)
    version = QLabel(say("window.about.version", language, version=__version__))
    version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    version.setStyleSheet(f"color: {appearance.look.dim.name()};")
    column.addWidget(version)
    for key in ("window.about.what", "privacy.network", "window.about.licences"):
        words = QLabel(say(key, language))
        words.setWordWrap(True)
        words.setMinimumWidth(400)
        column.addWidget(words)
    buttons = standard_buttons(QDialogButtonBox.StandardButton.Close)
    licences = buttons.addButton(say("about.licences", language), QDialogButtonBox.ButtonRole.HelpRole)
    keep_aside(licences)
    licences.clicked.connect(lambda: LicencesDialog(dialog, appearance).open())
    buttons.rejected.connect(dialog.close)
    column.addSpacing(6)
    column.addWidget(buttons)
    dialog.open()
    return dialog
