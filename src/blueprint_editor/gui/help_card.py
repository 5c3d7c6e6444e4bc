"""Help on the thing under the cursor (F1): a card over the window that says what it is, with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from blueprint_editor.core.model import Element
from blueprint_editor.gui.actions import ACTIONS, BOARD_KEYS
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.menus import plain, sequences
from blueprint_editor.gui.seeking import give_back
from blueprint_editor.gui.theme import form_sheet
from blueprint_editor.paint import icons
from blueprint_editor.wording import field_help, field_name, say

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window

_WIDTH, _MARGIN = 400, 16
_ENTRY = ("key.type", "key.commit", "key.next_stage", "confirm", "duplicate", "move_to", "park", "menu_here")
KEYS: dict[str, tuple[str, ...]] = {
    "stage": ("key.edit", "stage_after", "stage_before", "move_left", "move_right", "focus", "inspector"),
    **{element.value: _ENTRY for element in Element},
    "document": ("key.type", "inspector", "key.answer", "key.link", "confirm", "move_to"),
    "board": ("key.arrows", "key.jump", "next_open", "palette", "find", "focus"),
    "inspector": ("next_pane", "inspector", "undo", "key.answer"),
    "parking": ("parking", "park", "unpark", "move_to", "next_pane"),
    "points": ("next_pane", "paste", "undo"),
    "rail": ("step_stages", "step_trigger", "step_all", "next_open", "rail"),
    "palette": ("palette", "find"),
    "find": ("find", "find_next", "find_previous"),
    "start": ("new", "open", "palette"),
}
"""What can be helped with, and the commands and keys that belong to it; those that there are not are left out."""
FIELD_KEYS = ("next_pane", "inspector", "undo")
"""Those that belong to a field of a form."""
_DOCKS = {"inspector": "inspector", "parking": "parking", "data_points": "points"}


def topic_here(window: Window) -> str:
    """What is under the cursor: one of `KEYS`."""
    focus = QApplication.focusWidget()
    while focus is not None and focus is not window:
        name = focus.objectName()
        if name in {"palette", "findBar"}:
            return "find" if name == "findBar" else name
        if isinstance(focus, QDockWidget):
            return _DOCKS.get(name, "board")
        if focus is window.made_rail:
            return "rail"
        focus = focus.parentWidget()
    if not window.has_document or window.pages.start is window.pages.currentWidget():
        return "start"
    place = window.cursor_place
    if place.element is not None:
        return place.element.value
    return "stage" if place.stage is not None else "board"


def field_here(window: Window) -> tuple[str, str] | None:
    """The field of a form that has the keyboard, as the code of what the form is about and its own; or none."""
    from blueprint_editor.gui.panels.forms import Form

    focus = part = QApplication.focusWidget()
    while part is not None and part is not window:
        if isinstance(part, Form) and part.subject is not None and focus is not None:
            name = part.field_of(focus)
            return None if name is None else (part.subject.kind, name)
        part = part.parentWidget()
    return None


@guarded
class HelpCard(QFrame):
    """Says what something is; Esc, F1 or going on elsewhere puts it away."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.setObjectName("helpCard")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._window = window
        self._back: QWidget | None = None
        self.topic = "board"
        self.field: tuple[str, str] | None = None
        """The field that it tells of, as `field_here` says; then `topic` is where that is."""
        self.title, self.question, self.text = QLabel(), QLabel(), QLabel()
        for label in (self.question, self.text):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label, size in ((self.title, 16), (self.question, 14)):
            font = QFont(label.font())
            font.setPixelSize(size)
            font.setWeight(QFont.Weight.DemiBold)
            label.setFont(font)
        self.close_button = QToolButton()
        self.close_button.setAutoRaise(True)
        self.close_button.setIconSize(QSize(16, 16))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.clicked.connect(self.close_up)
        self.all_keys = QPushButton()
        self.all_keys.clicked.connect(self._show_keys)
        self.tips = QPushButton()
        self.tips.clicked.connect(self._show_tips)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        self.keys = QGridLayout()
        self.keys.setVerticalSpacing(4)
        self.keys.setHorizontalSpacing(16)
        self.keys.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 12, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.question)
        column.addWidget(self.text)
        column.addLayout(self.keys)
        further = QHBoxLayout()
        further.addWidget(self.all_keys)
        further.addWidget(self.tips)
        further.addStretch(1)
        column.addLayout(further)
        window.appearance.changed.connect(self._fill)
        self.hide()

    def open_up(self) -> None:
        """Say what is under the cursor."""
        self._back = QApplication.focusWidget()
        self.topic, self.field = topic_here(self._window), field_here(self._window)
        self._fill()
        self._place()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]  # there is one

    def close_up(self) -> None:
        """Put it away, and give the keyboard back to where it was."""
        self._go(back=True)

    def _go(self, *, back: bool) -> None:
        if not self.isVisible():
            return
        QApplication.instance().focusChanged.disconnect(self._on_focus)  # type: ignore[union-attr]  # there is one
        if back:
            give_back(self._window, self._back)
        self._back = None
        self.hide()

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self and not self.isAncestorOf(now):
            self._go(back=False)

    def _show_tips(self) -> None:
        self.close_up()
        if "tips" not in self._window.shown_docks:
            self._window.commands.trigger("tips")

    def _show_keys(self) -> None:
        self.close_up()
        self._window.commands.trigger("keys")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        window, layout = self._window, self.layout()
        assert layout is not None
        width = min(_WIDTH, window.width() - 2 * _MARGIN)
        self.setFixedWidth(width)
        page = window.pages.geometry()
        corner = window.pages.mapTo(window, page.topRight() - page.topLeft())
        for label in self.findChildren(QLabel):
            label.ensurePolished()  # only so it knows the letters that the sheet gives it, and its height
        layout.invalidate()
        layout.activate()
        height = layout.totalHeightForWidth(width)
        self.setGeometry(corner.x() - width - _MARGIN, corner.y() + _MARGIN, width, height)

    def _fill(self) -> None:
        look, language = self._window.appearance.look, self._window.appearance.language
        title, asked, told = self._words(language)
        self.title.setText(title)
        self.question.setText(asked)
        self.question.setVisible(bool(asked))
        self.text.setText(told)
        self.tips.setText(self._window.commands.plain_text("tips"))
        self.tips.setVisible(bool(asked))
        self.all_keys.setText(say("help.all_keys", language))
        self.close_button.setIcon(icons.icon("x", look.dim, 16))
        self.close_button.setToolTip(say("help.close", language))
        self.close_button.setAccessibleName(say("help.close", language))
        fielded = self.field is not None and self.field[1] != "fields"
        rows = lines_of(FIELD_KEYS, language) if fielded else key_lines(self.topic, language)
        self._fill_keys(rows)
        said = [self.title.text(), asked, self.text.text(), *(f"{deed}: {key}" for deed, key in rows)]
        self.setAccessibleName("\n".join(filter(None, said)))
        rim = look.ink.name() if look.strong else look.strong_line.name()
        self.setStyleSheet(
            f"#helpCard {{ background: {look.surface.name()}; border: 1px solid {rim}; border-radius: 8px; }}"
            f"QLabel {{ color: {look.ink.name()}; }} QLabel[dim=true] {{ color: {look.dim.name()}; }}"
            f"{form_sheet(look)}"
        )

    def _words(self, language: str) -> tuple[str, str, str]:
        """What it is called, what it asks, and what is told of it."""
        if self.field is None:
            told = say(f"help.{self.topic}.what", language)
            return say(f"help.{self.topic}", language), self._question(language), told
        kind, name = self.field
        owner = "Blueprint" if kind == "blueprint" else say(f"help.{kind}", language)
        return f"{owner} · {field_name(name, language)}", "", field_help(kind, name, language).replace("\n", "\n\n")

    def _question(self, language: str) -> str:
        if self.topic == "stage":
            return say("question.stages", language)
        return say(f"question.{self.topic}", language) if self.topic in {one.value for one in Element} else ""

    def _fill_keys(self, rows: list[tuple[str, str]]) -> None:
        while (item := self.keys.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, (deed, key) in enumerate(rows):
            for column, text in enumerate((deed, key)):
                label = QLabel(text)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setProperty("dim", column == 1)
                label.setWordWrap(column == 0)
                self.keys.addWidget(label, number, column, Qt.AlignmentFlag.AlignTop)


def key_lines(topic: str, language: str) -> list[tuple[str, str]]:
    """What one does with a thing, each with its key."""
    return lines_of(KEYS[topic], language)


def lines_of(deeds: tuple[str, ...], language: str) -> list[tuple[str, str]]:
    """Commands and keys by their names, each with its key; those that there are not are left out."""
    from blueprint_editor.gui.dialogs.keys import shown

    keys = {f"action.{action.id}": action.keys[:1] for action in ACTIONS} | dict(BOARD_KEYS)
    names = [name if name.startswith("key.") else f"action.{name}" for name in deeds]
    # Of a key that the system has in several ways the first says enough here.
    found = {name: [one for key in keys[name] for one in sequences((key,))[:1]] for name in names if name in keys}
    return [(plain(say(name, language)), shown(several, language)) for name, several in found.items()]
