"""What a push does, one write a step: there is no step that puts or deletes a pipeline or a stage.

Each step carries all that its write needs, in HubSpot's terms, and what stood there before. Its id is the
same each time the plan is made, so that it can be ticked, kept and found again.
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

import msgspec

Value = str | float | bool | tuple[str, ...] | None
"""A value in HubSpot: a label, a probability, whether an option is hidden, an order; none where there is nothing."""


class Sign(StrEnum):
    """The sign of a line of a plan in text."""

    CREATE = "+"
    CHANGE = "~"
    ORDER = "↕"
    UNCHANGED = "="
    ONLY_THERE = "!"
    BY_HAND = "*"
    REFUSED = "x"
    QUESTION = "?"
    CONFLICT = "<>"
    NOTICE = "i"
    ARCHIVE = "-"


class NewStage(msgspec.Struct, frozen=True):
    """A stage to be made: `stage` is its id in the blueprint, `id` the one to ask HubSpot for, or empty."""

    stage: str
    id: str
    label: str
    probability: float
    order: int


class NewOption(msgspec.Struct, frozen=True, omit_defaults=True):
    """An option as it is sent; `option` is its id in the blueprint, empty for one that is only in HubSpot."""

    value: str
    label: str
    description: str = ""
    hidden: bool = False
    option: str = ""


class NewTask(msgspec.Struct, frozen=True, omit_defaults=True):
    """A task of a draft workflow; `days` after the deal enters the stage, none when that is not known."""

    task: str
    subject: str
    body: str = ""
    days: int | None = None
    urgent: bool = False


class Step(msgspec.Struct, frozen=True, tag_field="step", kw_only=True):
    """What every step has: its id, the ids of the steps it cannot do without, the blueprint's ids it is about."""

    sign: ClassVar[Sign]
    id: str
    needs: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


class CreateGroup(Step, frozen=True, tag="create_group", kw_only=True):
    """Make the group that our properties stand in."""

    sign = Sign.CREATE
    name: str
    label: str


class CreateProperty(Step, frozen=True, tag="create_property", kw_only=True):
    """Make a property; one that `returns` is archived and comes back with its values, then what differs is changed."""

    sign = Sign.CREATE
    name: str
    label: str
    type: str
    field_type: str
    group: str
    description: str = ""
    options: tuple[NewOption, ...] = ()
    of_users: bool = False
    returns: bool = False


class ChangeProperty(Step, frozen=True, tag="change_property", kw_only=True):
    """Change one field of a property: `label`, `description` or `field_type`."""

    sign = Sign.CHANGE
    name: str
    label: str
    field: str
    before: Value
    after: Value


class SetOptions(Step, frozen=True, tag="set_options", kw_only=True):
    """Give a property these options: all that are there and ours, so that none is lost."""

    sign = Sign.CHANGE
    name: str
    label: str
    before: tuple[NewOption, ...]
    after: tuple[NewOption, ...]


class ArchiveProperty(Step, frozen=True, tag="archive_property", kw_only=True):
    """Archive a property that was made by the push which is undone; making its name again brings its values back."""

    sign = Sign.ARCHIVE
    name: str
    label: str


class CreatePipeline(Step, frozen=True, tag="create_pipeline", kw_only=True):
    """Make a pipeline with all its stages in one write."""

    sign = Sign.CREATE
    pipeline: str
    label: str
    order: int
    stages: tuple[NewStage, ...]


class ChangePipeline(Step, frozen=True, tag="change_pipeline", kw_only=True):
    """Give a pipeline another label."""

    sign = Sign.CHANGE
    pipeline: str
    before: Value
    after: Value


class CreateStage(Step, frozen=True, tag="create_stage", kw_only=True):
    """Add a stage to a pipeline that is there."""

    sign = Sign.CREATE
    pipeline: str
    stage: NewStage


class ChangeStage(Step, frozen=True, tag="change_stage", kw_only=True):
    """Change a stage's `label` or `probability`; `name` is what it is called there. Its id stays, so deals stay.

    One that is `passing` only makes room: two stages that swap labels cannot have the same one in between.
    """

    sign = Sign.CHANGE
    pipeline: str
    stage: str
    name: str
    field: str
    before: Value
    after: Value
    passing: bool = False


class OrderStages(Step, frozen=True, tag="order_stages", kw_only=True):
    """Put the stages in this order (HubSpot's ids); `names` has what each is called.

    A stage that is still to be made stands in `after` as `to_make` writes its id in the blueprint. Without `moves`
    only those come in between, and what was there stays in its order.
    """

    sign = Sign.ORDER
    pipeline: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    names: dict[str, str]
    moves: bool = True


class CreateWorkflow(Step, frozen=True, tag="create_workflow", kw_only=True):
    """Make a draft workflow, always disabled, that makes the tasks of a stage; `there` is the stage's id in HubSpot."""

    sign = Sign.CREATE
    name: str
    stage: str
    there: str
    tasks: tuple[NewTask, ...]


def to_make(stage: str) -> str:
    """A stage of the blueprint, by its id, in an order of HubSpot's ids that has none for it yet."""
    return f"+{stage}"


AnyStep = (
    CreateGroup
    | CreateProperty
    | ChangeProperty
    | SetOptions
    | ArchiveProperty
    | CreatePipeline
    | ChangePipeline
    | CreateStage
    | ChangeStage
    | OrderStages
    | CreateWorkflow
)

STEPS: tuple[type[AnyStep], ...] = (
    CreateGroup,
    CreateProperty,
    ChangeProperty,
    SetOptions,
    ArchiveProperty,
    CreatePipeline,
    ChangePipeline,
    CreateStage,
    ChangeStage,
    OrderStages,
    CreateWorkflow,
)
