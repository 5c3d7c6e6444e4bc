"""What the Help menu does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window


def show_keys(window: Window) -> None:
    """Show the list of keys."""
    from blueprint_editor.gui.dialogs.keys import show_keys as show

    show(window, window.appearance)


def show_help(window: Window) -> None:
    """Say what is under the cursor; or put that away."""
    card = window.help_card
    if card.isVisible():
        card.close_up()
    else:
        card.open_up()


def show_about(window: Window) -> None:
    """Show what the program is, its version, and that it calls nobody."""
    from blueprint_editor.gui.dialogs.about import show_about as show

    show(window, window.appearance)


def show_privacy(window: Window) -> None:
    """Show what leaves the machine, and where everything is."""
    from blueprint_editor.gui.dialogs.privacy import show_privacy as show

    show(window)
