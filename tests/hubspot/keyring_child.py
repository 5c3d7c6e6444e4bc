"""One story with a real keyring, in a session of its own; prints what came of each step as JSON.

Usage: keyring_child.py STORY, with `HOME` a folder that is thrown away.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from blueprint_editor.hubspot.errors import KeyTrouble
from blueprint_editor.hubspot.keys import Keys, token_of
from blueprint_editor.hubspot.redact import Token

KEY = "pat-eu1-KEYRING-CANARY-51f0"
NAME = "Jansen"


def said(deed: Callable[[], object]) -> dict[str, object]:
    """What a deed gave, or the code of why not; and how long it took."""
    began = time.monotonic()
    try:
        given = deed()
        outcome = given.reveal() if isinstance(given, Token) else None if given is None else str(given)
    except KeyTrouble as trouble:
        outcome = trouble.code.value
    return {"outcome": outcome, "seconds": time.monotonic() - began}


@contextmanager
def daemon(password: str) -> Iterator[subprocess.Popen[bytes]]:
    """A keyring that was unlocked with a password, and answers."""
    import secretstorage
    from jeepney.bus_messages import message_bus

    command = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        assert process.stdin is not None
        process.stdin.write(password.encode())
        process.stdin.close()
        bus = secretstorage.dbus_init()
        while not bus.send_and_get_reply(message_bus.NameHasOwner("org.freedesktop.secrets")).body[0]:
            threading.Event().wait(0.01)
        bus.close()
        try:
            yield process
        finally:
            process.send_signal(signal.SIGCONT)
            process.terminate()


def kept() -> list[dict[str, object]]:
    """Kept, found by another run, taken away."""
    keys = Keys(10)
    with daemon("right"):
        return [
            said(lambda: keys.find(NAME)),
            said(lambda: keys.keep(NAME, token_of(KEY))),
            said(lambda: Keys(10).find(NAME)),
            said(lambda: keys.forget(NAME)),
            said(lambda: Keys(10).find(NAME)),
            said(lambda: keys.keep(NAME, token_of(KEY))),
        ]


def locked() -> list[dict[str, object]]:
    """Locked while the program runs."""
    import secretstorage

    with daemon("right"):
        first = said(lambda: Keys(10).keep(NAME, token_of(KEY)))
        bus = secretstorage.dbus_init()
        secretstorage.get_default_collection(bus).lock()
        bus.close()
        return [first, said(lambda: Keys(10).find(NAME)), said(lambda: Keys(10).keep(NAME, token_of(KEY)))]


def wrong() -> list[dict[str, object]]:
    """Unlocked with the wrong password, after a right one made it."""
    with daemon("right"):
        first = said(lambda: Keys(10).keep(NAME, token_of(KEY)))
    with daemon("wrong"):
        return [first, said(lambda: Keys(10).find(NAME)), said(lambda: Keys(10).keep(NAME, token_of(KEY)))]


def hung() -> list[dict[str, object]]:
    """Hangs for a while; meanwhile another thread counts how long it was ever held up."""
    with daemon("right") as process:
        keys = Keys(1.0)
        first = said(lambda: keys.keep(NAME, token_of(KEY)))
        process.send_signal(signal.SIGSTOP)
        held_up, over = [0.0], threading.Event()

        def tick() -> None:
            last = time.monotonic()
            while not over.wait(0.005):
                now = time.monotonic()
                held_up[0] = max(held_up[0], now - last)
                last = now

        ticker = threading.Thread(target=tick)
        ticker.start()
        second, third = said(lambda: keys.find(NAME)), said(lambda: keys.find(NAME))
        over.set()
        ticker.join()
        process.send_signal(signal.SIGCONT)
        assert keys._hung is not None
        keys._hung.over(10)
        return [first, second, third, said(lambda: keys.find(NAME)), {"outcome": "tick", "seconds": held_up[0]}]


def absent() -> list[dict[str, object]]:
    """No keyring at all: in memory, for this run."""
    keys = Keys(10)
    return [
        said(lambda: keys.keep(NAME, token_of(KEY))),
        said(lambda: keys.find(NAME)),
        said(lambda: Keys(10).find(NAME)),
        said(lambda: keys.forget(NAME)),
        said(lambda: keys.find(NAME)),
    ]


if __name__ == "__main__":
    stories = {"kept": kept, "locked": locked, "wrong": wrong, "hung": hung, "absent": absent}
    sys.stdout.write(json.dumps(stories[sys.argv[1]]()))
    sys.stdout.flush()
    os._exit(0)
