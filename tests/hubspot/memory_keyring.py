"""Keyrings for where no real one is wanted: one that holds, one that forgets, one that fails."""

from __future__ import annotations

from typing import ClassVar

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordSetError

from blueprint_editor.hubspot import keys

HERE = "tests.hubspot.memory_keyring"


class Holding(KeyringBackend):
    """Holds what it is given, in memory."""

    held: ClassVar[dict[tuple[str, str], str]] = {}
    priority = 9

    def get_password(self, service: str, username: str) -> str | None:
        """What was given."""
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Hold it."""
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Hold it no longer."""
        del self.held[service, username]


class Forgetting(Holding):
    """Says yes, and holds nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Do as if."""


class Failing(Holding):
    """Refuses, with the key in its error."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Refuse."""
        raise PasswordSetError(f"cannot store {password}") from ValueError(password)


def use(monkeypatch: pytest.MonkeyPatch, *names: str) -> dict[tuple[str, str], str]:
    """Let the program know these keyrings only; gives what they hold."""
    Holding.held.clear()
    listed = tuple((HERE, name) for name in names)
    monkeypatch.setattr(keys, "BACKENDS", dict.fromkeys(keys.BACKENDS, listed))
    return Holding.held
