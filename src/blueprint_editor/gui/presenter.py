"""The presenter window: what the room sees on a second screen while one works on the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QWidget

from blueprint_editor.core.model import ELEMENTS, Element
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.guard import guarded
from blueprint_editor.paint import icons
from blueprint_editor.paint.ground import fill
from blueprint_editor.paint.presentation import Presentation, Slide
from blueprint_editor.wording import element_question, say

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window

_SIZE, _LEAST = QSize(1280, 720), QSize(640, 360)
_BLACK = QColor(0, 0, 0)
_K = Qt.Key
_KEYS: dict[Qt.Key, str] = {
    **dict.fromkeys((_K.Key_PageDown, _K.Key_Right, _K.Key_Down, _K.Key_Space, _K.Key_N), "go_on"),
    **dict.fromkeys((_K.Key_PageUp, _K.Key_Left, _K.Key_Up, _K.Key_Backspace, _K.Key_P), "go_back"),
    **dict.fromkeys((_K.Key_B, _K.Key_Period), "blank"),
    **dict.fromkeys((_K.Key_F5, _K.Key_Escape, _K.Key_Q), "close"),
    **dict.fromkeys((_K.Key_Return, _K.Key_Enter, _K.Key_Tab), "turn"),
    _K.Key_F: "freeze",
}
"""What the keys do, those of a clicker among them: it sends page keys, a full stop, F5 and Esc."""


@guarded
class Presenter(QWidget):
    """Follows the cursor of its window unless it is frozen; paints nothing while it is blank."""

    closed = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self.slide = Slide()
        self.frozen = False
        self.is_blank = False
        self._presentation: Presentation | None = None
        self.setObjectName("presenter")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(_LEAST)
        window.bridge.changed.connect(self._on_changed)
        board = window.pages.show_board() if window.pages.board is None else window.pages.board
        board.cursor_moved.connect(self.follow)
        board.view_changed.connect(self._on_view)
        window.pages.currentChanged.connect(self._on_view)
        window.appearance.changed.connect(self._dress)
        window.desk.theme.projector_changed.connect(self._dress)
        QGuiApplication.instance().screenRemoved.connect(self._on_screen_removed)  # type: ignore[union-attr]  # there is one
        self._dress()

    # On which screen

    def show_beside(self) -> None:
        """Fill a screen that the window is not on; on a single screen be a window that can be moved."""
        other = self._other_screen()
        if other is None:
            self._show_free(self._window.screen())
            self.activateWindow()
            return
        # Who works goes on working: the keyboard stays where it is.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setScreen(other)
        self.setGeometry(other.geometry())
        self.showFullScreen()
        self._window.activateWindow()

    def _other_screen(self) -> QScreen | None:
        own = self._window.screen()
        return next((screen for screen in QGuiApplication.screens() if screen is not own), None)

    def _show_free(self, screen: QScreen) -> None:
        area = screen.availableGeometry()
        size = _SIZE.boundedTo(area.size())
        place = QRect(area.topLeft(), size)
        place.moveCenter(area.center())
        self.showNormal()
        self.setGeometry(place)

    def _on_screen_removed(self, _screen: QScreen) -> None:
        """The second screen is gone: its picture must not cover what one works on."""
        if self.isFullScreen() and self._other_screen() is None:
            self._show_free(self._window.screen())
            self._window.activateWindow()

    # What it shows

    def follow(self, cursor: Cursor) -> None:
        """Show what the cursor of the window is on, unless frozen."""
        if not self.frozen:
            self.show_place(cursor)

    def show_place(self, cursor: Cursor) -> None:
        """Show a place: its row, or all of its stage where one works in that, or on its header."""
        window = self._window
        step, stage = window.step, cursor.stage or self.slide.stage
        element = cursor.element
        if element is None and step is not None and step > 1:
            element = ELEMENTS[step - 2]
        whole = window.pages.in_focus or (element is None and step is None and cursor.stage is not None)
        self._show(Slide(element, stage, cursor.entry, whole))

    def _show(self, slide: Slide) -> None:
        self.slide = slide
        self.update()
        self.setAccessibleName(self._spoken())

    def go_on(self) -> None:
        """The next stage; after the last one of a row the first of the next row."""
        self._go(1)

    def go_back(self) -> None:
        """The stage before; from the first one of a row the last of the row before."""
        self._go(-1)

    def _go(self, step: int) -> None:
        blueprint, slide = self._window.bridge.blueprint, self.slide
        count = len(blueprint.stages)
        index = (blueprint.stage_index(slide.stage) if slide.stage else None) or 0
        element = slide.element
        if not 0 <= index + step < count and not slide.whole_stage:
            rows: tuple[Element | None, ...] = (None, *ELEMENTS)
            row = rows.index(element) + step
            if not 0 <= row < len(rows):
                return
            element, index = rows[row], (0 if step > 0 else count - 1) - step
        if 0 <= index + step < count:
            self._show(Slide(element, blueprint.stages[index + step].id, None, slide.whole_stage))

    def turn(self) -> None:
        """From a row to all of the stage, and back."""
        slide = self.slide
        self._show(Slide(slide.element, slide.stage, slide.entry, not slide.whole_stage))

    def blank(self) -> None:
        """Show nothing, so that the room looks at who speaks; or show it again."""
        self.is_blank = not self.is_blank
        self.update()

    def freeze(self) -> None:
        """Stay here while one works elsewhere; or follow again."""
        self.frozen = not self.frozen
        if not self.frozen:
            self.show_place(self._window.cursor_place)
        self.update()
        self._window.refresh()

    def _spoken(self) -> str:
        slide, language = self.slide, self._window.appearance.language
        stage = self._window.bridge.blueprint.stage(slide.stage) if slide.stage else None
        question = (
            element_question(slide.element, language) if slide.element is not None else say("question.stages", language)
        )
        return f"{'' if slide.whole_stage else question} {stage.name if stage is not None else ''}".strip()

    # Qt's own

    def _on_changed(self) -> None:
        self.update()

    def _on_view(self) -> None:
        """Another step is open, or another page is shown."""
        self.follow(self._window.cursor_place)

    def _dress(self) -> None:
        window = self._window
        self.setWindowTitle(say("present.title", window.appearance.language))
        self._presentation = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The slide; black while blank."""
        window = self._window
        painter = QPainter(self)
        if self.is_blank:
            fill(painter, self.rect(), _BLACK)
        else:
            if self._presentation is None:
                look, appearance = window.desk.theme.projector_look(), window.appearance
                self._presentation = Presentation(look, appearance.family, appearance.language, QSizeF(self.size()))
            self._presentation.paint(painter, window.bridge.blueprint, self.slide)
            if self.frozen:
                size, margin = self._presentation.measures.px(24), self._presentation.measures.px(12)
                colour = self._presentation.look.dim
                icons.draw(painter, "pause", colour, self.width() - size - margin, margin, size)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay it out anew for the new size."""
        super().resizeEvent(event)
        self._presentation = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a clicker sends, digits for the steps, and a few letters."""
        key = _K(event.key())
        if self.is_blank and key in _KEYS and _KEYS[key] != "close":
            self.blank()
        elif key in _KEYS:
            getattr(self, _KEYS[key])()
        elif event.text() and event.text() in "1234567":
            step = int(event.text())
            self._show(Slide(None if step == 1 else ELEMENTS[step - 2], self.slide.stage))
        elif key in (_K.Key_Home, _K.Key_End):
            stages = self._window.bridge.blueprint.stages
            if stages:
                self._show(Slide(self.slide.element, stages[0 if key == _K.Key_Home else -1].id))
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the window it shows."""
        event.accept()
        self.closed.emit()
