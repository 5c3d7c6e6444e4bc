"""One cell on screen: a real list view, so that screen readers, keys, selection and drags are Qt's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    Qt,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from blueprint_editor.core.model import Element
from blueprint_editor.gui.guard import guarded
from blueprint_editor.paint.matrix import CellKey

from .chosen import Choose
from .model import CellModel, RowKind
from .speech import cell_name

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QContextMenuEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QEnterEvent,
        QFocusEvent,
        QInputMethodEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QWheelEvent,
    )

    from .view import BoardView

_NO_CELL: CellKey = ("", Element.TRIGGER)


@guarded
class CellView(QListView):
    """Shows one cell; the board binds it to another cell when this one scrolls out of sight."""

    def __init__(self, board: BoardView, parent: QWidget) -> None:
        self.key: CellKey = _NO_CELL
        self.board = board
        self._drop_row: int | None = None
        self._hovered = False
        self._narrows = False
        super().__init__(parent)
        self.hovered_row = -1
        self.setViewport(QWidget())  # one of ours: see `BoardView`
        self.setItemDelegate(board.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setProperty("showsFocus", True)  # see `ring.OWN`
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def bind(self, key: CellKey, model: CellModel, selection: QItemSelectionModel) -> None:
        """Show another cell."""
        self.key = key
        self._hovered = False
        self.hovered_row = -1
        self._drop_row = None
        own = self.selectionModel()
        if self.model() is not model:
            self.setModel(model)
            own_new = self.selectionModel()
            self.setSelectionModel(selection)
            for old in (own, own_new):
                if old is not None and old is not selection and old.parent() is self:
                    old.deleteLater()
        m = self.board.measures
        self.setViewportMargins(m.cell_pad, m.row_top, m.cell_pad, 0)
        self.setAccessibleName(cell_name(self.board, key))

    def cell_model(self) -> CellModel:
        """The model of the cell that is shown."""
        model = self.model()
        assert isinstance(model, CellModel)
        return model

    def is_active(self) -> bool:
        """Whether the line to add an entry is shown: the cell has the focus or the pointer."""
        return (self._hovered or self.hasFocus()) and not self.board.typing_in(self.key)

    def current_row(self) -> int:
        """The row under the cursor, or -1."""
        return self.currentIndex().row()

    def set_row(self, row: int, choose: Choose = Choose.ONLY) -> None:
        """Put the cursor on a row; `choose` says what becomes of the selection."""
        self.board.chosen.arrive(self.key, max(0, min(row, self.model().rowCount() - 1)), choose)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """The board scrolls, not the cell; Qt calls this from constructors and layouts too."""
        if index.isValid() and self.key is not _NO_CELL and self.hasFocus():
            self.board.nav.reveal_row(self, index.row())

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.board.keys.press(self, event):
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes along the row: Qt asks here before anybody sees the key, and would follow the order of making.

        It asks as well when this view hides with the keyboard in it, and chooses itself then.
        """
        matrix = self.board.matrix
        if self.key[0] not in matrix.index or self.key[1] in matrix.folded:
            return super().focusNextPrevChild(forward)
        self.board.keys.along_row(self.key, 1 if forward else -1, draft=False)
        return True

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A dead key or an input method starts a new entry, from its first key on."""
        if event.commitString() or event.preeditString():
            self.board.typing.compose(self.key, self.board.keys.below(self), event)
        event.accept()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        if query == Qt.InputMethodQuery.ImEnabled:
            return True
        return super().inputMethodQuery(query)

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.indexAt(event.position().toPoint()).row()
        if row < 0 or self.cell_model().rows[row].kind is not RowKind.ENTRY:
            self._press_ground(event, row)
        elif event.button() == Qt.MouseButton.LeftButton and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.set_row(row, Choose.KEEP)
            self.board.chosen.extend(self.key, row, add=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            self._press_card(event, row)

    def _press_card(self, event: QMouseEvent, row: int) -> None:
        """A card under the pointer: Qt selects within the cell, the other cells follow."""
        chosen, adds = self.board.chosen, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        selected = self.selectionModel().isSelected(self.model().index(row, 0))
        if not adds and not selected:
            chosen.clear(except_key=self.key)
        # With several selected this may be the beginning of a drag: only the release makes it one.
        self._narrows = selected and not adds and event.button() == Qt.MouseButton.LeftButton
        super().mousePressEvent(event)
        chosen.picking = False
        chosen.begin(self.key, row)

    def _press_ground(self, event: QMouseEvent, row: int) -> None:
        """No card: a click goes to the line to add, a drag draws a frame around cards."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        several = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        at = row if row >= 0 else self.model().rowCount() - 1
        self.set_row(at, Choose.KEEP if several else Choose.ONLY)
        if event.button() == Qt.MouseButton.LeftButton:
            self.board.band.press(self._on_canvas(event), add=bool(several), click=lambda: self._click_ground(row))

    def _click_ground(self, row: int) -> None:
        kind = self.cell_model().rows[row].kind if 0 <= row < self.model().rowCount() else None
        if kind is RowKind.MORE:
            self.board.rows.expand(self.key)
        elif kind is RowKind.ADD:
            self.board.typing.begin_draft(self.key, None)

    def _on_canvas(self, event: QMouseEvent) -> QPoint:
        return self.board.canvas.mapFromGlobal(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.board.band.pressed:
            self.board.band.release()
            return
        super().mouseReleaseEvent(event)
        if self._narrows:
            self._narrows = False
            self.board.chosen.clear(except_key=self.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.cell_model().rows[index.row()].kind is RowKind.ENTRY:
            self.board.typing.edit_row(self.key, index.row())
        elif not index.isValid():
            self.board.typing.begin_draft(self.key, None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.board.menu_requested.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._hover(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(False)

    def _hover(self, on: bool) -> None:
        self._hovered = on
        self.point_at(-1)
        self._tell_activity()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() and self.board.band.pressed:
            self.board.band.drag(self._on_canvas(event))
            return
        super().mouseMoveEvent(event)
        self.point_at(self.indexAt(event.position().toPoint()).row())

    def point_at(self, row: int) -> None:
        """Show which card is under the pointer; -1 is none."""
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()

    def _tell_activity(self) -> None:
        """Also called while Qt builds or tears down, when this view shows no cell."""
        if self.board.pool.live.get(self.key) is self:
            self.board.pool.activity(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell_activity()
        self.board.nav.follow_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell_activity()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        if self.key is not _NO_CELL and self.hasFocus():
            self.board.nav.follow_focus()

    # Drag and drop

    def startDrag(self, actions: Qt.DropAction) -> None:
        self._narrows = False
        self.board.drags.start(self)

    def row_position(self, y: float) -> int:
        """The row before which something dropped at a height would land."""
        rows = self.cell_model().rows
        for row, item in enumerate(rows):
            if item.kind is RowKind.ENTRY and y < self.visualRect(self.model().index(row, 0)).center().y():
                return row
        return sum(item.kind in (RowKind.ENTRY, RowKind.DRAFT) for item in rows)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.board.drags.entered(self.viewport(), event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.board.drags.over(self.viewport(), event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.board.drags.left()

    def dropEvent(self, event: QDropEvent) -> None:
        self.board.drags.drop(self.viewport(), event)

    def show_drop(self, row: int | None) -> None:
        """Show before which row a drop would land, or nothing."""
        if row != self._drop_row:
            self._drop_row = row
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self.board.delegate.paint_rows(painter, self, event.rect())
        if self._drop_row is not None:
            self._paint_drop(painter, self._drop_row)
        painter.end()

    def _paint_drop(self, painter: QPainter, row: int) -> None:
        """The line where a drop would land."""
        m, look = self.board.measures, self.board.look
        top = self.visualRect(self.model().index(row, 0)).top()
        y = max(2.0, top - m.card_gap / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.accent, 3))
        painter.drawLine(QPointF(8, y), QPointF(self.viewport().width() - 2, y))
        painter.setPen(QPen(look.accent, 2))
        painter.setBrush(look.card)
        painter.drawEllipse(QPointF(5, y), 3.5, 3.5)

    def content_point(self, row: int) -> QPoint:
        """The top left corner of a row, in the cell's own coordinates."""
        return self.viewport().pos() + self.visualRect(self.model().index(row, 0)).topLeft()
