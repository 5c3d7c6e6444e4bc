"""A small list of every cell of the board to choose one from, filtered as one types."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from blueprint_editor.core.model import Element
from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.spoken import tell
from blueprint_editor.gui.theme import form_sheet
from blueprint_editor.paint import icons
from blueprint_editor.paint.labels import ELEMENT_ICONS
from blueprint_editor.wording import element_title, say

from .places import Place, matching

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

_K = Qt.Key
_WIDTH, _ROW, _ROWS = 400, 28, 9
Note = Callable[[Element], str]
"""What becomes of the things in a row; nothing when they stay what they are."""


@guarded
class PlaceList(QFrame):
    """The line to type in, the places that fit, and what would become of the entries there."""

    chosen = Signal(object)
    """The `Place` that Enter or a click took."""
    left = Signal()
    """Esc, or the keyboard went elsewhere."""

    def __init__(self, parent: QWidget, appearance: Appearance, title: str, places: list[Place], note: Note) -> None:
        super().__init__(parent)
        self.look, self.language = appearance.look, appearance.language
        self._room = parent
        self._note = note
        self._all = places
        self.places: list[Place] = []
        self.line = PlaceFilter(self)
        self.view = QListView()
        self.note = QLabel()
        self._model = QStringListModel(self)
        self._fill(title)
        self._dress()
        self._filter("")

    def _fill(self, name: str) -> None:
        title = QLabel(name)
        title.setObjectName("title")
        title.setWordWrap(True)
        self.line.setPlaceholderText(say("hands.move_to.filter", self.language))
        self.line.setAccessibleName(title.text())
        self.line.textChanged.connect(self._filter)
        self.view.setModel(self._model)
        self.view.setItemDelegate(PlaceDelegate(self))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAccessibleName(title.text())
        self.view.clicked.connect(lambda index: self.take(index.row()))
        self.view.selectionModel().currentChanged.connect(lambda *_: self._say_note())
        self.note.setWordWrap(True)
        self.note.setObjectName("note")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        for part in (title, self.line, self.view, self.note):
            column.addWidget(part)

    def _dress(self) -> None:
        look = self.look
        self.setObjectName("places")
        self.setStyleSheet(
            f"{form_sheet(look)}"
            f"QFrame#places {{ background: {look.surface.name()}; border: 1px solid {look.strong_line.name()};"
            f" border-radius: 8px; }}"
            f"QLabel {{ color: {look.dim.name()}; border: none; }}"
            f"QLabel#title {{ color: {look.ink.name()}; font-weight: 600; }}"
            f"QListView {{ background: {look.surface.name()}; }}"
        )

    def open_at(self, card: QRect) -> None:
        """Lie beside a card, on the right where there is room."""
        around = self._room
        room = (around.height() - 160) // _ROW
        self.view.setFixedHeight(max(3, min(_ROWS, len(self._all), room)) * _ROW + 2)
        self.setFixedWidth(min(_WIDTH, around.width() - 16))
        self.adjustSize()
        x = card.right() + 8
        if x + self.width() > around.width() - 8:
            x = max(8, card.left() - 8 - self.width())
        self.move(x, max(8, min(card.top(), around.height() - self.height() - 8)))
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self._say_row()

    def _filter(self, typed: str) -> None:
        self.places = matching(self._all, typed)
        language = self.language
        self._model.setStringList(
            [f"{place.number} {place.name}, {element_title(place.element, language)}" for place in self.places]
        )
        self.go_to(0)
        self._say_note()

    def go_to(self, row: int) -> None:
        """Make a row the current one, or the nearest that there is."""
        if self.places:
            index = self._model.index(max(0, min(row, len(self.places) - 1)), 0)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
            self._say_row()

    def _say_row(self) -> None:
        """For who does not see the list: the keyboard stays in the line."""
        at = self.view.currentIndex()
        if self.line.hasFocus() and at.isValid():
            facts = {"position": at.row() + 1, "total": len(self.places)}
            tell(self.line, say("heard.row", self.language, text=str(at.data()), **facts))

    def step(self, rows: int) -> None:
        """Go so many rows up or down the list."""
        self.go_to(self.view.currentIndex().row() + rows)

    def take(self, row: int | None = None) -> None:
        """Choose a row, or the current one."""
        at = self.view.currentIndex().row() if row is None else row
        if 0 <= at < len(self.places):
            self.chosen.emit(self.places[at])

    def _say_note(self) -> None:
        """What becomes of the entries there, or how one goes on."""
        at = self.view.currentIndex().row()
        if not self.places:
            self.note.setText(say("hands.move_to.nothing", self.language))
            tell(self.line, self.note.text())
            return
        words = self._note(self.places[at].element) if at >= 0 else ""
        self.note.setText(words or say("hands.move_to.keys", self.language))


@guarded
class PlaceFilter(QLineEdit):
    """The filter; the keys that walk through the list go there."""

    def __init__(self, places: PlaceList) -> None:
        super().__init__(places)
        self._places = places

    def event(self, event: QEvent) -> bool:
        """The keys of the list are its own, not the menu's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in (_K.Key_Escape, _K.Key_Return, _K.Key_Enter, _K.Key_Up, _K.Key_Down):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {_K.Key_Up: -1, _K.Key_Down: 1, _K.Key_PageUp: 1 - _ROWS, _K.Key_PageDown: _ROWS - 1}
        if event.key() in steps:
            self._places.step(steps[_K(event.key())])
        elif event.key() in (_K.Key_Return, _K.Key_Enter):
            self._places.take()
        elif event.key() == _K.Key_Escape:
            self._places.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._places.left.emit()


@guarded
class PlaceDelegate(QStyledItemDelegate):
    """A place: the row's icon, the stage, and the row's name in a quieter tone."""

    def __init__(self, places: PlaceList) -> None:
        super().__init__(places)
        self._places = places

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(10, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        places, look = self._places, self._places.look
        place = places.places[index.row()]
        rect = QRectF(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if places.view.currentIndex().row() == index.row():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.selected)
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 4, 4)
        icons.draw(painter, ELEMENT_ICONS[place.element], look.element(place.element), rect.x() + 8, rect.y() + 7, 14)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        title = element_title(place.element, places.language)
        metrics = QFontMetrics(painter.font())
        room = int(rect.width()) - 30 - 8 - metrics.horizontalAdvance(f" · {title}")
        name = metrics.elidedText(f"{place.number}  {place.name}", Qt.TextElideMode.ElideRight, room)
        painter.setPen(look.ink)
        painter.drawText(rect.adjusted(30, 0, 0, 0), left, name)
        painter.setPen(look.dim)
        painter.drawText(rect.adjusted(30 + metrics.horizontalAdvance(name), 0, 0, 0), left, f" · {title}")
