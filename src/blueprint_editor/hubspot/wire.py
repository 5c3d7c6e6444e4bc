"""What HubSpot answers, as records: what has to be there is checked, what we do not know is let be.

A record is made by `record` or `records` from the JSON of an answer; both raise OddAnswer, so that a page of
something in between, a cut answer or an empty one is never read as an empty account. `null` reads as not given.
Encoded with `msgspec.json` a record has HubSpot's own names again, and can be kept beside a push.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import msgspec

from .errors import OddAnswer

T = TypeVar("T", bound="Record")

DEALS = "deals"
"""The object type whose pipelines and properties these are, in paths."""
DEALS_ID = "0-3"
"""The same as HubSpot numbers it."""

TEST_ACCOUNTS = frozenset({"DEVELOPER_TEST", "SANDBOX", "APP_DEVELOPER"})
"""The types of account in which nobody's deals are at stake."""


class Record(msgspec.Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """One thing of HubSpot's; fields are named as HubSpot does, in our spelling."""


class StageRecord(Record, frozen=True, kw_only=True, rename="camel"):
    """A stage of a pipeline; `metadata` has HubSpot's strings."""

    id: str
    label: str
    display_order: int
    metadata: Mapping[str, str]
    write_permissions: str = "CRM_PERMISSIONS_ENFORCEMENT"
    archived: bool = False
    created_at: str = ""
    updated_at: str = ""

    @property
    def probability(self) -> float | None:
        """The win probability between 0 and 1, or none where it is no number."""
        try:
            return float(self.metadata.get("probability", ""))
        except ValueError:
            return None

    @property
    def closed(self) -> bool:
        """Whether a deal here is won or lost; derived by HubSpot, and not yet right in the answer to a write."""
        return self.metadata.get("isClosed", "").lower() == "true"

    @property
    def read_only(self) -> bool:
        """Whether an integration owns the stage, so that nobody else may change it."""
        return self.write_permissions in {"READ_ONLY", "INTERNAL_ONLY"}


class PipelineRecord(Record, frozen=True, kw_only=True, rename="camel"):
    """A pipeline with its stages, which come in any order."""

    id: str
    label: str
    display_order: int
    stages: tuple[StageRecord, ...]
    archived: bool = False
    created_at: str = ""
    updated_at: str = ""

    @property
    def in_order(self) -> tuple[StageRecord, ...]:
        """Its stages as HubSpot shows them."""
        return tuple(sorted(self.stages, key=lambda stage: (stage.display_order, stage.label)))


class OptionRecord(Record, frozen=True, kw_only=True, rename="camel"):
    """A choice of a property; `value` is what deals hold."""

    label: str
    value: str
    description: str = ""
    display_order: int = -1
    hidden: bool = False


class ModificationRecord(Record, frozen=True, kw_only=True, rename="camel"):
    """What of a property may be changed."""

    archivable: bool = True
    read_only_definition: bool = False
    read_only_options: bool = False
    read_only_value: bool = False


class PropertyRecord(Record, frozen=True, kw_only=True, rename="camel"):
    """A property of deals."""

    name: str
    label: str
    type: str
    field_type: str
    group_name: str = ""
    description: str = ""
    options: tuple[OptionRecord, ...] = ()
    display_order: int = -1
    hubspot_defined: bool = False
    hidden: bool = False
    archived: bool = False
    calculated: bool = False
    external_options: bool = False
    referenced_object_type: str = ""
    has_unique_value: bool = False
    modification_metadata: ModificationRecord = ModificationRecord()
    created_at: str = ""
    updated_at: str = ""
    archived_at: str = ""
    created_user_id: str = ""
    updated_user_id: str = ""


class GroupRecord(Record, frozen=True, kw_only=True, rename="camel"):
    """A group of properties."""

    name: str
    label: str
    display_order: int = -1
    archived: bool = False


class AccountRecord(Record, frozen=True, kw_only=True, rename="camel"):
    """The account a key belongs to."""

    portal_id: int
    account_type: str
    ui_domain: str = "app.hubspot.com"
    data_hosting_location: str = ""
    time_zone: str = ""
    company_currency: str = ""
    portal_name: str = ""

    @property
    def production(self) -> bool:
        """Whether real deals may be in it: so it is unless HubSpot names it a test."""
        return self.account_type not in TEST_ACCOUNTS


class TokenRecord(Record, frozen=True, kw_only=True, rename="camel"):
    """What a key may do."""

    scopes: tuple[str, ...]
    hub_id: int | None = None
    app_id: int | None = None
    user_id: int | None = None


class AuditRecord(Record, frozen=True, kw_only=True, rename="camel"):
    """A change of a pipeline: who is a number, as more than that takes another scope."""

    identifier: str
    action: str
    timestamp: str = ""
    message: str = ""
    from_user_id: int | None = None
    portal_id: int | None = None


class UsageRecord(Record, frozen=True, kw_only=True, rename="camel"):
    """How many there are of how many there may be."""

    limit: int | None = None
    usage: int | None = None
    object_type_id: str = ""


class LimitsRecord(Record, frozen=True, kw_only=True, rename="camel"):
    """The account's limits for deals; a part is none where nobody could say."""

    properties: UsageRecord | None = None
    pipelines: UsageRecord | None = None


class FlowRecord(Record, frozen=True, kw_only=True, rename="camel"):
    """A workflow."""

    id: str
    name: str = ""
    is_enabled: bool = False
    flow_type: str = ""
    object_type_id: str = ""
    revision_id: str = ""
    created_at: str = ""
    updated_at: str = ""


class BatchErrorRecord(Record, frozen=True, kw_only=True, rename="camel"):
    """Why a part of a batch was refused; `context` says which, in HubSpot's way."""

    message: str = ""
    category: str = ""
    sub_category: str = ""
    context: Mapping[str, tuple[str, ...]] = {}


class BatchRecord(Record, frozen=True, kw_only=True, rename="camel"):
    """What became of a batch: some of it may have been done."""

    results: tuple[PropertyRecord, ...]
    errors: tuple[BatchErrorRecord, ...] = ()
    status: str = ""


def record(kind: type[T], answer: object) -> T:
    """An answer as a record of this kind; raises OddAnswer."""
    if not isinstance(answer, dict):
        raise OddAnswer({"what": f"{kind.__name__}: {type(answer).__name__}"})
    try:
        return msgspec.convert(_given(answer), kind, strict=False)
    except msgspec.ValidationError as error:
        raise OddAnswer({"what": f"{kind.__name__}: {error}"}) from None


def records(kind: type[T], answer: object) -> tuple[T, ...]:
    """An answer that has a list of `results`, as records; raises OddAnswer, also where there is no such list."""
    found = answer.get("results") if isinstance(answer, dict) else None
    if not isinstance(found, list):
        raise OddAnswer({"what": f"{kind.__name__}: results"})
    return tuple(record(kind, one) for one in found)


def usage(answer: object) -> UsageRecord | None:
    """What an answer about limits says of deals: HubSpot lists them under one of two names; none where it does not."""
    if not isinstance(answer, dict):
        raise OddAnswer({"what": f"UsageRecord: {type(answer).__name__}"})
    listed = answer.get("byObjectType") or answer.get("hubspotDefinedObjectTypes")
    if not isinstance(listed, list):
        raise OddAnswer({"what": "UsageRecord: byObjectType"})
    found = [one for one in listed if isinstance(one, dict) and one.get("objectTypeId") == DEALS_ID]
    return record(UsageRecord, found[0]) if found else None


def _given(value: object) -> object:
    """A value of JSON without what is `null`; `metadata` has strings only, whatever was sent."""
    if isinstance(value, dict):
        kept = {name: _given(one) for name, one in value.items() if one is not None}
        if isinstance(metadata := kept.get("metadata"), dict):
            kept["metadata"] = {name: _text(one) for name, one in metadata.items()}
        return kept
    if isinstance(value, list):
        return [_given(one) for one in value if one is not None]
    return value


def _text(value: object) -> object:
    return str(value).lower() if isinstance(value, bool | int | float) else value
