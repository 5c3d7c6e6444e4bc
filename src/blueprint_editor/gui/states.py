"""How each command stands: when it can be done, whether it is on, and what it is called at this moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtWidgets import QApplication

from blueprint_editor.core.model import Element, Status
from blueprint_editor.wording import say

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window


def always(_window: Window) -> bool:
    """At any time."""
    return True


def has_document(window: Window) -> bool:
    """When there is a blueprint in the window."""
    return window.has_document


def can_fetch(window: Window) -> bool:
    """When the blueprint may take changes from elsewhere."""
    return window.has_document and not window.session.read_only


def has_step(window: Window) -> bool:
    """When one step is open."""
    return window.has_document and window.step is not None


def fills_worksheets(window: Window) -> bool:
    """When worksheets have what is there already."""
    return window.desk.settings.filled_worksheets


def on_board_page(window: Window) -> bool:
    """When the board is what one sees."""
    return window.shown_board is not None


def has_selection(window: Window) -> bool:
    """When entries are selected on the board."""
    board = window.shown_board
    return board is not None and bool(board.selection())


def on_entry(window: Window) -> bool:
    """When the cursor is on an entry."""
    return on_board_page(window) and window.cursor_place.entry is not None


def in_cell(window: Window) -> bool:
    """When the cursor is in a cell."""
    return on_board_page(window) and window.cursor_place.element is not None


def has_stage(window: Window) -> bool:
    """When the cursor is in a stage."""
    return window.has_document and window.current_stage() is not None


def can_focus(window: Window) -> bool:
    """When there is a stage to show in full; on the label of a row it is the stage one was in last."""
    return window.has_document and bool(window.bridge.blueprint.stages)


def can_confirm(window: Window) -> bool:
    """When entries are selected that nobody has confirmed yet."""
    board = window.shown_board
    return board is not None and any(entry.status is not Status.CONFIRMED for entry in board.chosen.entries())


def all_are(window: Window, status: Status) -> bool:
    """When all that is selected has this status."""
    board = window.shown_board
    entries = board.chosen.entries() if board is not None else ()
    return bool(entries) and all(entry.status is status for entry in entries)


def has_examples(window: Window) -> bool:
    """When the board still has examples in it."""
    return on_board_page(window) and window.examples.count(window.bridge.blueprint) > 0


def examples_words(window: Window, language: str) -> str:
    """The command with the number of examples that it deletes."""
    count = window.examples.count(window.bridge.blueprint) if window.has_document else 0
    return say("action.delete_examples_n", language, n=count) if count else say("action.delete_examples", language)


def has_next_stage(window: Window) -> bool:
    """When entries are selected, and a stage follows the first of theirs."""
    board = window.shown_board
    if board is None or not board.selection():
        return False
    return min(board.matrix.index[ref.stage] for ref in board.selection()) + 1 < len(board.matrix.stages)


def can_move(window: Window) -> bool:
    """When there is something to move left or right: entries, or the stage of a header."""
    return has_selection(window) or (on_board_page(window) and window.cursor_place.stage is not None)


def can_merge(window: Window) -> bool:
    """When another stage follows."""
    stage = window.current_stage()
    return stage is not None and window.bridge.blueprint.stages[-1].id != stage.id


def can_turn(window: Window, element: Element) -> bool:
    """When entries are selected that are something else."""
    board = window.shown_board
    return board is not None and any(ref.element is not element for ref in board.selection())


def can_undo(window: Window) -> bool:
    """When there is a deed to take back, or a line that is or was being typed."""
    board = window.shown_board
    typed = board is not None and (board.typing.target is not None or board.typing.thrown.is_there)
    return window.has_document and (window.session.can_undo or typed)


def can_redo(window: Window) -> bool:
    """When a deed has been taken back."""
    return window.has_document and window.session.can_redo


def can_copy(window: Window) -> bool:
    """When there is something to copy: text that is being typed, or entries."""
    return text_box() is not None or has_selection(window)


def can_paste(window: Window) -> bool:
    """When there is a place to paste in."""
    return text_box() is not None or in_cell(window)


def can_delete(window: Window) -> bool:
    """When entries are selected, or the cursor is on a stage's header."""
    return has_selection(window) or on_header(window)


def can_duplicate(window: Window) -> bool:
    """When entries are selected, or the cursor is on a stage's header."""
    return has_selection(window) or on_header(window)


