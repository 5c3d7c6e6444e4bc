"""The names of the last commands and deeds, for a report of an error: never what they were done with."""

from __future__ import annotations

from collections import deque

TRAIL: deque[str] = deque(maxlen=40)
"""The last ones, the oldest first; of the whole process."""


def note(name: str) -> None:
    """A command or a deed begins."""
    TRAIL.append(name)
