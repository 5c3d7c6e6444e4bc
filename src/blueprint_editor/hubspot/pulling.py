"""From an account to a blueprint: a new one from a pipeline, and data points from properties."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from msgspec.structs import replace

from blueprint_editor.core import ids
from blueprint_editor.core.model import (
    Blueprint,
    DataPoint,
    Element,
    HubSpotMapping,
    HubSpotUse,
    Option,
    PortalLink,
    Status,
)
from blueprint_editor.core.plan import Choices
from blueprint_editor.core.pushed import with_link

from .naming import keepable
from .settling import settled
from .state import AccountState, live_stages
from .taking import new_stage
from .value_types import WITH_OPTIONS, data_type
from .wire import OptionRecord, PropertyRecord


def own_properties(state: AccountState) -> tuple[PropertyRecord, ...]:
    """The properties that somebody made in this account and that a data point can be, by their labels."""
    found = (
        one
        for one in state.live_properties.values()
        if not (one.hubspot_defined or one.hidden or one.calculated) and data_type(one) is not None
    )
    return tuple(sorted(found, key=lambda one: (one.label.casefold(), one.name)))


def pulled(
    state: AccountState,
    pipeline: str,
    random_bytes: ids.RandomBytes,
    *,
    language: str = "nl",
    properties: Collection[str] | None = None,
) -> Blueprint:
    """A new blueprint from a pipeline that is there, linked with it.

    Data points are the properties of these internal names, or all that somebody made in the account. HubSpot does
    not say in which stage they are asked: they stand in the first, as assumptions.
    """
    record = state.pipeline(pipeline)
    assert record is not None
    chosen = [one for one in own_properties(state) if properties is None or one.name in properties]
    points = tuple(_data_point(one, random_bytes) for one in chosen)
    stages = [new_stage(one, ids.new_id(ids.STAGE, random_bytes)) for one in live_stages(record)]
    if stages:
        stages[0] = replace(stages[0], data_points=points)
    blueprint = Blueprint(
        ids.new_id(ids.BLUEPRINT, random_bytes),
        keepable(record.label),
        language=language,
        stages=tuple(stages),
    )
    return with_portal(blueprint, settled(blueprint, state, None, Choices(target=pipeline)))


def with_portal(blueprint: Blueprint, link: PortalLink) -> Blueprint:
    """The blueprint with this link."""
    return replace(blueprint, portals=with_link(blueprint.portals, link))


def _data_point(record: PropertyRecord, random_bytes: ids.RandomBytes) -> DataPoint:
    point = ids.new_id(ids.ENTRY_PREFIXES[Element.DATA_POINT], random_bytes)
    options = {one.value: ids.new_id(ids.OPTION, random_bytes) for one in record.options}
    return _as_point(record, point, options)


def _as_point(record: PropertyRecord, point: str, options: Mapping[str, str]) -> DataPoint:
    kind = data_type(record)
    assert kind is not None
    return DataPoint(
        point,
        keepable(record.label),
        Status.ASSUMPTION,
        type=kind,
        options=_options(record.options, options) if kind in WITH_OPTIONS else (),
        purpose=keepable(record.description),
        hubspot=HubSpotMapping(HubSpotUse.EXISTING, record.name),
    )


def _options(records: Iterable[OptionRecord], names: Mapping[str, str]) -> tuple[Option, ...]:
    shown = sorted((one for one in records if not one.hidden), key=lambda one: one.display_order)
    return tuple(
        Option(names[one.value], keepable(one.label), keepable(one.value), keepable(one.description)) for one in shown
    )


def with_points(blueprint: Blueprint, records: Iterable[PropertyRecord], seed: str) -> Blueprint:
    """The blueprint with these properties as data points of its first stage, as HubSpot does not say of which."""
    points = [new_point(record, seed) for record in records]
    if not points or not blueprint.stages:
        return blueprint
    first, *others = blueprint.stages
    filled = replace(
        first,
        data_points=(*first.data_points, *points),
        deliberately_empty=first.deliberately_empty - {Element.DATA_POINT},
    )
    return replace(blueprint, stages=(filled, *others))


def new_point(record: PropertyRecord, seed: str) -> DataPoint:
    """A data point that is this property, as an assumption; the same ids each time for a seed."""
    options = {one.value: ids.derived_id(ids.OPTION, seed, f"{record.name} {one.value}") for one in record.options}
    return _as_point(record, ids.derived_id(ids.ENTRY_PREFIXES[Element.DATA_POINT], seed, record.name), options)
