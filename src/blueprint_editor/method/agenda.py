"""The agenda of a half-day workshop, and the timer that counts the minutes of its parts."""

from __future__ import annotations

from collections.abc import Callable

STANDARD: tuple[tuple[str, int], ...] = (
    ("opening", 10),
    ("stages", 30),
    ("deal_test", 20),
    ("triggers", 30),
    ("break", 15),
    ("responsibilities", 15),
    ("documents", 30),
    ("data_points", 25),
    ("tasks", 15),
    ("communication", 10),
    ("closing", 10),
)
"""The parts of the standard agenda (codes; `wording` has their texts), each with its minutes."""

Clock = Callable[[], float]
"""Gives seconds that never go back, as `time.monotonic` does."""


class Timer:
    """Counts the seconds spent on each part of an agenda; one part runs at a time, or none."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._spent: dict[int, float] = {}
        self._since: float | None = None
        self.part: int | None = None
        """The part that is counted, or none before the first start."""

    @property
    def running(self) -> bool:
        """Whether it counts now."""
        return self._since is not None

    def start(self) -> None:
        """Count on, at the first part when none was counted yet."""
        if self.part is None:
            self.part = 0
        if self._since is None:
            self._since = self._clock()

    def pause(self) -> None:
        """Stop counting; what was counted stays."""
        if self.part is not None:
            self._spent[self.part] = self.spent()
        self._since = None

    def go_to(self, part: int) -> None:
        """Count another part from now on; running goes on running."""
        running = self.running
        self.pause()
        self.part = part
        if running:
            self.start()

    def reset(self) -> None:
        """Forget all that was counted."""
        self._spent.clear()
        self._since = self.part = None

    def reorder(self, places: dict[int, int]) -> None:
        """The agenda became another: where each part (a number) is now; what is not named is gone."""
        running = self.running
        self.pause()
        self._spent = {places[part]: seconds for part, seconds in self._spent.items() if part in places}
        self.part = None if self.part is None else places.get(self.part)
        if running and self.part is not None:
            self.start()

    def spent(self) -> float:
        """The seconds spent on the part that is counted."""
        if self.part is None:
            return 0.0
        counted = 0.0 if self._since is None else self._clock() - self._since
        return self._spent.get(self.part, 0.0) + counted

    def left(self, minutes: int) -> int:
        """The whole seconds that are left of a part of so many minutes, rounded up; negative once it is over."""
        return minutes * 60 - int(self.spent())


def shown(seconds: int) -> str:
    """Seconds as one reads them from a clock: `12:30`, `+1:05` once the time is over, `120′` from 100 minutes on."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'+' if seconds < 0 else ''}{minutes}" + (f":{rest:02}" if minutes < 100 else "′")
