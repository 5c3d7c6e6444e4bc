"""Where a push goes."""

from __future__ import annotations

from blueprint_editor.core.model import Blueprint, PortalLink
from blueprint_editor.core.plan import NEW, Choices, Reason, TargetKind

from .naming import MOST_PIPELINE_ID
from .state import AccountState


def target(
    blueprint: Blueprint, state: AccountState, link: PortalLink | None, choices: Choices
) -> tuple[TargetKind, str, Reason | None]:
    """Where the push goes, or why nowhere: what somebody chose, else the pipeline it went to last."""
    wish = choices.target or ("" if link is None else link.pipeline)
    if not wish:
        return TargetKind.NONE, "", Reason.NO_TARGET
    if wish == NEW:
        own = blueprint.id if len(blueprint.id) <= MOST_PIPELINE_ID else ""
        return (TargetKind.NEW, own, None) if state.pipeline(own) is None else (TargetKind.EXISTING, own, None)
    if state.pipeline(wish) is None:
        return TargetKind.NONE, "", Reason.TARGET_GONE
    return TargetKind.EXISTING, wish, None
