"""The HubSpot accounts of the user: connect, list, check, forget, and the door to one.

Everything that ends a function here is a PortalError. `progress` hears each step (`work.<step>` in wording), and
`stopped` is asked many times a second while HubSpot or the keyring is waited for: true stops, and what it raises
stops too and passes through.

    PortalError   an account is not connected, checked, forgotten or reached; `code` and `facts` make the sentence
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from blueprint_editor import workflows
from blueprint_editor.core.findings import Code, Facts
from blueprint_editor.hubspot.profiles import (
    LONGEST_NAME,
    Colour,
    Profile,
    named,
    read_profiles,
    write_profiles,
)
from blueprint_editor.workflows import Progress

if TYPE_CHECKING:
    from blueprint_editor.hubspot.door import Door
    from blueprint_editor.hubspot.keys import Kept, Keys
    from blueprint_editor.hubspot.redact import Token

__all__ = [
    "NEEDED_SCOPES",
    "OPTIONAL_SCOPES",
    "VARIABLE",
    "Added",
    "Colour",
    "Portal",
    "PortalError",
    "Profile",
    "Tested",
    "check_portal",
    "connect_portal",
    "disk_trouble",
    "fit_name",
    "forget_portal",
    "open_portal",
    "portals",
    "try_door",
    "without_keyring",
    "work_with_hubspot",
]

VARIABLE = "HUBSPOT_ACCESS_TOKEN"
"""The variable of the environment whose key stands in for an account, for scripts."""

NEEDED_SCOPES = ("crm.schemas.deals.read", "crm.schemas.deals.write")
"""What a key has to be allowed: the make-up of deals, and no deal."""
OPTIONAL_SCOPES = ("crm.objects.deals.read", "automation")
"""What a key may be allowed as well: to see the account's limits, and to make draft workflows."""

STEPS = ("ask_hubspot", "keep_key", "find_key")
"""What `progress` is called with."""

_DISK = {errno.ENOSPC: Code.DISK_FULL, errno.EACCES: Code.NO_PERMISSION, errno.EROFS: Code.NO_PERMISSION}

Stopped = Callable[[], object]
"""Whether to stop."""


class PortalError(Exception):
    """Why something with an account is not done; no text of a key is in it."""

    def __init__(self, code: Code, facts: Facts) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts = facts


class Tested(NamedTuple):
    """What an account and its key said of themselves."""

    profile: Profile
    scopes: tuple[str, ...] | None
    """What the key may do; none where HubSpot does not say."""
    missing: tuple[str, ...]
    """What it lacks for a push, as far as that is known."""


class Added(NamedTuple):
    """An account that was connected, and where its key is now."""

    tested: Tested
    kept: Kept
    renewed: bool
    """Whether the account was there already, and got this key instead of its old one."""


class Portal(NamedTuple):
    """An open door to an account; `profile` is none for a key of the environment."""

    door: Door
    profile: Profile | None


def disk_trouble(error: OSError, path: Path) -> PortalError:
    """What a disk that fails means, with the file of ours that it was about."""
    return PortalError(_DISK.get(error.errno or 0, Code.DISK_ERROR), {"path": str(path), "name": path.name})


def portals() -> tuple[Profile, ...]:
    """The accounts that are connected, by name; needs neither network nor keyring."""
    path = _path()
    try:
        return read_profiles(path)
    except (OSError, msgspec.DecodeError):
        raise PortalError(Code.PORTALS_UNREADABLE, {"path": str(path)}) from None


def connect_portal(
    name: str,
    key: str,
    *,
    colour: Colour | None = None,
    session: bool = True,
    progress: Progress = lambda _step: None,
    stopped: Stopped = lambda: False,
) -> Added:
    """Connect an account: try the key, keep it, and remember the account by this name.

    The name of an account that is there already gives that one the new key. Without a keyring the key is kept in
    memory, unless `session` says that this would be of no use: then nothing is kept.
    """
    from blueprint_editor.hubspot.keys import Kept, token_of

    name = fit_name(name)
    known = portals()
    old = named(known, name)
    with work_with_hubspot(name):
        token = token_of(key)
        progress("ask_hubspot")
        with _door(token, old, stopped) as door:
            wanted = old or Profile(name, 0)
            tested = _test(door, msgspec.structs.replace(wanted, colour=colour or wanted.colour), old)
        name = tested.profile.name
        progress("keep_key")
        kept = _keys().keep(name, token, stopped=stopped)
        if kept is Kept.SESSION and not session:
            _keys().forget(name)
            raise PortalError(Code.KEYRING_ABSENT, {})
    _remember(tested.profile)
    return Added(tested, kept, renewed=old is not None)


def check_portal(
    name: str | None, *, progress: Progress = lambda _step: None, stopped: Stopped = lambda: False
) -> Tested:
    """Ask an account what it is and what its key may do; none is the key of the environment."""
    portal = open_portal(name, progress=progress, stopped=stopped)
    with work_with_hubspot(name or VARIABLE), portal.door as door:
        progress("ask_hubspot")
        tested = _test(door, portal.profile or Profile(VARIABLE, 0), portal.profile)
    if portal.profile is not None and tested.profile != portal.profile:
        _remember(tested.profile)
    return tested