def on_header(window: Window) -> bool:
    """When the cursor is on a stage's header."""
    return on_board_page(window) and window.cursor_place.stage is not None and window.cursor_place.element is None


def in_focus(window: Window) -> bool:
    """When one stage is shown as six panels."""
    return window.pages.in_focus


def presenting(window: Window) -> bool:
    """When a room sees the presenter window."""
    return window.presenter is not None


def frozen(window: Window) -> bool:
    """When the presenter window stays where it is."""
    return window.presenter is not None and window.presenter.frozen


def projecting(window: Window) -> bool:
    """When the window is on the projector."""
    return window.projecting


def may_move(window: Window) -> bool:
    """When cards and rows may move."""
    return window.desk.settings.motion


def projector_is_light(window: Window) -> bool:
    """When the projector is light whatever the theme is."""
    return window.desk.theme.light_projector


def inspecting(window: Window) -> bool:
    """When the inspector is open."""
    return "inspector" in window.shown_docks


def rail_open(window: Window) -> bool:
    """When the rail says what each step asks."""
    return window.made_rail is not None and window.rail.is_open


def standing_out(window: Window) -> frozenset[Status]:
    """The statuses whose cards are not muted."""
    board = window.pages.board
    return board.statuses if board is not None else frozenset(Status)


def shows_journey(window: Window) -> bool:
    """When the row of the customer's journey is shown."""
    board = window.pages.board
    return board is not None and board.frame.journey is not None


def is_timed(window: Window) -> bool:
    """When the timer was started."""
    return window.made_timer is not None and window.step_timer.item is not None


def has_next_part(window: Window) -> bool:
    """When the timer counts a part that another follows."""
    return window.made_timer is not None and window.step_timer.following is not None


def timer_words(window: Window, language: str) -> str:
    """Start, pause, or go on, as the timer stands."""
    if not is_timed(window):
        return say("action.timer", language)
    return say("action.timer.pause" if window.step_timer.timer.running else "action.timer.go_on", language)


def shows_agenda(window: Window) -> bool:
    """When the agenda is open."""
    return "agenda" in window.shown_docks


def shows_roles(window: Window) -> bool:
    """When the list of roles is open."""
    return "roles" in window.shown_docks


def shows_tips(window: Window) -> bool:
    """When the help with the steps is open."""
    return "tips" in window.shown_docks


def shows_golive(window: Window) -> bool:
    """When the go-live checklist is open."""
    return "golive" in window.shown_docks


def practising(window: Window) -> bool:
    """When the practice portal runs."""
    return window.desk.practising


def data_points_shown(window: Window) -> bool:
    """When the table of data points is open."""
    return "data_points" in window.shown_docks


def is_deliberately_empty(window: Window) -> bool:
    """When the room decided that the cell stays empty."""
    stage, element = window.current_stage(), window.cursor_place.element
    return stage is not None and element is not None and element in stage.deliberately_empty


class TextBox(Protocol):
    """What the Edit menu's cut, copy and paste go to while it has the keyboard: a text, or a table of its own."""

    def cut(self) -> object:
        """Copy what is selected, and take it away."""

    def copy(self) -> object:
        """Put what is selected on the clipboard."""

    def paste(self) -> object:
        """Take what is on the clipboard."""

    def selectAll(self) -> object:
        """Select all there is."""


def text_box() -> TextBox | None:
    """The text box that one is typing in, or the table that has a clipboard of its own; or none."""
    found = QApplication.focusWidget()
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit  # not for the first picture

    if isinstance(found, QLineEdit | QTextEdit | QPlainTextEdit):
        return found
    return cast("TextBox", found) if getattr(found, "takes_clipboard", False) else None


def undo_words(window: Window, language: str) -> str:
    """The command with the deed that it takes back."""
    return _step_words(window, "undo", language)


def redo_words(window: Window, language: str) -> str:
    """The command with the deed that it does again."""
    return _step_words(window, "redo", language)


def _step_words(window: Window, command: str, language: str) -> str:
    step = window.session.undo_step if command == "undo" else window.session.redo_step
    if not window.has_document or step is None:
        return say(f"action.{command}", language)
    from blueprint_editor.wording import step_name

    return say(f"action.{command}_step", language, step=step_name(step, language).replace("&", "&&"))
