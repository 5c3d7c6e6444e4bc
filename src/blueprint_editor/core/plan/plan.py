"""The plan of a push as one value: what is written, what is asked, what stays, what is refused."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from .golive import GoLiveItem
from .lines import WHOLE, Difference, Match, Notice, OnlyThere, Question, Refused, Side, Target, TargetKind
from .steps import AnyStep


class PlanKind(StrEnum):
    """What the plan does: push a blueprint, or turn a push back."""

    PUSH = "push"
    UNDO = "undo"


class Choices(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What somebody chose: the target (a pipeline's id or `new`), whether to make draft workflows, and answers.

    Answers go by the id of a question or a difference. `match:` and the id of a stage or data point takes any id
    or internal name that is in HubSpot, or `new`, whether that was asked or not; of a stage that was pushed before,
    `not:` and its id there says that it is to be made anew.
    """

    target: str = ""
    answers: dict[str, str] = {}
    workflows: bool = False


NO_CHOICES = Choices()
"""Nothing chosen: the target of the last push, and each proposal."""


class Counts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How many things the plan leaves alone: the same in HubSpot, examples, document only, skipped."""

    unchanged: int = 0
    examples: int = 0
    document_only: int = 0
    skipped: int = 0


class Plan(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a push will do, in the order of the work. `left_out` are the ids of steps that are not ticked."""

    target: Target
    kind: PlanKind = PlanKind.PUSH
    choices: Choices = NO_CHOICES
    steps: tuple[AnyStep, ...] = ()
    left_out: frozenset[str] = frozenset()
    differences: tuple[Difference, ...] = ()
    questions: tuple[Question, ...] = ()
    matches: tuple[Match, ...] = ()
    only_there: tuple[OnlyThere, ...] = ()
    refused: tuple[Refused, ...] = ()
    notices: tuple[Notice, ...] = ()
    by_hand: tuple[GoLiveItem, ...] = ()
    counts: Counts = Counts()

    @property
    def step_ids(self) -> frozenset[str]:
        """The ids of the steps, ticked or not."""
        return frozenset(step.id for step in self.steps)

    @property
    def conflicts(self) -> tuple[Difference, ...]:
        """What changed here and there, and nobody has answered yet."""
        return tuple(one for one in self.differences if one.side is Side.BOTH and one.answer is None)

    @property
    def blocked(self) -> tuple[Refused, ...]:
        """Why nothing can be pushed; empty when something can."""
        return tuple(one for one in self.refused if one.reason in WHOLE)

    @property
    def can_push(self) -> bool:
        """Whether it can be carried out: a target, nothing in the way, no conflict without an answer."""
        chosen = self.target.kind is not TargetKind.NONE
        return chosen and not self.blocked and not self.conflicts

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write and nothing to ask."""
        return not self.steps and not self.questions and not self.conflicts


def plan_json(plan: Plan) -> bytes:
    """A plan as JSON, to be kept or sent to somebody; the same plan is the same bytes."""
    return msgspec.json.encode(plan, order="deterministic")


def read_plan(data: bytes) -> Plan:
    """The plan that this JSON says; raises msgspec.DecodeError for anything else."""
    return msgspec.json.decode(data, type=Plan)


def still_holds(plan: Plan, again: Plan) -> bool:
    """Whether the plan, made again from the account as it is now, says the same; the ticks do not count."""
    clean = frozenset[str]()
    return msgspec.structs.replace(plan, left_out=clean) == msgspec.structs.replace(again, left_out=clean)
