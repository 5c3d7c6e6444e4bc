"""What each stage and data point is in HubSpot, and what else it could be: for whoever changes that by hand."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from blueprint_editor.core.model import HubSpotUse

from .lines import MatchReason, Subject


class Misfitting(StrEnum):
    """Why a data point can be no property as it is mapped now."""

    MISSING = "missing"
    RESERVED = "reserved"
    INVALID = "invalid"
    DOUBLED = "doubled"
    TYPE = "type"


class MatchRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A stage or a data point: `there` is HubSpot's id or internal name, empty where it is to be made or stays here.

    `label` is what it is called there, empty while it is not there; `own` whether HubSpot made it, `made` whether a
    push did; `wrong` says why it cannot be that.
    """

    subject: Subject
    about: str
    name: str
    use: HubSpotUse
    there: str = ""
    label: str = ""
    reason: MatchReason | None = None
    own: bool = False
    made: bool = False
    wrong: Misfitting | None = None


class StageOption(msgspec.Struct, frozen=True):
    """A stage of the pipeline, and the name of the stage here that is it now, if another one is."""

    there: str
    label: str
    held_by: str = ""


class PropertyOption(msgspec.Struct, frozen=True):
    """A property of the account: whether it holds what the data point holds, and whether HubSpot made it."""

    name: str
    label: str
    type: str
    field_type: str
    fits: bool
    own: bool
