"""The parts of a board that only some sessions need, made when they are first wanted."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from .area import QWidget as Area

if TYPE_CHECKING:
    from .band import Band
    from .deeds import BoardDeeds
    from .drags import Drags
    from .keys import BoardKeys
    from .motion import Motion
    from .mover import Mover
    from .stage_deeds import StageDeeds
    from .view import BoardView
    from .zooming import Zooming


class LateParts(Area):
    """A board without its contents: what the first picture does without."""

    @property
    def _board(self) -> BoardView:
        return cast("BoardView", self)

    @cached_property
    def keys(self) -> BoardKeys:
        """What the keys do, made when the first is pressed."""
        from .keys import BoardKeys

        return BoardKeys(self._board)

    @cached_property
    def drags(self) -> Drags:
        """The drags, made when the pointer first drags something."""
        from .drags import Drags

        return Drags(self._board)

    @cached_property
    def band(self) -> Band:
        """The frame around cards, made when the mouse is first pressed on the ground."""
        from .band import Band

        return Band(self._board)

    @cached_property
    def deeds(self) -> BoardDeeds:
        """What the menus and keys do with entries, made when the first of them is chosen."""
        from .deeds import BoardDeeds

        return BoardDeeds(self._board)

    @cached_property
    def stage_deeds(self) -> StageDeeds:
        """What the menus and keys do with stages, likewise."""
        from .stage_deeds import StageDeeds

        return StageDeeds(self._board)

    @cached_property
    def zooming(self) -> Zooming:
        """What makes it larger and smaller, made when it is first wanted."""
        from .zooming import Zooming

        return Zooming(self._board)

    @cached_property
    def mover(self) -> Mover:
        """What asks where entries go, likewise."""
        from .mover import Mover

        return Mover(self._board)

    @cached_property
    def motion(self) -> Motion:
        """What moves when a row folds or a card lands, likewise."""
        from .motion import Motion

        return Motion(self._board)
