"""Where the user is: a stage, one of its elements, and an entry, each or none of them."""

from __future__ import annotations

import msgspec

from blueprint_editor.core.model import Element


class Cursor(msgspec.Struct, frozen=True):
    """A place on the board; nothing at all is the blueprint itself."""

    stage: str | None = None
    element: Element | None = None
    entry: str | None = None
