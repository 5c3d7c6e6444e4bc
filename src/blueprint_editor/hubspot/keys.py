"""Where a key is: in the system's keyring, or in memory until the program ends; never on the disk.

The keyring is one of a list, made by our own hand: what the environment or a settings file names (a null backend, a
plain file) is not asked. It may hang or ask for a password, so each call runs aside, with a time-out; after one that
hung no other is begun until it is over. What was stored is read back.
"""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from blueprint_editor.core.findings import Code

from .aside import Aside
from .errors import Cancelled, KeyTrouble
from .redact import Token

T = TypeVar("T")

MOST = 1_280
"""Characters of a key: what Windows keeps of one, 2,560 bytes of UTF-16."""
PATIENCE = 45.0
"""Seconds for a keyring to answer: somebody may have to type its password."""

BACKENDS: dict[str, tuple[tuple[str, str], ...]] = {
    "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
    "darwin": (("keyring.backends.macOS", "Keyring"),),
    "linux": (
        ("keyring.backends.SecretService", "Keyring"),
        ("keyring.backends.kwallet", "DBusKeyring"),
        ("keyring.backends.kwallet", "DBusKeyringKWallet4"),
    ),
}
"""The keyrings that keep a secret, best first."""

_POLL = 0.05
_USER = "token"
_EDGES = " \t\r\n\f\v\u00a0\u200b\u200c\u200d\u2060\ufeff"
"""What copying puts around a key, seen or unseen."""
_LOCKED = frozenset({"KeyringLocked", "LockedException", "PromptDismissedException"})


class Kept(StrEnum):
    """Where a key was put."""

    KEYRING = "keyring"
    SESSION = "session"
    """In memory: this computer has no keyring."""


def token_of(text: str) -> Token:
    """A key as it was pasted or typed; raises KeyTrouble for what cannot be one, without a character of it."""
    found = text.strip(_EDGES)
    if not found:
        raise KeyTrouble(Code.KEY_EMPTY)
    for place, character in enumerate(found, 1):
        if not "!" <= character <= "~":
            raise KeyTrouble(Code.KEY_UNFIT, {"place": place})
    if len(found) > MOST:
        raise KeyTrouble(Code.KEY_TOO_LONG, {"n": len(found), "most": MOST})
    return Token(found)


class Keys:
    """The keys of this user, by the name of their account; used by one thread at a time."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._session: dict[str, Token] = {}
        self._hung: Aside[Any] | None = None

    def keep(self, name: str, token: Token, *, stopped: Callable[[], object] = lambda: False) -> Kept:
        """Put a key away and read it back: in memory only where there is no keyring; raises KeyTrouble."""

        def store() -> bool:
            keyring = _keyring()
            keyring.set_password(_service(name), _USER, token.reveal())
            return bool(keyring.get_password(_service(name), _USER) == token.reveal())

        try:
            held = self._ask(store, stopped)
        except KeyTrouble as trouble:
            if trouble.code is not Code.KEYRING_ABSENT:
                raise
            self._session[name] = token
            return Kept.SESSION
        if not held:
            raise KeyTrouble(Code.KEYRING_FORGETS)
        self._session.pop(name, None)
        return Kept.KEYRING

    def is_for_now(self, name: str) -> bool:
        """Whether the key of an account is in memory, for want of a keyring."""
        return name in self._session

    def find(self, name: str, *, stopped: Callable[[], object] = lambda: False) -> Token | None:
        """The key of an account, or none; raises KeyTrouble."""
        if name in self._session:
            return self._session[name]
        found = self._ask(lambda: _keyring().get_password(_service(name), _USER), stopped)
        return Token(found) if isinstance(found, str) and found else None

    def forget(self, name: str, *, stopped: Callable[[], object] = lambda: False) -> None:
        """Take a key away, and see that it is gone; raises KeyTrouble."""
        held = self._session.pop(name, None)

        def remove() -> bool:
            keyring = _keyring()
            if keyring.get_password(_service(name), _USER) is not None:
                keyring.delete_password(_service(name), _USER)
            return bool(keyring.get_password(_service(name), _USER) is None)

        try:
            gone = self._ask(remove, stopped)
        except KeyTrouble as trouble:
            if trouble.code is Code.KEYRING_ABSENT and held is not None:
                return
            raise
        if not gone:
            raise KeyTrouble(Code.KEYRING_REFUSED, {"kind": "delete"})

    def _ask(self, deed: Callable[[], T], stopped: Callable[[], object]) -> T:
        """Do something with the keyring, aside; raises KeyTrouble, or Cancelled."""
        if self._hung is not None and self._hung.alive:
            raise KeyTrouble(Code.KEYRING_SILENT)
        run = Aside(deed, "keyring")
        self._hung = run
        end = time.monotonic() + self._patience
        while not run.over(_POLL):
            if stopped():
                raise Cancelled
            if time.monotonic() >= end:
                raise KeyTrouble(Code.KEYRING_SILENT)
        self._hung = None
        if run.error is not None:
            raise _trouble(run.error) from None
        return run.value()


def load_keyrings() -> None:
    """Load what the best keyring of this system needs; raises ImportError where the program was built without it."""
    importlib.import_module(BACKENDS.get(sys.platform, BACKENDS["linux"])[0][0])
    if sys.platform == "linux":
        importlib.import_module("secretstorage")  # without it that module loads as well, and is of no use


def _keyring() -> Any:
    """The first keyring of the list that this system has; called aside, as already asking for it may hang."""
    for module, name in BACKENDS.get(sys.platform, BACKENDS["linux"]):
        try:
            kind = getattr(importlib.import_module(module), name)
            usable = kind.priority > 0
        except (ImportError, RuntimeError, OSError):  # this system does not have it, or no bus to reach it by
            continue
        if usable:
            keyring = kind()
            if sys.platform == "win32":
                keyring.persist = "local machine"  # else it travels with the profile to other machines
            return keyring
    raise KeyTrouble(Code.KEYRING_ABSENT)


def _trouble(error: BaseException) -> BaseException:
    """An error of a keyring by its kind: its own text, and what caused it, may hold the key."""
    if isinstance(error, KeyTrouble) or not isinstance(error, Exception):
        return error
    kinds = {type(one).__name__ for one in (error, error.__cause__, error.__context__) if one is not None}
    if kinds & _LOCKED:
        return KeyTrouble(Code.KEYRING_LOCKED)
    return KeyTrouble(Code.KEYRING_REFUSED, {"kind": type(error).__name__})


def _service(name: str) -> str:
    """What the keyring calls an account of ours; each has its own entry, which Windows needs."""
    return f"Blueprint editor · HubSpot · {name}"
