"""The file in which a practice account is kept from one time to the next.

StateError   the file is not one of a practice portal; it is left as it is
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from blueprint_editor.core.findings import Code
from blueprint_editor.hubspot.files import replace_file

from .account import Account

FORMAT, VERSION = "blueprint-practice-portal", 1


class StateError(Exception):
    """A file that cannot be taken for an account; `code` and `facts` make the sentence."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.code = Code.NO_PRACTICE_STATE
        self.facts = {"path": str(path)}


class _Kept(msgspec.Struct, frozen=True):
    """What stands in the file."""

    format: str
    version: int
    account: Account


def load(path: Path) -> Account | None:
    """The account in a file, none where there is no file; raises StateError and OSError."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    try:
        kept = msgspec.json.decode(data, type=_Kept)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise StateError(path) from None
    if (kept.format, kept.version) != (FORMAT, VERSION):
        raise StateError(path)
    return kept.account


def keep(path: Path, account: Account) -> None:
    """Let the file hold the account, in one step; raises OSError."""
    replace_file(path, msgspec.json.format(msgspec.json.encode(_Kept(FORMAT, VERSION, account)), indent=1))
