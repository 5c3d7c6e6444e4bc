"""What the File menu does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window


def new(window: Window) -> None:
    """Choose a template for a new blueprint."""
    window.files.ask_new()


def open_file(window: Window) -> None:
    """Choose a workbook to open."""
    window.files.ask_open()


def save(window: Window) -> None:
    """Save to the workbook it came from, or ask where."""
    window.files.save()


def save_as(window: Window) -> None:
    """Save under another name."""
    window.files.save_as()


def close(window: Window) -> None:
    """Close this window; asks when something is not saved."""
    window.close()


def leave(window: Window) -> None:
    """Close all windows; asks for each that is not saved."""
    window.desk.leave()


def compare(window: Window) -> None:
    """Choose a workbook to compare with."""
    from blueprint_editor.gui.dialogs.compare import compare_with

    compare_with(window)


def fetch(window: Window) -> None:
    """Choose a workbook to take changes from."""
    from blueprint_editor.gui.dialogs.fetch import fetch_from

    fetch_from(window)


def versions(window: Window) -> None:
    """List what was saved before."""
    from blueprint_editor.gui.dialogs.versions import show_versions

    show_versions(window)


def left_work(window: Window) -> None:
    """List the work that a crash left."""
    window.desk.left_work.show_list(window)


def settings(window: Window) -> None:
    """Show the settings."""
    from blueprint_editor.gui.dialogs.preferences import show_settings

    show_settings(window)
