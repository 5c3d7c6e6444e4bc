"""What the HubSpot menu does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window


def push(window: Window) -> None:
    """Make a plan of a push, look at it, and carry it out."""
    from blueprint_editor.gui.hubspot.push import show_push

    show_push(window)


def compare(window: Window) -> None:
    """Show what is different from the pipeline in HubSpot."""
    from blueprint_editor.gui.hubspot.drift import show_drift

    show_drift(window)


def fetch(window: Window) -> None:
    """Make a blueprint from a pipeline in HubSpot."""
    from blueprint_editor.gui.hubspot.fetch import show_fetch

    show_fetch(window)


def undo(window: Window) -> None:
    """Choose a push to turn back."""
    from blueprint_editor.gui.hubspot.undo import show_undo

    show_undo(window)


def golive(window: Window) -> None:
    """Open the go-live checklist and go to it; when one is in it already, close it."""
    window.docks.toggle("golive")


def show_accounts(window: Window) -> None:
    """Show the accounts that are connected."""
    from blueprint_editor.gui.hubspot.accounts_dialog import show_accounts as show

    show(window)


def practice(window: Window) -> None:
    """Start the practice portal and show its page, or stop it."""
    if window.desk.practising:
        window.desk.practice.stop()
        window.notice("push_window.practice.stopped")
        return
    from blueprint_editor.gui.hubspot.pages import show_practice

    if show_practice(window):
        window.notice("push_window.practice.started")


def practice_page(window: Window) -> None:
    """Show the page of the practice portal."""
    from blueprint_editor.gui.hubspot.pages import show_practice

    show_practice(window)


def practice_afresh(window: Window) -> None:
    """Ask whether all that is in the practice portal may go."""
    from blueprint_editor.gui.hubspot.pages import ask_afresh

    ask_afresh(window)


def open_page(window: Window, name: str) -> None:
    """Go to a page of HubSpot's."""
    from blueprint_editor.gui.hubspot.pages import go_to_page
    from blueprint_editor.workflows.links import Place

    go_to_page(window, Place(name))
