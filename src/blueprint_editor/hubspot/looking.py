"""A look at the account through the door: all that a plan needs, in as few reads as there can be."""

from __future__ import annotations

from msgspec.structs import replace

from .door import Door
from .errors import MissingScope, NotThere
from .state import AccountState
from .wire import FlowRecord, LimitsRecord


def look(door: Door, *, workflows: bool = False, limits: bool = True) -> AccountState:
    """The account as it is; raises HubSpotError.

    `workflows` are looked at only when drafts are to be made, `limits` only where the key may see them.
    """
    account = door.account()
    return AccountState(
        account=account,
        pipelines=door.pipelines(),
        properties=door.properties(),
        archived=door.properties(archived=True),
        groups=door.groups(),
        limits=door.limits() if limits else LimitsRecord(),
        flows=_flows(door) if workflows else None,
    )


def look_again(door: Door, known: AccountState) -> AccountState:
    """The account as it is now; whose it is and how much of it is used is not asked twice. Raises HubSpotError."""
    return replace(
        known,
        pipelines=door.pipelines(),
        properties=door.properties(),
        archived=door.properties(archived=True),
        groups=door.groups(),
        flows=_flows(door) if known.flows is not None else None,
    )


def _flows(door: Door) -> tuple[FlowRecord, ...] | None:
    """The workflows, or none where the account or the key has no way to them."""
    try:
        return door.flows()
    except (MissingScope, NotThere):
        return None
