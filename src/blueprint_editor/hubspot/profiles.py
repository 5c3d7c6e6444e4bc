"""The HubSpot accounts that the user connected, as one small file in the data folder; a key is never in it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

import msgspec

from .address import HUBSPOT
from .files import replace_file
from .wire import TEST_ACCOUNTS

LONGEST_NAME = 60


class Colour(StrEnum):
    """What an account is marked with, so that two are not taken for each other."""

    GREY = "grey"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"
    VIOLET = "violet"


class Profile(msgspec.Struct, frozen=True):
    """An account as the user knows it, and what it said of itself when it was last tested."""

    name: str
    account: int
    account_type: str = ""
    domain: str = ""
    hosting: str = ""
    host: str = HUBSPOT
    colour: Colour = Colour.GREY

    @property
    def production(self) -> bool:
        """Whether real deals may be in it."""
        return self.account_type not in TEST_ACCOUNTS

    @property
    def at_hubspot(self) -> bool:
        """Whether it is HubSpot itself, and not something that stands in for it."""
        return self.host == HUBSPOT


class _File(msgspec.Struct, frozen=True):
    portals: tuple[Profile, ...] = ()


def read_profiles(path: Path) -> tuple[Profile, ...]:
    """The accounts in a file, by name; none where there is no file. Raises OSError, msgspec.DecodeError."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ()
    return _sorted(msgspec.json.decode(data, type=_File).portals)


def write_profiles(path: Path, profiles: Iterable[Profile]) -> None:
    """Let a file hold these accounts, or leave it as it was; raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, msgspec.json.format(msgspec.json.encode(_File(_sorted(profiles))), indent=2))


def named(profiles: Iterable[Profile], name: str) -> Profile | None:
    """The account of a name, whatever its capitals and spaces."""
    return next((profile for profile in profiles if _key(profile.name) == _key(name)), None)


def _sorted(profiles: Iterable[Profile]) -> tuple[Profile, ...]:
    return tuple(sorted(profiles, key=lambda profile: _key(profile.name)))


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
