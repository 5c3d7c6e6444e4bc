"""Taking over into a blueprint what HubSpot has otherwise: field by field, and stages that are only there."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Sequence

from msgspec.structs import replace

from blueprint_editor.core import ids
from blueprint_editor.core.differences.mend import mended
from blueprint_editor.core.edits import DeleteStage
from blueprint_editor.core.findings import Refusal
from blueprint_editor.core.model import (
    Blueprint,
    DataPoint,
    HubSpotMapping,
    HubSpotUse,
    Kind,
    Option,
    Stage,
)
from blueprint_editor.core.plan import GONE, Subject

from .fields import Field, equal
from .naming import clean, keepable, same_label
from .reading import Reading
from .stage_steps import woven
from .value_types import TYPES
from .wire import PropertyRecord, StageRecord

_KINDS: dict[float, Kind] = {1.0: Kind.WON, 0.0: Kind.LOST}


def only_there_id(stage: str) -> str:
    """What a stage that is only in HubSpot is picked by."""
    return f"only_there:{stage}"


def take_over(
    reading: Reading, picked: Collection[str] | None, seed: str, more: Sequence[StageRecord] = ()
) -> Blueprint:
    """The blueprint with these differences as HubSpot has them, by their ids; none for all.

    The last won or lost stage stays, whatever HubSpot lacks. `seed` makes the ids of stages that are new here;
    `more` are stages that the reading leaves aside, and that come in too.
    """
    return made_whole(reading.blueprint, taken_as_is(reading, picked, seed, more))


def taken_as_is(
    reading: Reading, picked: Collection[str] | None, seed: str, more: Sequence[StageRecord] = ()
) -> Blueprint:
    """What `take_over` gives, though maybe without a won or lost stage, or with these before others."""
    blueprint = reading.blueprint
    fields = [one for one in reading.fields if one.side is not None and (picked is None or one.id in picked)]
    for field in fields:
        if field.subject is Subject.PIPELINE:
            blueprint = replace(blueprint, title=keepable(str(field.theirs)))
        if field.subject is Subject.STAGE and field.field == GONE:
            left = DeleteStage(field.about).apply(blueprint)
            blueprint = blueprint if isinstance(left, Refusal) else left
    blueprint = _with_stages(blueprint, reading, fields)
    blueprint = _with_points(blueprint, reading, fields)
    new = [one for one in reading.only_there if picked is None or only_there_id(one.id) in picked]
    reorder = any(one.subject is Subject.ORDER for one in fields)
    return _placed(blueprint, reading, [*new, *more], seed, reorder=reorder)


def made_whole(before: Blueprint, after: Blueprint) -> Blueprint:
    """The blueprint after as the board can have it: one stage is won and one lost, and those stand last."""
    return mended(_still_closed(before, after), [before])[0]


def _still_closed(before: Blueprint, after: Blueprint) -> Blueprint:
    """The blueprint after with the last won or lost stage as it was before, should that be an open one in HubSpot."""
    left = {stage.kind for stage in after.stages}
    lost = {one.id: one for one in before.stages if one.kind is not Kind.OPEN and one.kind not in left}
    if all(stage.id not in lost for stage in after.stages):
        return after
    stages = (
        replace(stage, kind=lost[stage.id].kind, probability=lost[stage.id].probability) if stage.id in lost else stage
        for stage in after.stages
    )
    return _still_closed(before, replace(after, stages=tuple(stages)))  # what was won there may be needed as lost


def with_values(stage: Stage, record: StageRecord) -> Stage:
    """The stage with the name and probability it has in HubSpot; the same one where it has them."""
    stage = stage if same_label(stage.name, record.label) else replace(stage, name=keepable(record.label))
    kind, chance = kind_of(record)
    if kind is stage.kind and (chance is None or equal(chance, stage.probability)):
        return stage
    return replace(stage, kind=kind, probability=chance)


def kind_of(record: StageRecord) -> tuple[Kind, float | None]:
    """What a stage in HubSpot means for a deal, and its probability; none where it says no number."""
    chance = record.probability
    if chance is None or not 0 <= chance <= 1:
        return Kind.OPEN, None
    return _KINDS.get(chance, Kind.OPEN), chance


def new_stage(record: StageRecord, new: str) -> Stage:
    """A stage as it is in HubSpot, under this id, or under its own when it is one of ours."""
    own = ids.is_id(record.id) and ids.prefix_of(record.id) == ids.STAGE
    return with_values(Stage(record.id if own else new, keepable(record.label)), record)


def taken_in(record: StageRecord, seed: str, taken: Container[str]) -> Stage:
    """A stage that comes in beside others, under an id that none of them has."""
    derived = ids.derived_id(ids.STAGE, seed, record.id)
    stage = new_stage(record, derived)
    return replace(stage, id=derived) if stage.id in taken else stage


def _with_stages(blueprint: Blueprint, reading: Reading, fields: Iterable[Field]) -> Blueprint:
    records = {record.id: record for record in reading.live}
    wanted: dict[str, set[str]] = {}
    there: dict[str, StageRecord] = {}
    for field in fields:
        if field.subject is Subject.STAGE and field.there in records:
            wanted.setdefault(field.about, set()).add(field.field)
            there[field.about] = records[field.there]

    def changed(stage: Stage) -> Stage:
        if stage.id not in wanted:
            return stage
        whole = with_values(stage, there[stage.id])
        name = whole.name if "label" in wanted[stage.id] else stage.name
        chance = whole if "probability" in wanted[stage.id] else stage
        return replace(stage, name=name, kind=chance.kind, probability=chance.probability)

    return replace(blueprint, stages=tuple(changed(stage) for stage in blueprint.stages))


def _placed(
    blueprint: Blueprint, reading: Reading, new: Sequence[StageRecord], seed: str, *, reorder: bool
) -> Blueprint:
    """The blueprint with stages that are new here, and in HubSpot's order where that is taken over."""
    here = {match.live.id: match.stage.id for match in reading.stages if match.live is not None}
    stages = {stage.id: stage for stage in blueprint.stages}
    added: dict[str, Stage] = {}
    for record in new:
        stage = taken_in(record, seed, stages)
        if stage.id not in stages:
            added[record.id] = stage
    names = here | {name: stage.id for name, stage in added.items()}
    stages |= {stage.id: stage for stage in added.values()}
    live = {record.id: record for record in (*reading.live, *new)}
    ordered = sorted(live.values(), key=lambda record: (record.display_order, record.label))
    there = [names[record.id] for record in ordered if names.get(record.id) in stages]
    own = [stage.id for stage in blueprint.stages]
    order = woven(there, own) if reorder else woven(own, there)
    return replace(blueprint, stages=tuple(stages[name] for name in order))


