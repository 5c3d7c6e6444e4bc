"""A function in a thread of its own, which nobody has to wait for.

A name look-up, a handshake or a keyring can hang where no time-out reaches. The thread is a daemon: the one who
asked goes on, and the program can end, while it hangs.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Aside(Generic[T]):
    """One run of a function, begun at once."""

    def __init__(self, function: Callable[[], T], name: str) -> None:
        self._function: Callable[[], T] | None = function
        self._over = threading.Event()
        self._values: list[T] = []
        self.error: BaseException | None = None
        """What the function raised, once it is over."""
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def over(self, seconds: float) -> bool:
        """Wait so long for its end; whether it came."""
        return self._over.wait(max(0.0, seconds))

    def value(self) -> T:
        """What the function gave, or raise what it raised; it must be over."""
        if self.error is not None:
            raise self.error
        return self._values[0]

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return not self._over.is_set()

    def _run(self) -> None:
        function, self._function = self._function, None
        assert function is not None
        try:
            self._values.append(function())
        except BaseException as error:  # noqa: BLE001 - all of it goes to the one who waits
            self.error = error
        finally:
            del function
            self._over.set()
