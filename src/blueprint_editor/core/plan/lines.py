"""What a plan says beside its steps: the target, matches, questions, differences, refusals, notices."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from blueprint_editor.core.findings import Facts

from .steps import Value


class Subject(StrEnum):
    """What in HubSpot a line is about."""

    PIPELINE = "pipeline"
    STAGE = "stage"
    ORDER = "order"
    PROPERTY = "property"
    OPTION = "option"
    WORKFLOW = "workflow"


class TargetKind(StrEnum):
    """Where a push goes; nothing is chosen before somebody does."""

    NONE = "none"
    NEW = "new"
    EXISTING = "existing"


class Candidate(msgspec.Struct, frozen=True):
    """A pipeline that a push can go to, or cannot where it is not `writable`."""

    pipeline: str
    label: str
    stages: int
    writable: bool = True


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """The first line of a plan: account and pipeline, and how many pipelines there may be, if that is known."""

    kind: TargetKind
    account: str
    account_name: str = ""
    production: bool = True
    pipeline: str = ""
    label: str = ""
    used: int | None = None
    limit: int | None = None
    candidates: tuple[Candidate, ...] = ()


class MatchReason(StrEnum):
    """Why a thing here is one in HubSpot; the first that holds counts."""

    BY_HAND = "by_hand"
    STORED = "stored"
    OWN_ID = "own_id"
    NAMED = "named"
    LABEL = "label"
    OTHER_NAME = "other_name"
    DEFAULT = "default"


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A stage or data point here and what it is in HubSpot: an id or internal name, and its label there."""

    subject: Subject
    about: str
    name: str
    there: str
    label: str
    reason: MatchReason
    own: bool = False
    """Whether it is one of HubSpot's own properties."""


class QuestionCode(StrEnum):
    """What a plan asks."""

    PROBABILITY = "probability"
    LONG_LABEL = "long_label"
    STAGE_MATCH = "stage_match"
    PROPERTY_MATCH = "property_match"


NEW = "new"
"""The answer that a thing is to be made, whatever is there; as a target, a new pipeline."""
APART = "not:"
"""Before HubSpot's id of a stage: the answer that a stage is to be made, although it was that one until now."""
KEEP = "keep"
SHORTEN = "shorten"


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Something to answer; without an answer the proposal counts. `labels` has what an answer is called."""

    id: str
    code: QuestionCode
    about: str
    name: str
    answers: tuple[str, ...]
    proposal: str
    answer: str = ""
    reason: MatchReason | None = None
    labels: dict[str, str] = {}

    @property
    def counts(self) -> str:
        """The answer that the plan is made with."""
        return self.answer or self.proposal


class Side(StrEnum):
    """Where something changed since the last push."""

    HERE = "here"
    THERE = "there"
    BOTH = "both"


class Answer(StrEnum):
    """What is done with something that changed in HubSpot; to take over changes the blueprint, not HubSpot."""

    TAKE_OVER = "take_over"
    PUT_BACK = "put_back"
    IGNORE = "ignore"


GONE = "gone"
"""The field of a difference about a thing that is here and was there."""


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A field that is not the same here and in HubSpot, beside what it was at the last push.

    `about` is an id of the blueprint, `there` HubSpot's id or internal name, `owner` the property of an option;
    `user` (a number) and `at` say who changed it there and when, where HubSpot tells.
    """

    id: str
    subject: Subject
    side: Side
    about: str
    there: str
    name: str
    field: str
    ours: Value
    theirs: Value
    base: Value = None
    owner: str = ""
    answer: Answer | None = None
    user: str = ""
    at: str = ""


class OnlyThere(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is only in HubSpot: it stays."""

    subject: Subject
    there: str
    label: str
    owner: str = ""


class Reason(StrEnum):
    """Why something is refused. The first are about the whole plan."""

    NO_TARGET = "no_target"
    TARGET_GONE = "target_gone"
    READ_ONLY = "read_only"
    PIPELINE_LIMIT = "pipeline_limit"
    PIPELINE_UNNAMED = "pipeline_unnamed"
    PIPELINE_TAKEN = "pipeline_taken"
    NO_STAGES = "no_stages"
    LABEL_EMPTY = "label_empty"
    LABEL_DOUBLED = "label_doubled"
    LABEL_TAKEN = "label_taken"
    PROBABILITY_MISSING = "probability_missing"
    STAGE_LIMIT = "stage_limit"
    NAME_RESERVED = "name_reserved"
    NAME_INVALID = "name_invalid"
    NAME_DOUBLED = "name_doubled"
    PROPERTY_MISSING = "property_missing"
    PROPERTY_ARCHIVED = "property_archived"
    PROPERTY_LIMIT = "property_limit"
    TYPE_DIFFERS = "type_differs"
    TYPE_CHANGED = "type_changed"
    NO_OPTIONS = "no_options"
    OPTION_EMPTY = "option_empty"
    OPTION_DOUBLED = "option_doubled"
    OPTIONS_READ_ONLY = "options_read_only"


WHOLE = frozenset(list(Reason)[: list(Reason).index(Reason.LABEL_EMPTY)])
"""The reasons for which nothing can be pushed."""


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """What the plan leaves out, and why; `about` is the id in the blueprint to go to."""

    reason: Reason
    subject: Subject
    about: str = ""
    name: str = ""
    facts: Facts = {}


class NoticeCode(StrEnum):
    """What a plan tells."""

    OTHER_ACCOUNT = "other_account"
    RETURNS = "returns"
    WINS = "wins"
    LOSES = "loses"
    REOPENS = "reopens"
    NAME_STAYS = "name_stays"
    WORKFLOW_STAYS = "workflow_stays"
    WORKFLOW_TWICE = "workflow_twice"
    NO_WORKFLOWS = "no_workflows"
    STAYS = "stays"


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """Something to know of before the push."""

    code: NoticeCode
    about: str = ""
    name: str = ""
    facts: Facts = {}
