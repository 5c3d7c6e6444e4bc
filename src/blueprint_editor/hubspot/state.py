"""The account as it was read: all that a plan looks at, as one value that can be kept as a snapshot."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from .wire import (
    AccountRecord,
    FlowRecord,
    GroupRecord,
    LimitsRecord,
    PipelineRecord,
    PropertyRecord,
    StageRecord,
)


class AccountState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Pipelines, properties and groups of deals; `archived` are the properties that are archived.

    `flows` are the workflows, none when they were not asked for or the key may not see them.
    """

    account: AccountRecord
    pipelines: tuple[PipelineRecord, ...] = ()
    properties: tuple[PropertyRecord, ...] = ()
    archived: tuple[PropertyRecord, ...] = ()
    groups: tuple[GroupRecord, ...] = ()
    limits: LimitsRecord = LimitsRecord()
    flows: tuple[FlowRecord, ...] | None = None

    @property
    def id(self) -> str:
        """The account's number, as a link has it."""
        return str(self.account.portal_id)

    def pipeline(self, pipeline: str) -> PipelineRecord | None:
        """The pipeline with this id, or none."""
        return next((one for one in self.live_pipelines if one.id == pipeline), None)

    @property
    def live_pipelines(self) -> tuple[PipelineRecord, ...]:
        """The pipelines that are not archived, as HubSpot shows them."""
        live = (one for one in self.pipelines if not one.archived)
        return tuple(sorted(live, key=lambda one: (one.display_order, one.label)))

    @property
    def live_properties(self) -> dict[str, PropertyRecord]:
        """The properties that are not archived, by internal name."""
        return {one.name: one for one in self.properties if not one.archived}

    @property
    def archived_properties(self) -> dict[str, PropertyRecord]:
        """The archived ones, by internal name; not those that are there again."""
        live = self.live_properties
        every = (*self.archived, *(one for one in self.properties if one.archived))
        return {one.name: one for one in every if one.name not in live}


def live_stages(pipeline: PipelineRecord | None) -> tuple[StageRecord, ...]:
    """The stages of a pipeline that are not archived, in order; none of no pipeline."""
    return () if pipeline is None else tuple(stage for stage in pipeline.in_order if not stage.archived)


def is_writable(pipeline: PipelineRecord) -> bool:
    """Whether anybody but an integration may change this pipeline."""
    return not any(stage.read_only for stage in live_stages(pipeline))


def stage_ids(pipelines: Iterable[PipelineRecord]) -> set[str]:
    """The ids of all stages of these pipelines, archived ones too: those that cannot be asked for."""
    return {stage.id for pipeline in pipelines for stage in pipeline.stages}
