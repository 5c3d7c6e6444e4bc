"""A HubSpot account as a value: strategies for accounts of any kind, and what each step of a push does to one.

`carried_out` is as strict as HubSpot: a write that HubSpot would refuse fails the test that made it.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from hypothesis import strategies as st
from msgspec.structs import replace

from blueprint_editor.core import ids
from blueprint_editor.core.model import (
    Anchor,
    Blueprint,
    DataPoint,
    DataType,
    Element,
    HubSpotMapping,
    HubSpotUse,
    Kind,
    Option,
    PortalLink,
    Stage,
    Status,
    Task,
    When,
)
from blueprint_editor.core.plan import (
    NEW,
    NO_CHOICES,
    AnyStep,
    ArchiveProperty,
    ChangePipeline,
    ChangeProperty,
    ChangeStage,
    Choices,
    CreateGroup,
    CreatePipeline,
    CreateProperty,
    CreateStage,
    CreateWorkflow,
    NewOption,
    NewStage,
    OrderStages,
    Plan,
    SetOptions,
    ticked,
)
from blueprint_editor.core.pushed import pushed_of
from blueprint_editor.hubspot.learning import learned
from blueprint_editor.hubspot.naming import is_name, is_reserved, key
from blueprint_editor.hubspot.planning import plan
from blueprint_editor.hubspot.settling import settled
from blueprint_editor.hubspot.state import AccountState
from blueprint_editor.hubspot.value_types import TYPES
from blueprint_editor.hubspot.wire import (
    AccountRecord,
    FlowRecord,
    GroupRecord,
    LimitsRecord,
    ModificationRecord,
    OptionRecord,
    PipelineRecord,
    PropertyRecord,
    StageRecord,
    UsageRecord,
)
from tests.strategies import HOSTILE, NAMES, Ids

T = TypeVar("T")

ACCOUNT = AccountRecord(portal_id=4711, account_type="DEVELOPER_TEST", portal_name="Proef")


def stage_record(identifier: str, label: str, order: int, probability: float | str) -> StageRecord:
    """A stage as HubSpot has it."""
    closed = str(probability) in {"0.0", "1.0"}
    metadata = {"probability": str(probability), "isClosed": str(closed).lower()}
    return StageRecord(id=identifier, label=label, display_order=order, metadata=metadata)


def property_record(name: str, label: str, kind: DataType, **more: object) -> PropertyRecord:
    """A property as HubSpot has it."""
    type_, field_type = TYPES[kind]
    users = {"referenced_object_type": "OWNER", "external_options": True} if kind is DataType.USER else {}
    made = PropertyRecord(name=name, label=label, type=type_, field_type=field_type, group_name="dealinformation")
    return replace(made, **{**users, **more})


DEFAULT = PipelineRecord(
    id="default",
    label="Sales Pipeline",
    display_order=0,
    stages=tuple(
        stage_record(name, label, order, probability)
        for order, (name, label, probability) in enumerate(
            (
                ("appointmentscheduled", "Appointment Scheduled", 0.2),
                ("qualifiedtobuy", "Qualified To Buy", 0.4),
                ("presentationscheduled", "Presentation Scheduled", 0.6),
                ("decisionmakerboughtin", "Decision Maker Bought-In", 0.8),
                ("contractsent", "Contract Sent", 0.9),
                ("closedwon", "Closed Won", 1.0),
                ("closedlost", "Closed Lost", 0.0),
            )
        )
    ),
)
DEFAULTS = (
    property_record("dealname", "Deal Name", DataType.TEXT, hubspot_defined=True),
    property_record("amount", "Amount", DataType.NUMBER, hubspot_defined=True),
    property_record("closedate", "Close Date", DataType.DATETIME, hubspot_defined=True),
    property_record("hubspot_owner_id", "Deal owner", DataType.USER, hubspot_defined=True),
    property_record("closed_lost_reason", "Closed Lost Reason", DataType.LONG_TEXT, hubspot_defined=True),
    property_record(
        "dealtype",
        "Deal Type",
        DataType.CHOICE,
        hubspot_defined=True,
        options=(
            OptionRecord(label="New Business", value="newbusiness", display_order=0),
            OptionRecord(label="Existing Business", value="existingbusiness", display_order=1),
        ),
    ),
)
EMPTY = AccountState(
    account=ACCOUNT,
    pipelines=(DEFAULT,),
    properties=DEFAULTS,
    groups=(GroupRecord(name="dealinformation", label="Deal information"),),
    flows=(),
)


# What a push does to an account.


class After(NamedTuple):
    """The account after a step, and the ids that it gave."""

    state: AccountState
    made: dict[str, str]


def carried_out(state: AccountState, step: AnyStep, link: PortalLink, *, honours: bool = True) -> After:
    """The account after a step; fails where HubSpot would refuse. Without `honours` it gives ids of its own."""
    match step:
        case CreateGroup():
            assert step.name not in {group.name for group in state.groups}
            return After(replace(state, groups=(*state.groups, GroupRecord(name=step.name, label=step.label))), {})
        case CreateProperty():
            return After(_with_new_property(state, step), {})
        case ChangeProperty() | SetOptions():
            return After(_with_property(state, step), {})
        case ArchiveProperty():
            gone = state.live_properties[step.name]
            left = tuple(one for one in state.properties if one.name != step.name)
            return After(replace(state, properties=left, archived=(*state.archived, replace(gone, archived=True))), {})
        case CreateWorkflow():
            assert state.flows is not None
            stages = {stage.id for pipeline in state.live_pipelines for stage in pipeline.stages}
            assert _real_stage(link, step.stage, step.there) in stages
            flow = FlowRecord(id=f"f{len(state.flows)}", name=step.name)
            return After(replace(state, flows=(*state.flows, flow)), {step.id: flow.id})
        case CreatePipeline():
            return _with_new_pipeline(state, step, honours=honours)
        case CreateStage():
            return _with_new_stage(state, step, honours=honours)
        case ChangePipeline() | ChangeStage() | OrderStages():
            return After(_with_pipeline(state, step, link), {})


def _real_stage(link: PortalLink, stage: str, there: str) -> str:
    known = pushed_of(link).stage(stage)
    return there or ("" if known is None else known.id)


def _records(options: Iterable[NewOption]) -> tuple[OptionRecord, ...]:
    made = tuple(
        OptionRecord(
            label=one.label, value=one.value, description=one.description, hidden=one.hidden, display_order=order
        )
        for order, one in enumerate(options)
    )
    assert len({one.value for one in made}) == len(made)
    assert all(one.value.strip() and one.label.strip() for one in made)
    return made


def _with_new_property(state: AccountState, step: CreateProperty) -> AccountState:
    assert is_name(step.name), step.name
    assert not is_reserved(step.name)
    assert step.name not in state.live_properties
    assert step.group in {group.name for group in state.groups}
    assert step.label.strip()
    assert step.type != "enumeration" or step.options or step.of_users
    assert step.returns == (step.name in state.archived_properties)
    made = PropertyRecord(
        name=step.name,
        label=step.label,
        type=step.type,
        field_type=step.field_type,
        group_name=step.group,
        description=step.description,
        options=_records(step.options),
        external_options=step.of_users,
        referenced_object_type="OWNER" if step.of_users else "",
    )
    back = state.archived_properties.get(step.name)
    if back is not None:
        assert {option.value for option in back.options} <= {option.value for option in made.options}
        assert made.type == back.type
    archived = tuple(one for one in state.archived if one.name != step.name)
    limits, usage = state.limits, state.limits.properties
    if usage is not None and usage.usage is not None and usage.limit is not None:
        assert usage.usage < usage.limit
        limits = replace(limits, properties=replace(usage, usage=usage.usage + 1))
    return replace(state, properties=(*state.properties, made), archived=archived, limits=limits)


def _with_property(state: AccountState, step: ChangeProperty | SetOptions) -> AccountState:
    record = state.live_properties[step.name]
    if isinstance(step, ChangeProperty):
        assert getattr(record, step.field) == step.before
        assert not record.hubspot_defined
        changed = replace(record, **{step.field: step.after})
    else:
        assert not record.modification_metadata.read_only_options
        assert {one.value for one in record.options} <= {one.value for one in step.after}, "an option is lost"
        changed = replace(record, options=_records(step.after))
    return replace(state, properties=tuple(changed if one is record else one for one in state.properties))


def _with_new_pipeline(state: AccountState, step: CreatePipeline, *, honours: bool) -> After:
    assert step.pipeline not in {one.id for one in state.pipelines}
    assert key(step.label) not in {key(one.label) for one in state.live_pipelines}
    assert step.stages
    given = step.pipeline if honours and step.pipeline else f"90{len(state.pipelines)}"
    made = {step.id: given}
    records: list[StageRecord] = []
    for number, stage in enumerate(step.stages):
        made[stage.stage] = stage.id if honours and stage.id else f"{given}0{number}"
        records.append(_new_stage(state, stage, made[stage.stage], records))
    record = PipelineRecord(id=given, label=step.label, display_order=step.order, stages=tuple(records))
    return After(replace(state, pipelines=(*state.pipelines, record)), made)


def _new_stage(state: AccountState, stage: NewStage, given: str, others: Sequence[StageRecord]) -> StageRecord:
    taken = {one.id for pipeline in state.pipelines for one in pipeline.stages} | {one.id for one in others}
    assert given not in taken
    assert key(stage.label) not in {key(one.label) for one in others if not one.archived}
    assert 0 <= stage.probability <= 1
    return stage_record(given, stage.label, stage.order, float(stage.probability))


def _with_new_stage(state: AccountState, step: CreateStage, *, honours: bool) -> After:
    pipeline = state.pipeline(step.pipeline)
    assert pipeline is not None
    given = step.stage.id if honours and step.stage.id else f"8{len(pipeline.stages)}"
    stage = _new_stage(state, step.stage, given, pipeline.stages)
    moved = (_moved_on(one, step.stage.order) for one in pipeline.stages)
    changed = replace(pipeline, stages=(*moved, stage))
    return After(_replaced(state, pipeline, changed), {step.stage.stage: given})


def _moved_on(stage: StageRecord, place: int) -> StageRecord:
    """A stage as HubSpot numbers it when another one takes a place."""
    moves = stage.display_order >= place
    return replace(stage, display_order=stage.display_order + 1) if moves else stage


def _replaced(state: AccountState, old: PipelineRecord, new: PipelineRecord) -> AccountState:
    return replace(state, pipelines=tuple(new if one is old else one for one in state.pipelines))


def _with_pipeline(
    state: AccountState, step: ChangePipeline | ChangeStage | OrderStages, link: PortalLink
) -> AccountState:
    pipeline = state.pipeline(step.pipeline)
    assert pipeline is not None
    if isinstance(step, ChangePipeline):
        assert pipeline.label == step.before
        assert key(str(step.after)) not in {key(one.label) for one in state.live_pipelines if one is not pipeline}
        return _replaced(state, pipeline, replace(pipeline, label=str(step.after)))
    stages = {stage.id: stage for stage in pipeline.stages}
    if isinstance(step, OrderStages):
        order = [_real_stage(link, name[1:], "") if name.startswith("+") else name for name in step.after]
        assert len(set(order)) == len(order)
        assert set(order) == {stage.id for stage in pipeline.stages if not stage.archived}
        stages |= {name: replace(stages[name], display_order=number) for number, name in enumerate(order)}
        return _replaced(state, pipeline, replace(pipeline, stages=tuple(stages.values())))
    stage = stages[step.stage]
    if step.field == "label":
        others = {key(one.label) for one in stages.values() if one is not stage and not one.archived}
        assert key(str(step.after)) not in others, "HubSpot has each label once, at every moment"
        changed = replace(stage, label=str(step.after))
    else:
        assert stage.probability == step.before
        assert isinstance(step.after, float)
        changed = stage_record(stage.id, stage.label, stage.display_order, step.after)
    stages[stage.id] = changed
    return _replaced(state, pipeline, replace(pipeline, stages=tuple(stages.values())))


class Pushed(NamedTuple):
    """An account after a push, and the link that is kept."""

    state: AccountState
    link: PortalLink


def push(
    made: Plan, state: AccountState, link: PortalLink | None, *, honours: bool = True, most: int | None = None
) -> Pushed:
    """Carry the ticked steps of a plan out, or the first so many of them, keeping ids as they come."""
    kept = link if link is not None else PortalLink(state.id)
    for step in ticked(made)[:most]:
        state, ids_made = carried_out(state, step, kept, honours=honours)
        kept = learned(kept, step, ids_made)
    return Pushed(state, kept)


def pushed_whole(
    blueprint: Blueprint,
    state: AccountState,
    link: PortalLink | None,
    choices: Choices = NO_CHOICES,
    *,
    honours: bool = True,
) -> Pushed:
    """Plan, push, read back, keep."""
    first = plan(blueprint, state, link, choices)
    assert first.can_push, first.refused
    after = push(first, state, settled(blueprint, state, link, choices), honours=honours)
    target = after.link.pipeline or choices.target
    return Pushed(after.state, settled(blueprint, after.state, after.link, replace(choices, target=target)))


# Blueprints that can be pushed, and accounts of any kind. They come from a number, not from strategies one within
# the other: that is a hundred times as fast, and a law here wants many accounts more than small ones.


def with_links(blueprint: Blueprint, link: PortalLink | None) -> Blueprint:
    """The blueprint as it is kept after a push."""
    return replace(blueprint, portals=() if link is None else (link,))


def dice() -> st.SearchStrategy[Dice]:
    """Dice that fall the same way each time a failure is tried again."""
    return st.integers(0, 2**48).map(Dice)


class Dice(random.Random):
    """Draws blueprints and accounts; shown by the number that makes the same ones again."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self._number = number

    def __repr__(self) -> str:
        return f"Dice({self._number})"

    def once(self, among: int) -> bool:
        """Whether it is the one of so many times."""
        return self.randrange(among) == 0

    def some(self, things: Sequence[T], most: int) -> list[T]:
        """A few of these, none twice."""
        return self.sample(things, self.randint(0, min(most, len(things))))

    def text(self) -> str:
        """A text of any kind."""
        plain = "".join(self.choices("abcdeé ßX", k=self.randint(1, 6)))
        return self.choice((plain, plain, self.choice(NAMES), self.choice(HOSTILE)))

    def labels(self, count: int) -> list[str]:
        """So many labels of which no two are one."""
        found: dict[str, str] = {}
        while len(found) < count:
            label = self.text()
            found.setdefault(key(label), label)
            if not self.once(9):
                found.pop("", None)
        return list(found.values())

    def design(self) -> Blueprint:
        """A blueprint as somebody makes one to push it, now and then with something missing."""
        fresh = Ids("design")
        count = self.randint(1, 4)
        stages: list[Stage] = []
        for number, name in enumerate(self.labels(count + 2)):
            kind = Kind.OPEN if number < count else Kind.WON if number == count else Kind.LOST
            fixed: dict[Kind, float | None] = {Kind.WON: 1.0, Kind.LOST: 0.0}
            chance = fixed.get(
                kind, self.choice((0.1, 0.2, 0.6, 0.9, 0.25, 0.04, 0.97, None, self.uniform(0.01, 0.99)))
            )
            points = tuple(self.data_point(fresh) for _ in range(self.randint(0, 3))) if number < 2 else ()
            tasks = tuple(self.task(fresh) for _ in range(self.randint(0, 2)))
            aliases = tuple(self.some(NAMES, 2))
            twice = self.choice(stages).name if stages and self.once(25) else name
            stages.append(Stage(fresh(ids.STAGE), twice, aliases, kind, chance, data_points=points, tasks=tasks))
        if self.once(8):
            self.shuffle(stages)
        title = self.choice(("Verkoop", "Verkoop", "A pipeline with a label that is far too long", "", self.text()))
        return Blueprint(fresh(ids.BLUEPRINT), title, language=self.choice(("nl", "en")), stages=tuple(stages))

    def data_point(self, fresh: Ids) -> DataPoint:
        """A data point that becomes a property of some kind, or tries to."""
        mapping = HubSpotMapping(self.choice((*(HubSpotUse.NEW,) * 5, *HubSpotUse)), self.choice(_PROPERTY_NAMES))
        options = tuple(
            Option(fresh(ids.OPTION), label, self.choice(("", "", "", "x1", "newbusiness")))
            for label in self.some(("Ja", "Nee", "Misschien", "New Business", "客户", "Nee ", " "), 4)
        )
        return DataPoint(
            fresh(ids.ENTRY_PREFIXES[Element.DATA_POINT]),
            self.choice((self.text(), self.choice(("Amount", "Bedrag", "Deal Type", "Eigenaar", "Verliesreden")))),
            self.choice((Status.CONFIRMED, Status.CONFIRMED, Status.ASSUMPTION, Status.EXAMPLE)),
            type=self.choice((*DataType, DataType.CHOICE, DataType.MULTI_CHOICE)),
            unit=self.choice(("", "", "€", "uur")),
            options=options,
            purpose=self.choice(("", "Waarom", "two\nlines")),
            hubspot=mapping,
        )

    def task(self, fresh: Ids) -> Task:
        """A task, now and then an example."""
        when = self.choice((None, When(Anchor.ENTER, 2), When(Anchor.LEAVE, 1)))
        status = self.choice((Status.CONFIRMED, Status.EXAMPLE))
        return Task(fresh(ids.ENTRY_PREFIXES[Element.TASK]), self.text(), status, when=when)

    def account(self, blueprint: Blueprint) -> AccountState:
        """An account of any kind, with names and ids that this blueprint has too."""
        pipelines = [DEFAULT]
        used = {stage.id for stage in DEFAULT.stages}
        pipelines += [self.pipeline(f"p{number}", blueprint, used) for number in range(self.randint(0, 2))]
        archived = (replace(one, archived=True) for one in self.properties(("old_one", "prijs"), blueprint))
        limits = (LimitsRecord(), LimitsRecord(), LimitsRecord(properties=UsageRecord(limit=10, usage=8)))
        return AccountState(
            account=ACCOUNT,
            pipelines=tuple(pipelines),
            properties=(*DEFAULTS, *self.properties(("mine", "own_name", "budget", "ja"), blueprint)),
            archived=tuple(archived),
            groups=(GroupRecord(name="dealinformation", label="Deal information"),),
            flows=self.choice(((), (), None)),
            limits=self.choice(limits),
        )

    def pipeline(self, identifier: str, blueprint: Blueprint, used: set[str]) -> PipelineRecord:
        """A pipeline of any kind: ids of our own or HubSpot's, orders with holes, odd probabilities."""
        names = [*NAMES, *(name for stage in blueprint.stages for name in (stage.name, *stage.aliases))]
        labels = {key(name): name for name in self.some(names, 5)}
        labels.pop("", None)
        stages: list[StageRecord] = []
        orders = self.sample(range(-1, 12), len(labels))
        for number, label in enumerate(labels.values()):
            own = self.choice([stage.id for stage in blueprint.stages])
            name = own if self.once(4) and own not in used else f"{identifier}{number}"
            used.add(name)
            chance = self.choice(("0.0", "0.2", "0.25", "0.6", "1.0", "1.0", "", "odd"))
            record = stage_record(name, self.choice((label, label.upper())), orders[number], chance)
            stages.append(replace(record, archived=self.once(6)))
        return PipelineRecord(id=identifier, label=f"Pipeline {identifier}", display_order=2, stages=tuple(stages))

    def properties(self, names: Sequence[str], blueprint: Blueprint) -> list[PropertyRecord]:
        """Properties of any kind."""
        texts = ["Amount", *(point.text for stage in blueprint.stages for point in stage.data_points)]
        found: list[PropertyRecord] = []
        for name in self.some(names, 3):
            kind = self.choice((*DataType, DataType.CHOICE, DataType.MULTI_CHOICE))
            options: tuple[OptionRecord, ...] = ()
            if kind in {DataType.CHOICE, DataType.MULTI_CHOICE}:
                options = tuple(
                    OptionRecord(label=label, value=label.lower(), hidden=self.once(3), display_order=order)
                    for order, label in enumerate(self.some(("Ja", "Nee", "Anders"), 3))
                )
            fixed = ModificationRecord(read_only_options=self.once(4))
            label = self.choice(texts)
            found.append(property_record(name, label, kind, options=options, modification_metadata=fixed))
        return found

    def target(self, state: AccountState) -> str:
        """A new pipeline, or one that is there."""
        return self.choice((NEW, NEW, *(one.id for one in state.live_pipelines)))


_PROPERTY_NAMES = ("", "", "", "", "own_name", "amount", "dealtype", "hs_mine", "Wrong Name", "old_one")
