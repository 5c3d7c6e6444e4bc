"""Where the user is: a stage, one of its elements, and an entry, each or none of them."""

from __future__ import annotations

from typing import NamedTuple

from blueprint_editor.core.model import Element


class Cursor(NamedTuple):
    """A place on the board; nothing at all is the blueprint itself."""

    stage: str | None = None
    element: Element | None = None
    entry: str | None = None
