"""The go-live checklist: what the API of HubSpot does not take, so that somebody does it by hand and ticks it."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from .links import LinkKey


class GoLiveCode(StrEnum):
    """What there is to do by hand, in the order in which it is best done."""

    PIPELINE_ACCESS = "pipeline_access"
    REQUIRED_PROPERTIES = "required_properties"
    CURRENCY = "currency"
    CHANGED_TYPE = "changed_type"
    ONLY_THERE = "only_there"
    RECORD_LAYOUT = "record_layout"
    BOARD_CARD = "board_card"
    STAGE_TASKS = "stage_tasks"
    DRAFT_WORKFLOWS = "draft_workflows"
    STAGE_DAYS = "stage_days"
    PIPELINE_RULES = "pipeline_rules"
    PLAYBOOKS = "playbooks"
    DOCUMENTS = "documents"
    MESSAGES = "messages"
    MEETINGS = "meetings"
    MOVE_DEALS = "move_deals"
    TRAINING = "training"


class Tier(StrEnum):
    """The least subscription that has it, as far as it is known."""

    STARTER = "starter"
    PROFESSIONAL = "professional"
    ENTERPRISE = "enterprise"


class GoLiveItem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do by hand. `names` are to be copied exactly; `place` is the stage it is about, by its name.

    `done_by` and `done_on` (an ISO date) come from the blueprint's sign-offs, where `id` is the item.
    """

    id: str
    code: GoLiveCode
    about: str = ""
    place: str = ""
    names: tuple[str, ...] = ()
    tier: Tier | None = None
    link: LinkKey | None = None
    target: str = ""
    """What the link leads to: a pipeline's id or a property's internal name."""
    done_by: str = ""
    done_on: str = ""

    @property
    def done(self) -> bool:
        """Whether it is ticked."""
        return bool(self.done_by or self.done_on)


def item_id(code: GoLiveCode, about: str = "") -> str:
    """What an item is known by in the sign-offs."""
    return f"golive:{code.value}:{about}" if about else f"golive:{code.value}"


def code_of(item: str) -> GoLiveCode | None:
    """Which item of the checklist a sign-off ticks, or none when it ticks something else."""
    first, _, rest = item.partition(":")
    code = rest.partition(":")[0]
    return GoLiveCode(code) if first == "golive" and code in set(GoLiveCode) else None
