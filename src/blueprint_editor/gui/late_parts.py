"""The parts of a window that only some sessions need, made when they are first wanted."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from blueprint_editor.core.model import Status
from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.guard import guarded

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from blueprint_editor.gui.closing import Closing
    from blueprint_editor.gui.docks import Docks
    from blueprint_editor.gui.examples import Examples
    from blueprint_editor.gui.help_card import HelpCard
    from blueprint_editor.gui.hints import HintBar
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.gui.palette.find_bar import FindBar
    from blueprint_editor.gui.palette.popup import Palette
    from blueprint_editor.gui.pasting import Pasting
    from blueprint_editor.gui.presenter import Presenter
    from blueprint_editor.gui.projector import Projector
    from blueprint_editor.gui.sharing import Sharing
    from blueprint_editor.gui.spoken import Speaker
    from blueprint_editor.gui.steps.bar import StepBar
    from blueprint_editor.gui.steps.rail import StepRail
    from blueprint_editor.gui.steps.timer import StepTimer
    from blueprint_editor.gui.strip import MessageStrip, ProgressStrip
    from blueprint_editor.paint.matrix import CellKey

FOLLOW_AFTER = 200
"""Milliseconds after which a file that was opened is looked after."""


@guarded
class LateParts(QMainWindow):
    """A window with a page in the middle; its strips and its docks wait until somebody needs them."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.appearance = appearance
        self._left = False
        self._discreet = False
        self.presenter: Presenter | None = None
        """What a room sees on a second screen, while there is one."""
        middle = QWidget()
        self._beside = QHBoxLayout(middle)
        self._column, self._over = QVBoxLayout(), QVBoxLayout()
        for layout in (self._beside, self._column, self._over):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._beside.addLayout(self._column, 1)
        self.setCentralWidget(middle)

    @cached_property
    def rail(self) -> StepRail:
        """The seven steps, at the left of the page; made with the first document."""
        from blueprint_editor.gui.steps.rail import StepRail

        rail = StepRail(cast("Window", self))
        self._beside.insertWidget(0, rail)
        return rail

    @property
    def made_rail(self) -> StepRail | None:
        """The seven steps, once there was a document."""
        return self.rail if "rail" in self.__dict__ else None

    @cached_property
    def step_timer(self) -> StepTimer:
        """The timer of the agenda; made when it is first started, or its agenda looked at."""
        from blueprint_editor.gui.steps.timer import StepTimer

        timer = StepTimer(cast("Window", self))
        timer.changed.connect(self.rail.show_time)
        return timer

    @property
    def made_timer(self) -> StepTimer | None:
        """The timer, if it was ever wanted."""
        return self.step_timer if "step_timer" in self.__dict__ else None

    @cached_property
    def step_bar(self) -> StepBar:
        """What the open step asks, and which cards stand out."""
        from blueprint_editor.gui.steps.bar import StepBar

        bar = StepBar(cast("Window", self))
        self._over.addWidget(bar)
        return bar

    def refresh_steps(self) -> None:
        """Show how far the steps are, what the open one asks where the rail does not, and which cards stand out."""
        if self.made_rail is None:
            return
        self.rail.refresh()
        window = cast("Window", self)
        board = window.shown_board
        asks = board is not None and window.step is not None and (self.projecting or not self.rail.is_open)
        filters = board is not None and len(board.statuses) < len(Status)
        if asks or filters or "step_bar" in self.__dict__:
            self.step_bar.refresh(window.step if asks else None, board.statuses if filters and board else None)

    @cached_property
    def strip(self) -> MessageStrip:
        """The messages over the page."""
        strip = self._new_strip()
        self._column.insertWidget(self._column.indexOf(self._over), strip)
        return strip

    @cached_property
    def disk_bar(self) -> MessageStrip:
        """What others do to the file; stays while other messages come and go."""
        strip = self._new_strip()
        self._column.insertWidget(0, strip)
        return strip

    @cached_property
    def pasting(self) -> Pasting:
        """Pasting into the board."""
        from blueprint_editor.gui.pasting import Pasting

        return Pasting(cast("Window", self))

    def paste_list(self, data: QMimeData) -> None:
        """Take what came into the editor on the board and is a list."""
        self.pasting.paste_here(data)

    def drop_list(self, data: QMimeData, key: CellKey, position: int) -> None:
        """Take what was dropped on a cell of the board."""
        self.pasting.drop(data, key, position)

    def bars(self) -> list[QWidget]:
        """What is shown over the page, from the top."""
        items = [layout.itemAt(n) for layout in (self._column, self._over) for n in range(layout.count())]
        bars = [item.widget() for item in items if item is not None]
        pages = cast("Window", self).pages
        return [bar for bar in bars if bar is not None and bar is not pages and bar.isVisible()]

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar right over the page."""
        self._column.insertWidget(self._column.count() - 1, bar)

    @cached_property
    def examples(self) -> Examples:
        """How many examples there still are, counted when a command first says it."""
        from blueprint_editor.gui.examples import Examples

        return Examples()

    def _new_strip(self) -> MessageStrip:
        from blueprint_editor.gui.strip import MessageStrip

        strip = MessageStrip(self.appearance)
        strip.set_discreet(self._discreet)
        strip.left.connect(cast("Window", self).pages.focus_current)
        return strip

    @cached_property
    def sharing(self) -> Sharing:
        """The file of this window, as others have a hand in it."""
        from blueprint_editor.gui.sharing import Sharing

        return Sharing(cast("Window", self))

    @property
    def made_sharing(self) -> Sharing | None:
        """The file as others have a hand in it, once that has been looked at."""
        return self.sharing if "sharing" in self.__dict__ else None

    def follow_file(self) -> None:
        """Look after the file from now on; for the first time once the first picture stands."""
        if self.made_sharing is not None:
            self.sharing.follow()
        else:
            QTimer.singleShot(FOLLOW_AFTER, self, self._follow_first)

    def leave_file(self) -> None:
        """The window goes: look after its file no more."""
        self._left = True
        if self.made_sharing is not None:
            self.sharing.let_go()

    def _follow_first(self) -> None:
        if not self._left and cast("Window", self).document.path is not None:
            self.sharing.follow()

    @cached_property
    def projector(self) -> Projector:
        """The way to the projector and back."""
        from blueprint_editor.gui.projector import Projector

        return Projector(cast("Window", self))

    @property
    def projecting(self) -> bool:
        """Whether a whole room looks at this window: then no file, account or point of attention is named."""
        return "projector" in self.__dict__ and self.projector.on

    def present(self, cursor: Cursor) -> None:
        """Show a place to a room, in a window of its own, which follows the cursor from there."""
        from blueprint_editor.gui.presenter import Presenter

        if self.presenter is None:
            self.presenter = Presenter(cast("Window", self))
            self.presenter.closed.connect(self._on_presented)
            self.presenter.show_beside()
        self.presenter.show_place(cursor)

    def _on_presented(self) -> None:
        self.presenter = None
        cast("Window", self).refresh()

    def stop_showing(self) -> None:
        """The window goes: a room sees nothing of it any more, and the dialogs beside it end, with the work in them."""
        from PySide6.QtWidgets import QDialog

        for dialog in self.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        if self.presenter is not None:
            self.presenter.close()
        if self.projecting:
            self.projector.leave()

    def be_discreet(self, on: bool) -> None:
        """Say only what a client may read, and let everything else wait to be asked for."""
        self._discreet = on
        for name in ("strip", "disk_bar"):
            if name in self.__dict__:
                getattr(self, name).set_discreet(on)

    @cached_property
    def progress(self) -> ProgressStrip:
        """What long work is doing."""
        from blueprint_editor.gui.strip import ProgressStrip

        progress = ProgressStrip(self.appearance)
        self._column.insertWidget(0, progress)
        return progress

    @cached_property
    def closing(self) -> Closing:
        """Whether the window may close."""
        from blueprint_editor.gui.closing import Closing

        return Closing(cast("Window", self))

    @cached_property
    def docks(self) -> Docks:
        """The docks, closed."""
        from blueprint_editor.gui.docks import Docks

        return Docks(cast("Window", self))

    @cached_property
    def find_bar(self) -> FindBar:
        """The bar that finds on the board."""
        from blueprint_editor.gui.palette.find_bar import FindBar

        bar = FindBar(cast("Window", self))
        self._over.addWidget(bar)
        return bar

    @cached_property
    def hints(self) -> HintBar:
        """The hints on the first board."""
        from blueprint_editor.gui.hints import HintBar

        bar = HintBar(cast("Window", self))
        self._over.addWidget(bar)
        return bar

    def hint_done(self, hint: str) -> None:
        """Somebody did what a hint says."""
        if "hints" in self.__dict__:
            self.hints.done(hint)

    @cached_property
    def help_card(self) -> HelpCard:
        """What says what something is."""
        from blueprint_editor.gui.help_card import HelpCard

        return HelpCard(cast("Window", self))

    @cached_property
    def speaker(self) -> Speaker:
        """What says each deed to who does not see it; made with the first one."""
        from blueprint_editor.gui.spoken import Speaker

        return Speaker(cast("Window", self))

    @cached_property
    def palette_popup(self) -> Palette:
        """The line that finds every command, stage and entry."""
        from blueprint_editor.gui.palette.popup import Palette

        return Palette(cast("Window", self))

    @property
    def made_docks(self) -> Docks | None:
        """The docks, if one was ever wanted."""
        return self.docks if "docks" in self.__dict__ else None

    @property
    def shown_docks(self) -> tuple[str, ...]:
        """The names of the docks that are open."""
        return self.docks.shown if self.made_docks is not None else ()

    def clear_messages(self) -> None:
        """Say nothing any more but what waits for an answer."""
        if "strip" in self.__dict__ and not (self.strip.message and self.strip.message.lasting):
            self.strip.clear()

    def drop_passing(self) -> None:
        """A deed was done: what was refused or said of the one before it is of no interest any more."""
        if self.isVisible():
            self.speaker.deed()
        if "strip" in self.__dict__:
            self.strip.drop_passing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing else wants leaves the projector."""
        held = QGuiApplication.mouseButtons()  # a dock that is being dragged would stay in a layout that is gone
        if event.key() == Qt.Key.Key_Escape and self.projecting and not held & Qt.MouseButton.LeftButton:
            self.projector.leave()
        else:
            super().keyPressEvent(event)
