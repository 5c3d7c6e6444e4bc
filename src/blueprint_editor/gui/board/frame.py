"""The strips around what scrolls on the board: the journey where it is shown, the stages, the rows, the corner."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprint_editor.core.compare import Changes
    from blueprint_editor.core.edits import AnyEdit

    from .journey import JourneyStrip
    from .view import BoardView


class Frame:
    """Gives the strips their places."""

    def __init__(self, board: BoardView) -> None:
        self.board = board
        self.journey: JourneyStrip | None = None
        """The row of the customer's journey, while it is shown."""

    @property
    def tail(self) -> int:
        """The room right of the stages for what comes after them, in pixels."""
        return self.journey.tail if self.journey is not None else 0

    def show_journey(self, shown: bool) -> None:
        """Show the row of the customer's journey, or not."""
        if shown == (self.journey is not None):
            return
        if self.journey is not None:
            self.journey.commit()
            gone, self.journey = self.journey, None
            if gone.has_keyboard:
                self.board.nav.take_focus()
            gone.hide()
            gone.deleteLater()
        else:
            from .journey import JourneyStrip

            self.journey = JourneyStrip(self.board)
            self.journey.show()
            self.journey.lower()
            self.board.corner.lower()
        self.board.take_columns()

    def rebuild(self) -> None:
        """Make the strips anew, and give them their places."""
        board = self.board
        over = self.journey.rebuild() if self.journey is not None else 0
        height = board.headers.rebuild()
        board.corner.rename()
        board.setViewportMargins(board.measures.label_width, over + height, 0, 0)
        self.place()

    def place(self) -> None:
        """Lay the strips around the part that scrolls."""
        board, area = self.board, self.board.viewport().geometry()
        top, left = area.y(), area.x()
        over = self.journey.tall if self.journey is not None else 0
        if self.journey is not None:
            self.journey.setGeometry(0, 0, left + area.width(), over)
        board.headers.setGeometry(left, over, area.width(), top - over)
        board.labels.setGeometry(0, top, left, area.height())
        board.corner.setGeometry(0, over, left, top - over)

    def follow_sideways(self) -> None:
        """Scroll sideways with the board."""
        self.board.headers.canvas.move(-self.board.scroll_x, 0)
        if self.journey is not None:
            self.journey.canvas.move(-self.board.scroll_x, 0)

    def take(self, changes: Changes) -> None:
        """What is said of the blueprint changed."""
        self.board.corner.rename()
        self.board.corner.update()
        if changes.details and self.journey is not None and self.journey.is_stale():
            self.board.take_columns()

    def pending(self, seed: str) -> AnyEdit | None:
        """The edit that what is typed in the journey would be now, or none."""
        return self.journey.pending(seed) if self.journey is not None else None

    def commit(self) -> None:
        """Make a deed of what is being typed in the journey."""
        if self.journey is not None:
            self.journey.commit()
