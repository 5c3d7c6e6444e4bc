"""A pipeline of HubSpot's beside a blueprint: line by line what it is here, and whose value counts."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from blueprint_editor.core.model import Blueprint, PortalLink

from .lines import Answer, Difference, MatchReason, Subject, Target

OUT = "out"
"""The answer that something of HubSpot's is not taken."""
ALL_PROPERTIES = "beside:properties"
"""Where `new` is the answer, every property that is no data point here becomes one."""


class Becomes(StrEnum):
    """What something of HubSpot's is here: something that is there already, something new, or nothing."""

    SAME = "same"
    NEW = "new"
    OUT = "out"


def beside_id(subject: Subject, there: str) -> str:
    """The id under which the answer stands what a stage or property of HubSpot's is here."""
    return f"beside:{subject.value}:{there}"


class BesideRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The pipeline, a stage or a property: `about` and `name` are what it is here, and why.

    Each difference has its answer: to take over, or to keep what is here. `lookalike` is a data point of the same
    name that holds something else; `can_be_new` says whether it can come in as something of its own.
    """

    subject: Subject
    there: str
    label: str
    becomes: Becomes
    about: str = ""
    name: str = ""
    reason: MatchReason | None = None
    differences: tuple[Difference, ...] = ()
    lookalike: str = ""
    can_be_new: bool = True

    @property
    def id(self) -> str:
        """What it is answered by."""
        return beside_id(self.subject, self.there)


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """All lines, and what comes of them: the blueprint, and the link that says what is what.

    `linked` says whether the blueprint goes to this pipeline from then on; it stays with another one it has.
    """

    target: Target
    rows: tuple[BesideRow, ...]
    blueprint: Blueprint
    link: PortalLink
    linked: bool

    @property
    def taken(self) -> int:
        """How many values are HubSpot's."""
        return sum(one.answer is Answer.TAKE_OVER for row in self.rows for one in row.differences)
