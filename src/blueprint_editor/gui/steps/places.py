"""Where everything in the rail lies, in pixels: pure sums, so that the strip costs nothing before the first picture."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

import msgspec

from blueprint_editor.method.steps import STEPS

STRIP = 48
"""How wide the rail is when it is closed: a column of numbers."""
OPEN = 280
"""How wide it is when it says what each step asks."""
TOP = 44
"""The line with the button that opens it, as high as the board's first line of type stands."""
LINE = 16
LEAST = 34
"""How high a step is when there is no room for more than its number."""
SMALL = 36
"""How high a line with an icon is."""
TIME = 52
"""How high the timer is while it counts."""


class Room(IntEnum):
    """How much there is room for: less of it as the window becomes lower."""

    NUMBERS = 0
    FRACTIONS = 1
    ONE_QUESTION = 2
    QUESTIONS = 3


class Box(msgspec.Struct, frozen=True):
    """The part of the rail that a command has."""

    action: str
    y: int
    height: int
    step: int | None = None


def place(
    height: int,
    steps: Sequence[str],
    last: str,
    bottom: Sequence[tuple[str, int]],
    open_step: int | None,
    lines: Sequence[int],
) -> tuple[Room, tuple[Box, ...]]:
    """The boxes of the commands: the button on top, the steps, all rows, and at the bottom what else with its height.

    What does not fit goes, from the end. `lines` is how many lines the question of each step takes, none of them
    when the rail is closed.
    """
    wanted = TOP + len(STEPS) * LEAST
    bottom = list(bottom)
    while bottom and wanted + SMALL + sum(tall for _, tall in bottom) > height:
        bottom.pop()  # the menus have it too
    below, end = sum(tall for _, tall in bottom), SMALL if wanted + SMALL <= height else 0
    room, heights = _fitting(height - TOP - end - below, open_step, lines)
    boxes, y = [Box("rail", 0, TOP)], TOP
    for step, action, tall in zip(STEPS, steps, heights, strict=True):
        boxes.append(Box(action, y, tall, step))
        y += tall
    if end:
        boxes.append(Box(last, y, SMALL))
    y = max(y + end, height - below)
    for action, tall in bottom:
        boxes.append(Box(action, y, tall))
        y += tall
    return room, tuple(boxes)


def _fitting(height: int, open_step: int | None, lines: Sequence[int]) -> tuple[Room, list[int]]:
    """The most that fits, and how high each step is then."""
    for room in reversed(Room):
        if room >= Room.ONE_QUESTION and not any(lines):
            continue
        heights = [_step_height(room, count, step == open_step) for step, count in zip(STEPS, lines, strict=True)]
        if sum(heights) <= height:
            return room, heights
    return Room.NUMBERS, [max(20, height // len(STEPS))] * len(STEPS)


def _step_height(room: Room, lines: int, is_open: bool) -> int:
    if room is Room.NUMBERS:
        return LEAST
    asked = room is Room.QUESTIONS or (room is Room.ONE_QUESTION and is_open)
    return max(56, 36 + lines * LINE) if asked else 56
