"""What was typed and is not kept: Esc threw it away, or it could not be. Undo brings it back, until another deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .typed import Typing
    from .typed_line import Discarded


class Thrown:
    """Remembers the last line that was closed without keeping it."""

    def __init__(self, typing: Typing) -> None:
        self._typing = typing
        self._line: Discarded | None = None

    @property
    def is_there(self) -> bool:
        """Whether there is something to bring back, and no line open in its place."""
        return self._line is not None and self._typing.target is None

    def take(self, line: Discarded) -> None:
        """Remember a line."""
        self._line = line

    def forget(self) -> None:
        """A deed was done since: it stays away."""
        self._line = None

    def bring_back(self) -> bool:
        """Open the line again with what was in it; false when there is nothing."""
        typing = self._typing
        if self._line is None or typing.target is not None:
            return False
        (target, text, plain), self._line = self._line, None
        if target.key is None:
            typing.begin_name(target.stage or "")
        elif target.key[0] not in typing.board.matrix.index:
            return False
        elif target.entry is None:
            typing.begin_draft(target.key, target.position)
        else:
            typing.begin_edit(target.key, target.entry)
        if typing.editor is None:
            return False
        first = typing.editor.first
        typing.begin(text, plain)
        typing.editor.first = first
        return True
