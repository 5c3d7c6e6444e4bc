"""Pasting into the board: what lies on the clipboard becomes entries in one step; a table asks first, in a bar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from blueprint_editor.core.copies import Copies, lost_links, paste_of
from blueprint_editor.core.edits import AddEntries
from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.model import Element, EntryRef
from blueprint_editor.gui import clipboard
from blueprint_editor.gui.board.loads import documents_of
from blueprint_editor.gui.messages import Choice, Message, Tone
from blueprint_editor.wording import say, what
from blueprint_editor.workflows.clipboard import MOST_LINES, QUICK, Clip, Flavours, Lines, Rows, Table, TooMuch, read
from blueprint_editor.workflows.pasting import Place, paste_lines, paste_one

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from blueprint_editor.core.compare import Changes
    from blueprint_editor.core.edits import PasteEntries
    from blueprint_editor.gui.board.view import BoardView
    from blueprint_editor.gui.jobs import Context
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.gui.paste_bar import PasteBar
    from blueprint_editor.paint.matrix import CellKey
    from blueprint_editor.workflows.paste_tables import Columns


class Pasting:
    """Pastes into the board of one window."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.bar: PasteBar | None = None
        """The bar for a table, once there has been one."""
        window.bridge.changed.connect(self._on_changed)

    def paste(self, *, as_text: bool = False) -> None:
        """Paste below the cursor, or where an empty line stands open; `as_text` takes each line as it is."""
        board = self.window.shown_board
        place = self._place(board) if board is not None else None
        if place is None:
            return
        files = clipboard.files() if place.element is Element.DOCUMENT and not as_text else ()
        if files:
            made = documents_of(files, self.window.session)
            if self.window.bridge.do(AddEntries(place.stage, place.element, place.index, made)) and board is not None:
                board.nav.select_refs(tuple(EntryRef(place.stage, place.element, one.id) for one in made))
            return
        self._put(place, clipboard.taken(), as_text)

    def paste_here(self, data: QMimeData) -> None:
        """Take what was pasted or dropped into an empty line, as entries in its place."""
        board = self.window.shown_board
        place = self._place(board) if board is not None else None
        if place is not None:
            self._put(place, clipboard.flavours_in(data), False)

    def drop(self, data: QMimeData, key: CellKey, position: int) -> None:
        """Take what was dropped on a cell, as if it had been pasted there."""
        self._put(Place(key[0], key[1], position, self.window.session.new_seed()), clipboard.flavours_in(data), False)

    def _put(self, place: Place, flavours: Flavours, as_text: bool) -> None:
        if self.window.session.read_only:
            self.window.bridge.refused.emit(Refusal(Code.READ_ONLY))
        elif flavours.size <= QUICK:
            self._take(place, read(flavours, as_text=as_text))
        else:
            self._read_beside(place, flavours, as_text)

    def _read_beside(self, place: Place, flavours: Flavours, as_text: bool) -> None:
        """Read what is long in the worker."""

        def work(context: Context) -> Clip:
            clip = read(flavours, as_text=as_text)
            context.check()
            return clip

        window = self.window
        job = window.desk.jobs.start(work, partial(self._read, place), self._not_read, window.progress.end, of=window)
        window.progress.begin("work.read_clipboard", job.cancel)

    def paste_rows(self, rows: Rows, columns: Columns, place: Place) -> None:
        """Paste a table, each column as what it was said to hold, and remember that."""
        from blueprint_editor.workflows import paste_tables

        self.close_bar()
        window = self.window
        edit = paste_tables.paste_rows(rows, columns, window.bridge.blueprint, place, window.appearance.language)
        if self._do(edit):
            window.desk.settings.remember_columns(place.element.value, paste_tables.remembered_of(rows, columns))
            self._tell(edit)

    def paste_table_as_text(self, rows: Rows, place: Place) -> None:
        """Paste a table as lines, its cells behind each other."""
        self.close_bar()
        self._paste_lines(tuple(" ".join(filter(None, row)) for row in rows), place)

    def close_bar(self) -> None:
        """Take the bar for a table away; the keyboard goes back to the board."""
        if self.bar is not None and not self.bar.isHidden():
            if self.bar.isAncestorOf(self.window.focusWidget()):
                self.window.pages.focus_current()  # before Qt gives it to whatever comes next
            self.bar.hide()

    # Where, and what

    def _place(self, board: BoardView) -> Place | None:
        target, cursor = board.typing.target, board.nav.cursor
        if target is not None and target.is_draft and target.key is not None:
            key, index = target.key, target.position or 0
            board.typing.commit()  # of an empty line nothing is left
        elif cursor.stage in board.matrix.index and cursor.stage is not None and cursor.element is not None:
            board.typing.commit()
            key = (cursor.stage, cursor.element)
            below = board.keys.below(board.pool.view(key))
            index = len(board.pool.model(key).cell) if below is None else below
        else:
            return None
        return Place(key[0], key[1], index, self.window.session.new_seed())

    def _read(self, place: Place, clip: Clip) -> None:
        self.window.progress.end()
        self._take(place, clip)

    def _not_read(self, error: Exception) -> None:
        self.window.progress.end()
        raise error

    def _take(self, place: Place, clip: Clip) -> None:
        window = self.window
        if window.bridge.blueprint.stage(place.stage) is None:
            window.notice("paste.place_gone")
        elif clip is None:
            window.notice("paste.nothing")
        elif isinstance(clip, TooMuch):
            window.strip.tell(Message(Tone.REFUSAL, lambda language: say("paste.too_much", language, most=MOST_LINES)))
        elif isinstance(clip, Copies):
            edit = paste_of(clip, window.bridge.blueprint, place.stage, place.element, place.index, place.seed)
            if edit is not None and self._do(edit) and (lost := lost_links(edit, window.bridge.blueprint)):
                self._tell_lost(lost)
        elif isinstance(clip, Lines):
            self._paste_lines(clip.texts, place)
        elif isinstance(clip, Table):
            self._ask(clip.rows, place)

    # The deeds

    def _do(self, edit: PasteEntries) -> bool:
        done = self.window.bridge.do(edit)
        board = self.window.shown_board
        if done and board is not None:
            board.nav.select_refs(edit.refs())
        return done

    def _paste_lines(self, texts: tuple[str, ...], place: Place) -> None:
        edit = paste_lines(texts, place)
        if self._do(edit) and len(texts) > 1:
            self._tell(edit, Choice("paste.as_one", partial(self._as_one, texts, place)))

    def _as_one(self, texts: tuple[str, ...], place: Place) -> None:
        """Put one entry in the place of those that were pasted just now, as the one step."""
        edit, window = paste_one(texts, place), self.window
        outcome = window.bridge.preview(edit)
        if isinstance(outcome, Refusal) and outcome.code.value != "already_there":
            window.bridge.refused.emit(outcome)
            return
        window.session.undo()
        self._do(edit)

    def _tell_lost(self, lost: int) -> None:
        self.window.strip.tell(
            Message(Tone.NOTICE, lambda language: say("paste.lost_links", language, n=lost), of_deed=True)
        )

    def _tell(self, edit: PasteEntries, *choices: Choice) -> None:
        facts = edit.step(self.window.bridge.blueprint).facts
        words = lambda language: say("paste.done", language, what=what(facts, language))  # noqa: E731 - one message
        self.window.strip.tell(Message(Tone.NOTICE, words, choices, of_deed=True))
        self._show_cursor()

    def _show_cursor(self) -> None:
        """A bar takes room from the board: what was in sight stays there."""
        board = self.window.shown_board
        if board is not None:
            QTimer.singleShot(0, board, partial(_reveal, board))

    # A table

    def _ask(self, rows: Rows, place: Place) -> None:
        if self.bar is None:
            from blueprint_editor.gui.paste_bar import PasteBar

            self.bar = PasteBar(self)
            self.window.add_bar(self.bar)
        from blueprint_editor.workflows.paste_tables import guess

        remembered = self.window.desk.settings.columns(place.element.value)
        columns = guess(rows, place.element, self.window.bridge.blueprint, remembered)
        self.bar.ask(rows, columns, place)
        self._show_cursor()

    def _on_changed(self, _changes: Changes) -> None:
        bar = self.bar
        if bar is not None and bar.place is not None and self.window.bridge.blueprint.stage(bar.place.stage) is None:
            self.close_bar()


def _reveal(board: BoardView) -> None:
    """Show the cursor, and of its cell and what is selected there as much as there is room for."""
    cursor = board.nav.cursor
    if cursor.stage in board.matrix.index and cursor.stage is not None and cursor.element is not None:
        view = board.pool.view((cursor.stage, cursor.element))
        board.nav.reveal_rect(view.geometry())
        rows = [index.row() for index in view.selectedIndexes()]
        for row in (max(rows, default=0), view.current_row()):
            board.nav.reveal_row(view, max(0, row))
