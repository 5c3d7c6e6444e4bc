"""The practice portal: a HubSpot account on this machine, for the command line, the window and teaching."""

from __future__ import annotations

from pathlib import Path

from blueprint_editor import workflows
from blueprint_editor.hubspot.practice import (
    Account,
    BadFaults,
    Kind,
    PortError,
    PracticePortal,
    StateError,
    parse_faults,
)
from blueprint_editor.hubspot.practice.defaults import start_account
from blueprint_editor.hubspot.profiles import Colour, Profile
from blueprint_editor.wording import say
from blueprint_editor.workflows.portals import Portal, PortalError, Stopped, disk_trouble

__all__ = [
    "FAULTS",
    "Account",
    "BadFaults",
    "PracticePortal",
    "begin_afresh",
    "kept_practice",
    "open_practice",
    "practice_portal",
    "practice_profile",
    "put_back",
    "set_practice_aside",
]

FAULTS = (*Kind, "storm")
"""What can go wrong, by the names that a list of faults uses."""


def practice_portal(
    *,
    port: int = 0,
    faults: str = "",
    state: Path | None = None,
    token: str | None = None,
    production: bool = False,
) -> PracticePortal:
    """A portal that is not started yet; `with` starts and stops it, and `url` is where it is.

    Port 0 is a free one. Raises BadFaults; PortError and StateError, which have a code and facts; and OSError for a
    file that cannot be read or written.
    """
    return PracticePortal(
        port=port, faults=parse_faults(faults), kept=state, token=token or None, production=production, say=say
    )


def kept_practice() -> PracticePortal:
    """The practice portal of the window, not started yet: its account stays in the data folder. Raises PortalError."""
    path = _kept_in()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return practice_portal(state=path)
    except (PortError, StateError) as error:
        raise PortalError(error.code, error.facts) from None
    except OSError as error:
        raise disk_trouble(error, path) from None


def set_practice_aside() -> None:
    """Give the file of the practice portal, which cannot be read, another name; raises PortalError."""
    path = _kept_in()
    try:
        path.replace(path.with_suffix(".unreadable.json"))
    except OSError as error:
        raise disk_trouble(error, path) from None


def begin_afresh(portal: PracticePortal) -> Account:
    """Make a practice account what HubSpot gives somebody new, and give what it was; raises PortalError."""
    was = portal.account
    put_back(portal, start_account())
    return was


def put_back(portal: PracticePortal, account: Account) -> None:
    """Make a practice account what it was; raises PortalError."""
    try:
        portal.change(lambda _account: account)
    except OSError as error:
        raise disk_trouble(error, _kept_in()) from None


def _kept_in() -> Path:
    return workflows.data_folder() / "practice.json"


def practice_profile(name: str, portal: PracticePortal | None = None) -> Profile:
    """The practice portal as an account; without one that was started, what it will be."""
    account = start_account() if portal is None else portal.account
    return Profile(
        name,
        account.portal_id,
        account_type=account.account_type,
        hosting=account.data_hosting_location,
        host="" if portal is None else portal.url,
        colour=Colour.GREEN,
    )


def open_practice(portal: PracticePortal, name: str, *, stopped: Stopped = lambda: False) -> Portal:
    """The door to a practice portal that was started; it takes any key, so it gets one that is none."""
    from blueprint_editor.hubspot.door import Door
    from blueprint_editor.hubspot.redact import Token

    return Portal(Door(Token("practice-no-key"), portal.url, stopped=stopped), practice_profile(name, portal))
