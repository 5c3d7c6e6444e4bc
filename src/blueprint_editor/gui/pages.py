"""What stands in the middle of a window: the page with templates, the board, or one stage as six panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget

from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.theme import dress_scroll_bars
from blueprint_editor.paint.look import Look

if TYPE_CHECKING:
    from blueprint_editor.gui.board.view import BoardView
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.gui.panels.focus import FocusView
    from blueprint_editor.gui.start_page import StartPage


@guarded
class Pages(QStackedWidget):
    """Makes each page when it is first wanted."""

    board_made = Signal(object)

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.start: StartPage | None = None
        self.board: BoardView | None = None
        self.focus_view: FocusView | None = None
        self.last_stage: str | None = None
        """The stage that the cursor was in last; it may be gone."""
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        """What the page that is shown needs; the others have no say."""
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else super().minimumSizeHint()

    @property
    def shown_board(self) -> BoardView | None:
        """The board while it is what one sees, or none."""
        return self.board if self.board is not None and self.currentWidget() is self.board else None

    @property
    def in_focus(self) -> bool:
        """Whether one stage is shown as six panels."""
        return self.focus_view is not None and self.currentWidget() is self.focus_view

    def show_start(self) -> None:
        """Offer the templates."""
        window = self._window
        if self.start is None:
            from blueprint_editor.gui.start_page import StartPage

            self.start = StartPage(window.appearance, window.desk.settings, lambda: window.desk.presence)
            self.start.template_chosen.connect(window.files.create)
            self.start.open_other.connect(window.files.ask_open)
            self.start.open_path.connect(window.files.open_path)
            self.addWidget(self.start)
        self.setCurrentWidget(self.start)
        self.start.chooser.focus_first()

    def show_board(self) -> BoardView:
        """Show the board, with the keyboard where the cursor was."""
        if self.board is None:
            from blueprint_editor.gui.board.view import BoardView

            self.board = BoardView(self._window.bridge, self._window.appearance)
            dress_scroll_bars(self.board, self._window.appearance.look)
            self.addWidget(self.board)
            self.board.cursor_moved.connect(self._remember)
            self.board_made.emit(self.board)
        place = self.board.nav.cursor
        self.setCurrentWidget(self.board)  # Qt gives the focus to what had it on the board before
        self.board.nav.cursor = place
        self.board.nav.take_focus()
        return self.board

    def begin(self) -> BoardView:
        """Show the board for another document: all rows, and the journey where there is one."""
        board = self.show_board()
        if board.rows.step is not None:
            board.rows.show_step(None)
        board.frame.show_journey(False)
        self.show_journey()
        return board

    def show_journey(self) -> None:
        """Show the row of the customer's journey where there is one, unless it was put away."""
        window = self._window
        if self.board is not None and window.bridge.blueprint.journey and not window.desk.settings.journey_hidden:
            self.board.frame.show_journey(True)

    def show_focus(self, stage: str) -> None:
        """Show a stage as six panels, with the keyboard where the cursor was."""
        if self.focus_view is None:
            from blueprint_editor.gui.panels.focus import FocusView

            self.focus_view = FocusView(self._window.bridge, self._window.appearance)
            self.focus_view.left.connect(self._window.leave_focus)
            self.focus_view.cursor_moved.connect(self._follow)
            self.addWidget(self.focus_view)
        place = self._window.cursor_place
        self.focus_view.show_stage(stage)
        self.setCurrentWidget(self.focus_view)
        if place.stage == stage and place.element is not None:
            self.focus_view.go(place)
        else:
            self.focus_view.setFocus()

    def _remember(self, place: Cursor) -> None:
        self.last_stage = place.stage or self.last_stage

    def _follow(self, place: Cursor) -> None:
        """Where one works in the six panels is where the board, the menus and the inspector are too."""
        if self.board is not None and self.in_focus:
            self.board.nav.cursor = place
            self.board.cursor_moved.emit(place)

    def point_at(self, place: Cursor) -> None:
        """Show an entry while one works elsewhere; the keyboard stays there."""
        if self.shown_board is not None:
            self.shown_board.nav.point_at(place)
        elif self.board is not None:
            self.board.nav.cursor = place
            self.board.cursor_moved.emit(place)

    def dress(self, look: Look) -> None:
        """Take other colours, where the pages do not do that themselves."""
        if self.board is not None:
            dress_scroll_bars(self.board, look)

    def commit(self) -> None:
        """Make a deed of what is being typed."""
        if self.board is not None:
            self.board.commit()
        if self.focus_view is not None:
            self.focus_view.commit()

    def focus_current(self) -> None:
        """Put the keyboard on what is shown."""
        shown = self.currentWidget()
        if self.board is not None and shown is self.board:
            self.board.nav.take_focus()
        elif shown is not None:
            shown.setFocus()