def forget_portal(name: str, *, progress: Progress = lambda _step: None, stopped: Stopped = lambda: False) -> Profile:
    """Forget an account and its key; nothing changes in HubSpot, where the key goes on to exist."""
    profile = _known(name)
    progress("keep_key")
    try:
        with work_with_hubspot(profile.name):
            _keys().forget(profile.name, stopped=stopped)
    except PortalError as error:
        if error.code is not Code.KEYRING_ABSENT:  # without a keyring there is no key to take away
            raise
    _write(other for other in portals() if other.name != profile.name)
    return profile


def open_portal(
    name: str | None, *, progress: Progress = lambda _step: None, stopped: Stopped = lambda: False
) -> Portal:
    """The door to an account, to be closed in the end; none is the key of the environment."""
    if name is None:
        key = os.environ.get(VARIABLE, "")
        with work_with_hubspot(VARIABLE):
            from blueprint_editor.hubspot.keys import token_of

            return Portal(_door(token_of(key), None, stopped), None)
    profile = _known(name)
    progress("find_key")
    with work_with_hubspot(profile.name):
        token = _found_key(profile.name, stopped)
        if token is None:
            raise PortalError(Code.PORTAL_NO_KEY, {"name": profile.name})
        return Portal(_door(token, profile, stopped), profile)


def without_keyring(profiles: Iterable[Profile]) -> tuple[str, ...]:
    """The names of the accounts whose key is in memory only, and is gone when the program ends."""
    return tuple(profile.name for profile in profiles if _keys().is_for_now(profile.name))


def try_door(host: str) -> None:
    """Reach an account at this host with a key that is none, and load the keyring: the program tries itself out.

    Raises PortalError, and ImportError for a part that the program was built without.
    """
    from blueprint_editor.hubspot.door import Door
    from blueprint_editor.hubspot.keys import load_keyrings
    from blueprint_editor.hubspot.redact import Token

    load_keyrings()
    with work_with_hubspot("self-test"), Door(Token("self-test-no-key"), host) as door:
        door.pipelines()


@contextmanager
def work_with_hubspot(name: str) -> Iterator[None]:
    """HubSpot's and the keyring's errors as PortalError, with the name of the account."""
    from blueprint_editor.hubspot.errors import HubSpotError, KeyTrouble

    try:
        yield
    except (HubSpotError, KeyTrouble) as error:
        raise PortalError(error.code, {"name": name, **error.facts}) from None


@cache
def _keys() -> Keys:
    """The keys of this run: what has no keyring stays in here until it ends."""
    from blueprint_editor.hubspot.keys import Keys

    return Keys()


def _door(token: Token, profile: Profile | None, stopped: Stopped) -> Door:
    """The door for a key: to the host that the environment names, else to the account's own."""
    from blueprint_editor.hubspot import address
    from blueprint_editor.hubspot.door import Door

    elsewhere = os.environ.get(address.VARIABLE, "").strip()
    host = profile.host if profile is not None and not elsewhere else address.host()
    return Door(token, host, stopped=stopped)


def _test(door: Door, wanted: Profile, known: Profile | None) -> Tested:
    """What the account and the key say; a key of another account than the known one is refused."""
    account = door.account()
    if known is not None and account.portal_id != known.account:
        facts: Facts = {"account": str(account.portal_id), "expected": str(known.account), "name": known.name}
        raise PortalError(Code.PORTAL_OTHER_ACCOUNT, facts)
    token = door.scopes()
    if token is not None:
        missing = tuple(scope for scope in NEEDED_SCOPES if scope not in token.scopes)
    else:
        missing = () if _reads(door) else NEEDED_SCOPES[:1]
    if known is None:
        wanted = msgspec.structs.replace(wanted, host=door.host)
    profile = msgspec.structs.replace(
        wanted,
        account=account.portal_id,
        account_type=account.account_type,
        domain=account.ui_domain,
        hosting=account.data_hosting_location,
    )
    return Tested(profile, None if token is None else token.scopes, missing)


def _reads(door: Door) -> bool:
    """Whether the key may read how deals are set up: the one thing that can be tried without a trace."""
    from blueprint_editor.hubspot.errors import MissingScope

    try:
        door.pipelines()
    except MissingScope:
        return False
    return True


def _known(name: str) -> Profile:
    known = portals()
    found = named(known, name)
    if found is None:
        there = ", ".join(profile.name for profile in known) or "–"
        raise PortalError(Code.PORTAL_UNKNOWN, {"name": name, "known": there})
    return found


def fit_name(name: str) -> str:
    """A name for an account, without what is too much around it; raises PortalError with `portal_name_unfit`."""
    fit = " ".join(name.split())
    if not 0 < len(fit) <= LONGEST_NAME or not fit.isprintable():
        raise PortalError(Code.PORTAL_NAME_UNFIT, {"most": LONGEST_NAME})
    return fit


def _found_key(name: str, stopped: Stopped) -> Token | None:
    """The key of an account, or none: also where there is no keyring that could hold one."""
    from blueprint_editor.hubspot.errors import KeyTrouble

    try:
        return _keys().find(name, stopped=stopped)
    except KeyTrouble as trouble:
        if trouble.code is Code.KEYRING_ABSENT:
            return None
        raise


def _remember(profile: Profile) -> None:
    _write([*(other for other in portals() if other.name != profile.name), profile])


def _write(profiles: Iterator[Profile] | list[Profile]) -> None:
    path = _path()
    try:
        write_profiles(path, profiles)
    except OSError as error:
        raise disk_trouble(error, path) from None


def _path() -> Path:
    return workflows.data_folder() / "hubspot.json"
