"""The parts of the board that stay: stage headers above, row labels at the left, the corner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from blueprint_editor.core.model import ELEMENTS, Element, Kind
from blueprint_editor.gui.guard import guarded
from blueprint_editor.paint.ground import fill
from blueprint_editor.paint.headers import Headers, HeaderState
from blueprint_editor.paint.labels import LabelState, paint_label, row_name
from blueprint_editor.wording import say

from .speech import fold_tip, header_name, header_tip

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QContextMenuEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QEnterEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QWheelEvent,
    )

    from .view import BoardView

_K = Qt.Key
_PLAIN = Qt.KeyboardModifier.NoModifier


@guarded
class Hovering(QAbstractButton):
    """A part that knows whether the pointer or the focus is on it, and leaves the wheel to the board.

    What it does with mouse and keys is its own; to a screen reader it is a button, which can press it too.
    """

    def __init__(self, board: BoardView, parent: QWidget) -> None:
        super().__init__(parent)
        self.board = board
        self.hovered = False

    def enterEvent(self, event: QEnterEvent) -> None:
        self.hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered = False
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.board.nav.follow_focus()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self.board.viewport(), event)


@guarded
class StageHeader(Hovering):
    """One stage in the strip; it can be walked to, renamed in place and dragged."""

    def __init__(self, strip: HeaderStrip, parent: QWidget, stage_id: str) -> None:
        super().__init__(strip.board, parent)
        self.strip = strip
        self.stage_id = stage_id
        self._pressed: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._rename)

    @property
    def column(self) -> int:
        """Where the stage stands."""
        return self.board.matrix.index[self.stage_id]

    def inside(self) -> QRectF:
        """The column's own part; the joints lie a little over the neighbours."""
        joint = self.board.measures.joint
        return QRectF(joint, 0, self.width() - 2 * joint, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        stages = self.board.matrix.stages
        column = self.board.matrix.index.get(self.stage_id)
        if column is None:
            return
        painter = QPainter(self)
        following = stages[column + 1].kind if column + 1 < len(stages) else None
        state = HeaderState(
            number=column + 1,
            first=column == 0,
            last_open=following is not Kind.OPEN,
            focused=self.hasFocus(),
            current=self.board.nav.cursor.stage == self.stage_id,
            hovered=self.hovered,
        )
        self.strip.painter.paint(painter, self.inside(), stages[column], state)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = _K(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != _PLAIN:
            event.ignore()
            return
        stages = self.board.matrix.stages
        if key in (_K.Key_Return, _K.Key_Enter, _K.Key_F2):
            self._rename()
        elif key == _K.Key_Left and self.column == 0:
            self.board.corner.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in (_K.Key_Left, _K.Key_Right, _K.Key_Home, _K.Key_End):
            last = len(stages) - 1
            column = {
                _K.Key_Left: max(0, self.column - 1),
                _K.Key_Right: min(last, self.column + 1),
                _K.Key_Home: 0,
                _K.Key_End: last,
            }[key]
            self.strip.focus(stages[column].id)
        elif key == _K.Key_Up and self.board.frame.journey is not None:
            self.board.frame.journey.focus_over(self.column)
        elif key == _K.Key_Down:
            shown = [element for element in ELEMENTS if element not in self.board.matrix.folded]
            if shown:
                self.board.nav.go_to_cell(self.stage_id, shown[0], 0)
        else:
            event.ignore()

    def _rename(self) -> None:
        self.board.typing.begin_name(self.stage_id)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the stages as they stand, and past the last one on."""
        stages, here = self.board.matrix.stages, self.board.matrix.index.get(self.stage_id)
        column = -1 if here is None else here + (1 if forward else -1)
        if not 0 <= column < len(stages):  # at an end, or Qt asks because this one goes
            return super().focusNextPrevChild(forward)
        self.strip.focus(stages[column].id)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.board.chosen.clear()
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        if (event.position() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            start, self._pressed = self._pressed, None
            self.board.drags.start_stage(self, self.stage_id, start.toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        self.board.typing.begin_name(self.stage_id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.board.menu_requested.emit(event.globalPos())


@guarded
class HeaderStrip(QWidget):
    """The stages above the board; scrolls sideways with it."""

    def __init__(self, board: BoardView) -> None:
        super().__init__(board)
        self.board = board
        self.canvas = QWidget(self)
        self.items: dict[str, StageHeader] = {}
        self.painter = Headers(board.look, board.measures, board.language)
        self._drop: int | None = None
        self._line = _DropLine(self.canvas, board)
        self.setAcceptDrops(True)

    def rebuild(self) -> int:
        """A header for each stage, in its place; gives the strip's height."""
        matrix = self.board.matrix
        self.painter = Headers(self.board.look, self.board.measures, self.board.language)
        height = self.painter.measure(matrix.stages, matrix.widths) + 2 * self.board.measures.px(8)
        for gone in [stage for stage in self.items if stage not in matrix.index]:
            header = self.items.pop(gone)
            header.hide()
            header.deleteLater()
        joint, top = self.board.measures.joint, self.board.measures.px(8)
        for column, stage in enumerate(matrix.stages):
            header = self.items.get(stage.id) or StageHeader(self, self.canvas, stage.id)
            self.items[stage.id] = header
            header.setAccessibleName(header_name(self.board, column))
            header.setToolTip(header_tip(self.board, column))
            header.setGeometry(matrix.xs[column] - joint, top, matrix.widths[column] + 2 * joint, self.painter.height)
            header.raise_()
            header.show()
            header.update()
        self.canvas.resize(matrix.width + joint, height)
        self.setAccessibleName(say("board.stages", self.board.language))
        return height

    def name_rect(self, stage_id: str) -> QRect:
        """Where a stage's name stands, on the strip's canvas."""
        header = self.items[stage_id]
        return self.painter.name_rect(header.inside()).translated(header.x(), header.y()).toRect()

    def focus(self, stage_id: str) -> None:
        """Put the cursor on a stage."""
        header = self.items.get(stage_id)
        if header is not None:
            self.board.nav.reveal_column(header.column)
            self.board.chosen.clear()
            header.setFocus(Qt.FocusReason.OtherFocusReason)

    def focused(self) -> StageHeader | None:
        """The header with the focus, or none."""
        return next((header for header in self.items.values() if header.hasFocus()), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill(painter, self.rect(), self.board.look.board)
        painter.setPen(QPen(self.board.look.line, 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    # Dropping a stage

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.board.drags.over_strip(self, event)
        event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.board.drags.over_strip(self, event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.board.drags.left()

    def dropEvent(self, event: QDropEvent) -> None:
        self.board.drags.drop_on_strip(self, event)

    def show_drop(self, place: int | None) -> None:
        """Show between which stages a stage would land, or nothing."""
        matrix = self.board.matrix
        self._line.setVisible(place is not None)
        if place is not None:
            x = matrix.xs[place] if place < len(matrix.xs) else matrix.width
            self._line.setGeometry(x - 6, 0, 12, self.height())
            self._line.raise_()


@guarded
class _DropLine(QWidget):
    """The line between two stages where a dragged stage would land."""

    def __init__(self, parent: QWidget, board: BoardView) -> None:
        super().__init__(parent)
        self.board = board
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.board.look.accent, 3))
        painter.drawLine(QPointF(6, 9), QPointF(6, self.height() - 1))
        painter.setPen(QPen(self.board.look.accent, 2))
        painter.setBrush(self.board.look.surface)
        painter.drawEllipse(QPointF(6, 5), 3.5, 3.5)
        painter.end()


@guarded
class RowLabel(Hovering):
    """The name of a row; a click or Enter folds it."""

    def __init__(self, strip: LabelStrip, element: Element) -> None:
        super().__init__(strip.board, strip)
        self.element = element
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._toggle)

    def paintEvent(self, event: QPaintEvent) -> None:
        matrix = self.board.matrix
        state = LabelState(
            count=self.board.rows.count(self.element),
            folded=self.element in matrix.folded,
            open_row=matrix.open_row is self.element,
            focused=self.hasFocus(),
            hovered=self.hovered,
        )
        painter = QPainter(self)
        paint_label(
            painter, QRectF(self.rect()), self.element, state, self.board.look, self.board.measures, self.board.language
        )
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._toggle()

    def _toggle(self) -> None:
        self.board.rows.toggle(self.element)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.board.labels.focus(self.element)
        self.board.menu_requested.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, number = _K(event.key()), ELEMENTS.index(self.element)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != _PLAIN:
            event.ignore()
        elif key in (_K.Key_Return, _K.Key_Enter, _K.Key_Space):
            self._toggle()
        elif key == _K.Key_Down and number + 1 < len(ELEMENTS):
            self.board.labels.focus(ELEMENTS[number + 1])
        elif key == _K.Key_Up and number > 0:
            self.board.labels.focus(ELEMENTS[number - 1])
        elif key == _K.Key_Up:
            self.board.corner.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key == _K.Key_Right and self.board.matrix.stages and self.element not in self.board.matrix.folded:
            self.board.nav.go_to_cell(self.board.matrix.stages[0].id, self.element, 0)
        else:
            event.ignore()


@guarded
class LabelStrip(QWidget):
    """The rows' names at the left; they stay in sight while their row is."""

    def __init__(self, board: BoardView) -> None:
        super().__init__(board)
        self.board = board
        self.items = {element: RowLabel(self, element) for element in ELEMENTS}

    def place(self) -> None:
        """Put each label beside the part of its row that is in sight."""
        matrix, top = self.board.matrix, self.board.scroll_y
        for row, element in enumerate(ELEMENTS):
            first = max(matrix.ys[row] - top, min(0, matrix.ys[row + 1] - top - matrix.measures.folded))
            label = self.items[element]
            label.setGeometry(0, first, self.width(), matrix.ys[row + 1] - top - first)
            label.update()

    def rename(self) -> None:
        """Accessible names and tips in the present language."""
        self.setAccessibleName(say("board.rows", self.board.language))
        for element, label in self.items.items():
            folded = element in self.board.matrix.folded
            name = row_name(element, self.board.language)
            words = say("board.label.name", self.board.language, element=name, n=self.board.rows.count(element))
            state = f", {say('board.folded', self.board.language)}" if folded else ""
            label.setAccessibleName(words + state)
            label.setChecked(not folded)
            label.setToolTip(fold_tip(self.board, folded))

    def focus(self, element: Element) -> None:
        """Put the cursor on a row's name."""
        self.board.chosen.clear()
        self.items[element].setFocus(Qt.FocusReason.OtherFocusReason)

    def focused(self) -> RowLabel | None:
        """The label with the focus, or none."""
        return next((label for label in self.items.values() if label.hasFocus()), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill(painter, self.rect(), self.board.look.board)
        painter.end()


@guarded
class Corner(Hovering):
    """The corner above the labels: the name of the pipeline and the client; a click opens them."""

    def __init__(self, board: BoardView) -> None:
        super().__init__(board, board)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(board.nav.go_to_blueprint)

    def rename(self) -> None:
        """Tip and accessible name in the present language."""
        self.setToolTip(say("board.corner.tip", self.board.language))
        self.setAccessibleName(", ".join(filter(None, (self._title(), self.board.bridge.blueprint.client))))
        self.setAccessibleDescription(self.toolTip())

    def _title(self) -> str:
        title = self.board.bridge.blueprint.title
        return title or say("board.untitled", self.board.language)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, stages = _K(event.key()), self.board.matrix.stages
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != _PLAIN:
            event.ignore()
        elif key in (_K.Key_Return, _K.Key_Enter, _K.Key_Space, _K.Key_F2):
            self.click()
        elif key == _K.Key_Right and stages:
            self.board.headers.focus(stages[0].id)
        elif key == _K.Key_Down:
            self.board.labels.focus(ELEMENTS[0])
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.board.nav.go_to_blueprint()

    def paintEvent(self, event: QPaintEvent) -> None:
        board, m = self.board, self.board.measures
        blueprint = board.bridge.blueprint
        painter = QPainter(self)
        fill(painter, self.rect(), board.look.board)
        painter.setPen(QPen(board.look.line, 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        box = self.rect().adjusted(m.px(12), m.px(14), -m.px(12), -m.px(8))
        painter.setPen(board.look.ink if blueprint.title or self.hovered else board.look.dim)
        painter.setFont(m.bold)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        used = painter.boundingRect(box, flags, self._title())
        painter.drawText(box, flags, self._title())
        if blueprint.client and used.bottom() + m.small_line <= box.bottom():
            painter.setPen(board.look.dim)
            painter.setFont(m.small)
            client = QFontMetrics(m.small).elidedText(blueprint.client, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(QPoint(box.x(), used.bottom() + m.small_line), client)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(board.look.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -4), m.radius, m.radius)
        painter.end()