def _with_points(blueprint: Blueprint, reading: Reading, fields: Iterable[Field]) -> Blueprint:
    by_point: dict[str, list[Field]] = {}
    by_option: dict[str, list[Field]] = {}
    for field in fields:
        if field.subject is Subject.PROPERTY:
            by_point.setdefault(field.about, []).append(field)
        if field.subject is Subject.OPTION:
            by_option.setdefault(field.about, []).append(field)
    if not by_point and not by_option:
        return blueprint
    live = reading.state.live_properties

    def changed(point: DataPoint) -> DataPoint:
        for field in by_point.get(point.id, ()):
            point = _with_property(point, field, live.get(field.there))
        options = tuple(kept for one in point.options if (kept := _option(one, by_option.get(one.id, ()))))
        return point if options == point.options else replace(point, options=options)

    def in_stage(stage: Stage) -> Stage:
        points = tuple(changed(point) for point in stage.data_points)
        return stage if points == stage.data_points else replace(stage, data_points=points)

    return replace(blueprint, stages=tuple(in_stage(stage) for stage in blueprint.stages))


def _with_property(point: DataPoint, field: Field, live: PropertyRecord | None) -> DataPoint:
    """The data point with one field as HubSpot has it; the unit stays where the program writes it."""
    if field.field == GONE or live is None:
        return replace(point, hubspot=HubSpotMapping(HubSpotUse.SKIP, point.hubspot.name))
    match field.field:
        case "label":
            text = without_unit(live.label, point.unit)
            return replace(point, text=keepable(text)) if text else point
        case "description":
            return replace(point, purpose=keepable(without_unit(live.description, point.unit)))
        case _:
            kinds = (kind for kind, types in TYPES.items() if types == (live.type, live.field_type))
            return replace(point, type=next(kinds, point.type))


def without_unit(text: str, unit: str) -> str:
    """A label or description without the unit that the program puts at its end."""
    short = clean(unit)
    if not short:
        return text
    return "" if clean(text) == short else text.removesuffix(f"({short})").rstrip() or text


def _option(option: Option, fields: Iterable[Field]) -> Option | None:
    """The option as HubSpot has it; none when it is no longer offered there."""
    for field in fields:
        if field.field in {GONE, "hidden"}:
            return None
        option = replace(option, label=keepable(str(field.theirs)))
    return option
