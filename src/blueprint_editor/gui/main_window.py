"""A window with one document in it: the page in the middle, the inspector, and the bars around them."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMenu

from blueprint_editor.core import ids
from blueprint_editor.core.compare import Changes
from blueprint_editor.core.findings import Finding, Refusal
from blueprint_editor.core.model import Blueprint, Element, EntryRef, Stage
from blueprint_editor.core.session import Session
from blueprint_editor.gui import placement
from blueprint_editor.gui.bridge import Bridge
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.files import FileFlow
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.late_parts import LateParts
from blueprint_editor.gui.menus import Commands
from blueprint_editor.gui.messages import Choice, Message, Tone, Words
from blueprint_editor.gui.pages import Pages
from blueprint_editor.gui.recovering import Recovering
from blueprint_editor.gui.status_line import StatusLine
from blueprint_editor.gui.theme import menu_sheet, status_sheet, tool_sheet
from blueprint_editor.wording import say

if TYPE_CHECKING:
    from blueprint_editor.gui.board.view import BoardView
    from blueprint_editor.gui.desk import Desk
    from blueprint_editor.workflows import Carrier, Document, Saved


class FileState(msgspec.Struct, frozen=True):
    """Where the document of a window stands on disk."""

    path: Path | None = None
    fingerprint: str | None = None
    findings: tuple[Finding, ...] = ()
    read_only: bool = False
    carrier: Carrier | None = None
    origin: Words | None = None
    """For what did not come from its own file as it stands there: what the title says of it."""
    source: Path | None = None
    """The workbook of others that it was read from."""


@guarded
class Window(LateParts):
    """One document, or the page that offers the templates."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.appearance)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._steady = False
        """Whether each change is shown at once; not while the window or its document is being put together."""
        self._refreshed_at: tuple[Cursor, tuple[EntryRef, ...], bool, bool] | None = None
        self.desk = desk
        self.session = Session(Blueprint(ids.new_id(ids.BLUEPRINT, os.urandom)), os.urandom)
        self.bridge = Bridge(self.session, self)
        self.recovering = Recovering(self)
        self.document = FileState()
        self.has_document = False
        self.files = FileFlow(self)
        self.pages = Pages(self)
        self.status_line = StatusLine(self)
        self.setStatusBar(self.status_line)
        self._column.addLayout(self._over)
        self._column.addWidget(self.pages, 1)
        self.commands = Commands(self)
        placement.restore(self, desk.settings, len(desk.windows))
        self.pages.board_made.connect(self._on_board)
        self.pages.currentChanged.connect(self.refresh)
        self.bridge.changed.connect(self._on_changed)
        self.bridge.refused.connect(self._on_refused)
        self.appearance.changed.connect(self._dress)
        self._dress()
        self._steady = True

    def _dress(self) -> None:
        look = self.appearance.look
        self.menuBar().setStyleSheet(menu_sheet(look))
        self.commands.toolbar.setStyleSheet(tool_sheet(look))
        self.status_line.setStyleSheet(status_sheet(look))
        self.status_line.settle()
        self.pages.dress(look)

    # --- What is in it

    @property
    def modified(self) -> bool:
        """Whether closing would lose something."""
        return self.has_document and not self.session.is_saved

    @property
    def untouched(self) -> bool:
        """Whether another document may take its place: nothing in it, or a template as it came."""
        return not self.has_document or (self.document.path is None and not self.modified and not self.session.can_undo)

    @property
    def shown_board(self) -> BoardView | None:
        """The board while it is what one sees, or none."""
        return self.pages.shown_board

    @property
    def cursor_place(self) -> Cursor:
        """Where the cursor is on the board."""
        board = self.pages.board
        return board.nav.cursor if board is not None else Cursor()

    @property
    def step(self) -> int | None:
        """The number of the step that is open, or none when all rows are."""
        board = self.pages.board
        return board.rows.step if board is not None else None

    def current_stage(self) -> Stage | None:
        """The stage that the cursor is in, or none."""
        stage = self.cursor_place.stage
        return self.bridge.blueprint.stage(stage) if stage else None

    def selected_count(self) -> int:
        """How many entries are selected on the board."""
        board = self.shown_board
        return len(board.selection()) if board is not None else 0

    def show_start(self) -> None:
        """Offer the templates."""
        self.pages.show_start()

    def show_document(
        self,
        document: Document,
        *,
        saved: bool = True,
        origin: Words | None = None,
        base: Blueprint | None = None,
    ) -> None:
        """Take a document in place of what is here; `saved` unless no file holds it, but maybe its `base`."""
        self.recovering.start_over()
        self.document = FileState(
            document.path,
            document.fingerprint,
            document.findings,
            document.read_only,
            document.carrier,
            origin,
            document.source,
        )
        self.session.read_only = document.read_only
        self.has_document = True
        self._steady = False
        self.session.replace(document.blueprint, saved=saved, base=base)
        self.rail.show()
        board = self.pages.begin()
        stages = document.blueprint.stages
        if stages:
            board.nav.go(Cursor(stages[0].id, Element.TRIGGER))
        self.clear_messages()
        if document.path is not None and document.findings:
            self._tell_findings(len(document.findings))
        self._steady = True
        self.recovering.begin()
        self.desk.remind(self)
        if self.desk.stands and document.path is None and document.source is None:
            self.hints.begin()
        self.follow_file()
        self.refresh()

    def mark_saved(self, blueprint: Blueprint, path: Path, saved: Saved) -> None:
        """A value of the document stands on disk now; what changed since then is still to be saved."""
        self.session.mark_saved(blueprint)
        self.session.read_only = False
        self.document = FileState(path, saved.fingerprint, self.document.findings, carrier=saved.carrier)
        self.recovering.saved(blueprint)
        self.follow_file()
        self.clear_messages()
        self.refresh()

    # --- Deeds

    def commit(self) -> None:
        """Make a deed of what is being typed, wherever that is."""
        self.pages.commit()
        if self.made_docks is not None:
            self.docks.commit()

    def notice(self, key: str) -> None:
        """Say something that is not an error."""
        self.strip.tell(Message(Tone.NOTICE, partial(say, key), public=True))

    def notice_error(self, key: str) -> None:
        """Say that something went wrong, with a way to keep the work."""
        self.strip.tell(Message(Tone.ERROR, partial(say, key), (Choice("window.save_copy", self.files.save_as),)))

    def refresh(self) -> None:
        """Bring commands, title and status line up to date."""
        if not self._steady:
            return
        self._refreshed_at = self._place()
        self.commands.refresh()
        self.refresh_steps()
        self.status_line.refresh()
        self.setWindowTitle(_title(self))
        self.setWindowModified(self.modified)

    def shown_name(self) -> str:
        """What the document is called: its file, else its client or title."""
        if not self.has_document:
            return say("window.title.start", self.appearance.language)
        if self.document.path is not None:
            return self.document.path.name
        blueprint = self.bridge.blueprint
        return blueprint.client or blueprint.title or say("window.title.unnamed", self.appearance.language)

    def show_step(self, element: Element | None) -> None:
        """Open the row of a step and fold the others; all rows for none."""
        self.leave_focus()
        self.pages.show_board().rows.show_step(element)

    def go_to(self, place: Cursor) -> None:
        """Show a place on the board."""
        self.leave_focus()
        self.pages.show_board().nav.go(place)

    def enter_focus(self) -> None:
        """Show the stage of the cursor as six panels."""
        stage = self.current_stage()
        if stage is not None:
            self.commit()
            self.pages.show_focus(stage.id)

    def leave_focus(self) -> None:
        """Go back from the six panels to the board."""
        if self.pages.in_focus:
            self.pages.commit()
            self.pages.show_board()

    def standard_layout(self) -> None:
        """Docks and toolbar where they were at first; the docks closed."""
        self.addToolBar(self.commands.toolbar)
        self.commands.toolbar.show()
        if self.made_docks is not None:
            self.docks.standard_layout()

    def come_forward(self) -> None:
        """Put this window in front of the others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_findings(self) -> None:
        """Show what was found when the file was opened."""
        from blueprint_editor.gui.dialogs.findings import show_findings

        show_findings(self, self.document.findings)

    # --- What happens

    def _tell_findings(self, count: int) -> None:
        words = partial(_count_words, count)
        self.strip.tell(Message(Tone.NOTICE, words, (Choice("window.findings.show", self.show_findings),)))

    def _on_board(self, board: BoardView) -> None:
        self.commands.attach_board(board)
        board.cursor_moved.connect(self._on_cursor)
        board.selection_changed.connect(self._on_place)
        board.view_changed.connect(self.refresh)
        board.inspect_requested.connect(self._inspect)
        board.paste_requested.connect(self.paste_list)
        board.dropped.connect(self.drop_list)
        board.menu_requested.connect(self._on_menu)

    def _inspect(self) -> None:
        self.docks["inspector"].enter()

    def _on_cursor(self, place: Cursor) -> None:
        if self.made_docks is not None:
            self.docks.show_cursor(place)
        self._on_place()

    def _on_place(self) -> None:
        """The cursor or the selection is elsewhere, which a refresh since may have seen already."""
        if self._place() != self._refreshed_at:
            self.refresh()

    def _place(self) -> tuple[Cursor, tuple[EntryRef, ...], bool, bool]:
        board = self.shown_board
        if board is None:
            return self.cursor_place, (), False, False
        return self.cursor_place, board.selection(), board.chosen.picking, board.typing.thrown.is_there

    def _on_menu(self, point: QPoint) -> None:
        self.commands.context_menu().popup(point)

    def _on_changed(self, changes: Changes) -> None:
        self.drop_passing()
        if changes.details:
            self.pages.show_journey()
        self.refresh()

    def _on_refused(self, refusal: Refusal) -> None:
        from blueprint_editor.wording import refusal_sentence

        self.strip.tell(Message(Tone.REFUSAL, partial(refusal_sentence, refusal)))

    # --- Qt's own

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell the commands that the window has a picture."""
        super().paintEvent(event)
        self.commands.window_painted()

    def createPopupMenu(self) -> QMenu | None:
        """None: the window's menus say all there is, and a right click on a bar needs no menu."""
        return None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A workbook may be dropped anywhere on the window."""
        from blueprint_editor.gui.drops import workbooks_in

        if workbooks_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the workbooks that were dropped."""
        from blueprint_editor.gui.drops import workbooks_in

        event.acceptProposedAction()
        for path in workbooks_in(event.mimeData()):
            self.files.open_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close at once when nothing is lost, else ask first."""
        if not self.closing.allows():
            event.ignore()
            return
        self.stop_showing()
        self.files.stop()
        self.recovering.leave()
        self.leave_file()
        placement.keep(self, self.desk.settings)
        if self.made_docks is not None:
            self.docks.let_go()
        event.accept()
        self.desk.forget(self)


def _title(window: Window) -> str:
    """What a window is called: its document, and where that came from; no file while others look along."""
    language, origin = window.appearance.language, window.document.origin
    if window.projecting:
        return say("window.title.projector", language)
    about = f" ({origin(language)})" if origin is not None else ""
    return f"{window.shown_name()}[*]{about}"


def _count_words(count: int, language: str) -> str:
    return say("window.findings", language, n=count)
