"""What a push may ask of HubSpot: the methods that there are, and no others.

There is no way to replace a pipeline or a stage, and none to remove one: deals live in them. Every method raises
HubSpotError; one that writes raises OutcomeUnknown where nobody knows whether it was done.
"""

from __future__ import annotations

import urllib.parse
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from .address import HUBSPOT
from .errors import OddAnswer, OutcomeUnknown, Refused, Unauthorised, Unclear
from .redact import Token
from .wire import (
    DEALS,
    AccountRecord,
    AuditRecord,
    BatchRecord,
    FlowRecord,
    GroupRecord,
    LimitsRecord,
    PipelineRecord,
    PropertyRecord,
    Record,
    StageRecord,
    TokenRecord,
    UsageRecord,
    record,
    records,
    usage,
)

if TYPE_CHECKING:
    from .transport import Patience, Stopped

T = TypeVar("T", bound=Record)

Body = Mapping[str, object]
"""What is sent, with HubSpot's names."""

MOST_IN_BATCH = 100
"""Properties in one call."""
_RAW = {"_preload_content": False}
"""Makes a method of the client give the answer's JSON instead of its own models, which lack fields."""
_FLOWS = "/automation/v4/flows"


class Door:
    """One account through one key; used by one thread at a time, closed in the end."""

    def __init__(
        self, token: Token, host: str = HUBSPOT, *, patience: Patience | None = None, stopped: Stopped | None = None
    ) -> None:
        from . import transport

        self._token = token
        self._transport = transport.Transport(token, host, patience=patience, stopped=stopped)
        self._date = transport.DATE
        self._token_info = transport.TOKEN_INFO

    def __enter__(self) -> Door:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connections."""
        self._transport.close()

    @property
    def host(self) -> str:
        """Where the requests go."""
        return self._transport.host

    # Reading.

    def account(self) -> AccountRecord:
        """The account that the key belongs to."""
        return record(AccountRecord, self._transport.call(f"/account-info/{self._date}/details"))

    def scopes(self) -> TokenRecord | None:
        """What the key may do, or none where HubSpot does not say."""
        try:
            answer = self._transport.call(self._token_info, "POST", body={"tokenKey": self._token.reveal()})
            return record(TokenRecord, answer)
        except (Refused, Unclear):
            return None

    def pipelines(self) -> tuple[PipelineRecord, ...]:
        """The pipelines of deals, with their stages."""
        return records(PipelineRecord, self._api("pipelines", "pipelines_api").get_all(DEALS, **_RAW))

    def pipeline(self, pipeline: str) -> PipelineRecord:
        """One pipeline by its id."""
        return record(PipelineRecord, self._api("pipelines", "pipelines_api").get_by_id(DEALS, pipeline, **_RAW))

    def properties(self, *, archived: bool = False) -> tuple[PropertyRecord, ...]:
        """The properties of deals; the archived ones come separately."""
        asked = {"archived": "true"} if archived else {}
        return records(PropertyRecord, self._api("properties", "core_api").get_all(DEALS, **asked, **_RAW))

    def groups(self) -> tuple[GroupRecord, ...]:
        """The groups of properties of deals."""
        return records(GroupRecord, self._api("properties", "groups_api").get_all(DEALS, **_RAW))

    def limits(self) -> LimitsRecord:
        """How much of the account's limits is used, as far as the key may know."""
        return LimitsRecord(properties=self._usage("custom-properties"), pipelines=self._usage("pipelines"))

    def audit(self, pipeline: str, stage: str | None = None) -> tuple[AuditRecord, ...]:
        """Who changed a pipeline, or one of its stages, and when."""
        if stage is None:
            answer = self._api("pipelines", "pipeline_audits_api").get_audit(DEALS, pipeline, **_RAW)
        else:  # the client's own method for this leaves a brace in its path
            answer = self._transport.call(
                f"/crm/v3/pipelines/{DEALS}/{_quoted(pipeline)}/stages/{_quoted(stage)}/audit"
            )
        return records(AuditRecord, answer)

    def flows(self) -> tuple[FlowRecord, ...]:
        """The workflows of the account."""
        found: list[FlowRecord] = []
        after: str | None = None
        while True:
            answer = self._transport.call(_FLOWS, query={"limit": "100", **({"after": after} if after else {})})
            found.extend(records(FlowRecord, answer))
            after = _next_page(answer)
            if after is None:
                return tuple(found)

    # Writing.

    def create_group(self, body: Body) -> GroupRecord:
        """Make a group of properties."""
        return _written(GroupRecord, self._api("properties", "groups_api").create(DEALS, dict(body), **_RAW))

    def create_properties(self, bodies: Sequence[Body]) -> BatchRecord:
        """Make properties, at most MOST_IN_BATCH; some may be made while others are refused."""
        assert 0 < len(bodies) <= MOST_IN_BATCH
        inputs = {"inputs": [dict(body) for body in bodies]}
        return _written(BatchRecord, self._api("properties", "batch_api").create(DEALS, inputs, **_RAW))

    def update_property(self, name: str, body: Body) -> PropertyRecord:
        """Change a property; `options` would replace the whole list, so give all of them."""
        return _written(PropertyRecord, self._api("properties", "core_api").update(DEALS, name, dict(body), **_RAW))

    def archive_property(self, name: str) -> None:
        """Put a property away with its values; making one of the same name brings both back."""
        self._api("properties", "core_api").archive(DEALS, name, **_RAW)

    def create_pipeline(self, body: Body) -> PipelineRecord:
        """Make a pipeline with all its stages."""
        return _written(PipelineRecord, self._api("pipelines", "pipelines_api").create(DEALS, dict(body), **_RAW))

    def update_pipeline(self, pipeline: str, body: Body) -> PipelineRecord:
        """Change a pipeline's own label or place; its stages stay as they are."""
        api = self._api("pipelines", "pipelines_api")
        return _written(PipelineRecord, api.update(DEALS, pipeline, dict(body), **_RAW))

    def create_stage(self, pipeline: str, body: Body) -> StageRecord:
        """Add a stage to a pipeline."""
        api = self._api("pipelines", "pipeline_stages_api")
        return _written(StageRecord, api.create(DEALS, pipeline, dict(body), **_RAW))

    def update_stage(self, pipeline: str, stage: str, body: Body) -> StageRecord:
        """Change a stage; its id and its deals stay."""
        api = self._api("pipelines", "pipeline_stages_api")
        return _written(StageRecord, api.update(DEALS, pipeline, stage, dict(body), **_RAW))

    def create_flow(self, body: Body) -> FlowRecord:
        """Make a workflow, which must be switched off."""
        if body.get("isEnabled") is not False:
            raise ValueError("a workflow of ours is made switched off")
        return _written(FlowRecord, self._transport.call(_FLOWS, "POST", body=dict(body)))

    def _api(self, group: str, name: str) -> Any:
        return self._transport.api(group, name)

    def _usage(self, what: str) -> UsageRecord | None:
        try:
            return usage(self._transport.call(f"/crm/limits/{self._date}/{what}"))
        except Unauthorised:
            raise
        except (Refused, OddAnswer):
            return None


def _written(kind: type[T], answer: object) -> T:
    """The answer to a write: one of another shape says nothing of what was done."""
    try:
        return record(kind, answer)
    except OddAnswer as error:
        raise OutcomeUnknown(error.code, error.facts) from None


def _next_page(answer: object) -> str | None:
    """The mark of the next page of a list, where there is one."""
    paging = answer.get("paging") if isinstance(answer, dict) else None
    following = paging.get("next") if isinstance(paging, dict) else None
    after = following.get("after") if isinstance(following, dict) else None
    return after if isinstance(after, str) and after else None


def _quoted(part: str) -> str:
    return urllib.parse.quote(part, safe="")
