"""New: the templates again, in a dialog over a window that already has a document."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.dialogs.buttons import standard_buttons
from blueprint_editor.gui.template_chooser import TemplateChooser
from blueprint_editor.gui.theme import form_sheet
from blueprint_editor.wording import say

Begin = Callable[[str, str, str], None]
"""Called with the template, its language and the client."""


def ask_new(parent: QWidget, appearance: Appearance, begin: Begin) -> QDialog:
    """Let the user choose a template; Enter begins, Esc leaves all as it was."""
    dialog = QDialog(parent)
    dialog.setStyleSheet(form_sheet(appearance.look))
    dialog.setObjectName("askNew")
    dialog.setWindowTitle(say("window.new.title", appearance.language))
    chooser = TemplateChooser(appearance)
    buttons = standard_buttons(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    buttons.button(QDialogButtonBox.StandardButton.Ok).setText(say("window.start.begin", appearance.language))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(20, 20, 20, 16)
    column.setSpacing(20)
    column.addWidget(chooser)
    column.addWidget(buttons)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    chooser.begun.connect(dialog.accept)

    def accepted() -> None:
        begin(chooser.template, chooser.language, chooser.client.text().strip())

    dialog.accepted.connect(accepted)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    chooser.focus_first()
    return dialog
