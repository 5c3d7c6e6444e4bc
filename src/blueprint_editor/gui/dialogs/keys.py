"""The list of keys: every command and what the board does itself, found by typing."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from blueprint_editor.gui.actions import ACTIONS, BOARD_KEYS, MENUS
from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.menus import sequences
from blueprint_editor.gui.placement import resize_within
from blueprint_editor.gui.theme import form_sheet
from blueprint_editor.wording import say

SHORTHAND = ("role", "after", "before", "required", "type", "options", "audience", "channels", "back")
"""What can be typed behind an entry: the ends of the keys of its texts."""
_ARROWS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}


class KeyRow(NamedTuple):
    """One deed and its keys, under the title of its menu."""

    group: str
    deed: str
    keys: str


def key_rows(language: str) -> list[KeyRow]:
    """Every deed with a key, in a language: the board first, then shorthand, then the commands menu by menu."""
    board, short = say("window.keys.board", language), say("typing.sheet", language)
    rows = [KeyRow(board, say(key, language), shown(sequences(keys), language)) for key, keys in BOARD_KEYS]
    for name in SHORTHAND:
        deed, token = say(f"typing.sheet.{name}", language), say(f"typing.sheet.{name}.token", language, bar="|")
        rows.append(KeyRow(short, deed, token))
    for action in sorted(ACTIONS, key=lambda action: (MENUS.index(action.menu[0]), action.menu[1:])):
        found = sequences(action.keys)
        if found:
            title = " › ".join(say(f"menu.{'.'.join(action.menu[: n + 1])}", language) for n in range(len(action.menu)))
            rows.append(KeyRow(_plain(title), _plain(say(action.text_key, language)), shown(found[:1], language)))
    return rows


def _plain(text: str) -> str:
    return text.replace("&", "").removesuffix("…")


def shown(keys: list[QKeySequence], language: str) -> str:
    """The keys as they stand on a keyboard: arrows as arrows."""
    native = QKeySequence.SequenceFormat.NativeText
    texts: list[str] = []
    for key in keys:
        text = key.toString(native)
        *held, last = text.split("+")
        portable = key.toString().rpartition("+")[2]
        texts.append("+".join([*held, _ARROWS.get(portable, last)]) if last else text)
    return "    ".join(texts) or say("window.keys.type", language)


class KeysDialog(QDialog):
    """A list to read and to search in; it stays open beside the work."""

    def __init__(self, parent: QWidget, appearance: Appearance) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._appearance = appearance
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setRootIsDecorated(False)
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(False)
        self.tree.setHeaderHidden(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self.search)
        column.addWidget(self.tree)
        self.print_button, self.pdf_button = QPushButton(), QPushButton()
        self.print_button.clicked.connect(self._print)
        self.pdf_button.clicked.connect(self._ask_pdf)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.hide()
        line = QHBoxLayout()
        line.addWidget(self.told, 1)
        line.addStretch(0)
        for button in (self.print_button, self.pdf_button):
            button.setAutoDefault(False)
            line.addWidget(button)
        column.addLayout(line)
        resize_within(self, 600, 640)
        appearance.changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        language = self._appearance.language
        self.setStyleSheet(form_sheet(self._appearance.look))
        self.setWindowTitle(say("window.keys.title", language))
        self.search.setPlaceholderText(say("window.keys.search", language))
        self.search.setAccessibleName(say("window.keys.search", language))
        self.tree.setAccessibleName(say("window.keys.title", language))
        self.print_button.setText(say("keys.print", language))
        self.print_button.setToolTip(say("keys.print.tip", language))
        self.pdf_button.setText(say("keys.pdf", language))
        self.tree.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for row in key_rows(language):
            if row.group not in groups:
                head = groups[row.group] = QTreeWidgetItem(self.tree, [row.group])
                font = head.font(0)
                font.setBold(True)
                head.setFont(0, font)
                head.setFirstColumnSpanned(True)
            QTreeWidgetItem(groups[row.group], [row.deed, row.keys])
        self.tree.expandAll()
        self._filter(self.search.text())

    def sheet(self) -> bytes:
        """The keys that are listed, as a PDF to print."""
        from blueprint_editor.paint.key_sheet import KeyLine, key_sheet

        language = self._appearance.language
        lines = [KeyLine(*row) for row in key_rows(language)]
        return key_sheet(lines, say("keys.sheet", language), say("keys.page", language), self._appearance.family)

    def _print(self) -> None:
        """Open the sheet in the program that shows PDFs, which prints."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.TempLocation)
        path = Path(folder) / say("keys.file", self._appearance.language)
        if self.write(path):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _ask_pdf(self) -> None:
        language = self._appearance.language
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, say("window.keys.title", language), folder)
        dialog.setObjectName("askPdf")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([say("keys.pdf_type", language)])
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(say("keys.file", language))
        dialog.fileSelected.connect(self._take_name)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_name(self, name: str) -> None:
        self.write(Path(name))

    def write(self, path: Path) -> bool:
        """Write the sheet, and say what became of it."""
        from blueprint_editor.paint.export import NotWritten, write_file

        language, written = self._appearance.language, True
        try:
            write_file(path, self.sheet())
            told = say("keys.saved", language, name=path.name)
        except NotWritten as error:
            told, written = say("keys.not_saved", language, name=path.name, reason=str(error.facts["reason"])), False
        self.told.setText(told)
        self.told.show()
        return written

    def _filter(self, wanted: str) -> None:
        words = wanted.casefold().split()
        for place in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(place)
            if group is None:
                continue
            shown = 0
            for number in range(group.childCount()):
                item = group.child(number)
                if item is None:
                    continue
                text = f"{item.text(0)} {item.text(1)}".casefold()
                item.setHidden(not all(word in text for word in words))
                shown += not item.isHidden()
            group.setHidden(not shown)


def show_keys(parent: QWidget, appearance: Appearance) -> KeysDialog:
    """Show the list of keys, once a window."""
    dialog = parent.findChild(KeysDialog, "keys")
    if not isinstance(dialog, KeysDialog):
        dialog = KeysDialog(parent, appearance)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog
