"""The few questions that must be answered before anything else happens; none of them blocks the program."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.theme import form_sheet
from blueprint_editor.wording import say

WORKBOOKS = (".xlsx", ".xlsm")
"""How the names of workbooks end; the second kind has macros."""


class Answer(Enum):
    """What to do with changes that are not saved."""

    SAVE = QMessageBox.StandardButton.Save
    DISCARD = QMessageBox.StandardButton.Discard
    CANCEL = QMessageBox.StandardButton.Cancel


def ask_to_save(parent: QWidget, name: str, appearance: Appearance, answered: Callable[[Answer], None]) -> QMessageBox:
    """Ask what to do with unsaved changes; Esc is Cancel."""
    language = appearance.language
    button = QMessageBox.StandardButton
    box = QMessageBox(parent)
    box.setObjectName("askToSave")
    box.setStyleSheet(form_sheet(appearance.look))
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(say("window.close.question", language, name=name))
    box.setInformativeText(say("window.close.explain", language))
    box.setStandardButtons(button.Save | button.Discard | button.Cancel)
    # Qt's Dutch says "Verwerpen" (reject) here, which is not what happens to the work in anyone's mind.
    box.button(button.Save).setText(say("window.close.save", language))
    box.button(button.Discard).setText(say("window.close.discard", language))
    box.button(button.Cancel).setText(say("window.close.cancel", language))
    box.setDefaultButton(button.Save)
    box.setEscapeButton(button.Cancel)

    def finished(_result: int) -> None:
        clicked = box.standardButton(box.clickedButton())
        box.deleteLater()
        answered(Answer(clicked) if clicked in {answer.value for answer in Answer} else Answer.CANCEL)

    box.finished.connect(finished)
    box.open()
    return box


def ask_overwrite(parent: QWidget, path: Path, appearance: Appearance, agreed: Callable[[], None]) -> QMessageBox:
    """Ask whether a file that is already there may be replaced."""
    language = appearance.language
    button = QMessageBox.StandardButton
    box = QMessageBox(parent)
    box.setObjectName("askOverwrite")
    box.setStyleSheet(form_sheet(appearance.look))
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(say("window.overwrite.question", language, name=path.name))
    box.setInformativeText(say("window.overwrite.explain", language))
    box.setStandardButtons(button.Save | button.Cancel)
    box.button(button.Save).setText(say("window.overwrite.replace", language))
    box.button(button.Cancel).setText(say("window.close.cancel", language))
    box.setDefaultButton(button.Cancel)

    def finished(_result: int) -> None:
        yes = box.standardButton(box.clickedButton()) is button.Save
        box.deleteLater()
        if yes:
            agreed()

    box.finished.connect(finished)
    box.open()
    return box


def name_labels(dialog: QFileDialog, language: str) -> None:
    """Write the labels that Qt's own Dutch lacks; the buttons are in it."""
    part = QFileDialog.DialogLabel
    dialog.setLabelText(part.LookIn, say("window.files.look_in", language))
    dialog.setLabelText(part.FileName, say("window.files.name", language))
    dialog.setLabelText(part.FileType, say("window.files.type", language))


def ask_file(parent: QWidget, folder: Path, language: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """Let the user choose workbooks to open; `chosen` is called for each."""
    dialog = QFileDialog(parent, say("window.open.title", language), str(folder))
    dialog.setObjectName("askFile")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters([say("window.files.workbooks", language), say("window.files.all", language)])
    name_labels(dialog, language)

    def take(names: list[str]) -> None:
        for name in names:
            chosen(Path(name))

    dialog.filesSelected.connect(take)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def ask_any_file(parent: QWidget, start: str, language: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """Let the user choose a file of any kind, beginning at the one that was chosen before."""
    dialog = QFileDialog(parent, say("window.file.title", language), start)
    dialog.setObjectName("askAnyFile")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([say("window.files.all", language)])
    name_labels(dialog, language)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def ask_name(parent: QWidget, suggested: Path, appearance: Appearance, chosen: Callable[[Path], None]) -> QFileDialog:
    """Let the user choose where to save; the name always ends as what is suggested, and replacing is asked for."""
    suffix = suggested.suffix.lower() if suggested.suffix.lower() in WORKBOOKS else WORKBOOKS[0]
    language = appearance.language
    dialog = QFileDialog(parent, say("window.save_as.title", language), str(suggested.parent))
    dialog.setObjectName("askName")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilters([say("window.files.workbooks", language)])
    name_labels(dialog, language)
    dialog.setDefaultSuffix(suffix[1:])
    dialog.selectFile(suggested.name)

    def take(name: str) -> None:
        given = Path(name)
        bare = given.stem if given.suffix.lower() in WORKBOOKS else given.name
        path = given if given.suffix.lower() == suffix else given.with_name(bare + suffix)
        if path != given and path.exists():
            ask_overwrite(parent, path, appearance, lambda: chosen(path))
        else:
            chosen(path)

    dialog.fileSelected.connect(take)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
