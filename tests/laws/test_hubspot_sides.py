"""Laws of the two sides: who changed what, pulling, comparing, taking over, putting back, and undoing a push."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from msgspec.structs import replace

from blueprint_editor.core.edits import TakeOver
from blueprint_editor.core.model import Blueprint, Kind, PortalLink, Stage
from blueprint_editor.core.plan import (
    GONE,
    NEW,
    Answer,
    ArchiveProperty,
    ChangePipeline,
    ChangeStage,
    Choices,
    CreatePipeline,
    OrderStages,
    Plan,
    Side,
    Subject,
    tick,
    ticked,
)
from blueprint_editor.core.pushed import link_of, pushed_of
from blueprint_editor.hubspot.drift import drift, put_back, taken_over
from blueprint_editor.hubspot.naming import key
from blueprint_editor.hubspot.planning import plan
from blueprint_editor.hubspot.pulling import pulled
from blueprint_editor.hubspot.settling import settled
from blueprint_editor.hubspot.state import AccountState, live_stages
from blueprint_editor.hubspot.undoing import undo
from blueprint_editor.hubspot.wire import PipelineRecord, PropertyRecord, StageRecord
from tests.hubspot_kit import EMPTY, Dice, carried_out, dice, push, pushed_whole, stage_record, with_links
from tests.strategies import examples

STAGES, CHANCES = ("A", "B", "C", "D"), (0.1, 0.2, 0.3, 0.4)


def law(count: int) -> Callable[[Callable[[Dice], None]], Callable[[], None]]:
    """A law tried with so many dice."""

    def made(test: Callable[[Dice], None]) -> Callable[[], None]:
        return settings(max_examples=examples(count), deadline=None)(given(dice())(test))

    return made


def simple(dice: Dice) -> Blueprint:
    """A few open stages, won and lost, data points of one or two kinds; nothing in it is refused."""
    design = dice.design()
    open_stages = tuple(
        Stage(f"st_{name}", name, probability=chance) for name, chance in zip(STAGES, CHANCES, strict=True)
    )
    closed = tuple(stage for stage in design.stages if stage.probability in {1.0, 0.0})
    closed = tuple(replace(stage, name=f"Closed {number}", aliases=()) for number, stage in enumerate(closed))
    points = replace(open_stages[0], data_points=design.stages[0].data_points)
    return replace(design, title="Pipeline", stages=(points, *open_stages[1:], *closed))


def first_push(dice: Dice) -> tuple[Blueprint, AccountState, PortalLink]:
    """A blueprint that was pushed to a new pipeline."""
    blueprint = simple(dice)
    state, link = pushed_whole(blueprint, dice.account(blueprint), None, Choices(target=NEW))
    return with_links(blueprint, link), state, link


def with_live(state: AccountState, link: PortalLink, change: Callable[[StageRecord], StageRecord]) -> AccountState:
    """The account with the stages of the pushed pipeline changed."""

    def changed(one: PipelineRecord) -> PipelineRecord:
        return replace(one, stages=tuple(map(change, one.stages))) if one.id == link.pipeline else one

    return replace(state, pipelines=tuple(map(changed, state.pipelines)))


@law(120)
def test_a_conflict_is_what_both_sides_changed_and_only_that(dice: Dice) -> None:
    blueprint, state, link = first_push(dice)
    there = {one.stage: one.id for one in pushed_of(link).stages}
    ours, theirs = [{stage.id: changed(dice, stage) for stage in blueprint.stages} for _ in range(2)]
    records = {there[name]: stage for name, stage in theirs.items()}
    now = replace(blueprint, stages=tuple(ours.values()))
    live = with_live(state, link, lambda one: as_record(one, records[one.id]))
    made = plan(now, live, link)
    conflicts = {one.id for one in made.conflicts}
    only_theirs = {one.id for one in made.differences if one.side is Side.THERE}
    writes = {(step.about[0], step.field) for step in made.steps if isinstance(step, ChangeStage)}
    for stage in blueprint.stages:
        for field, name in (("label", "name"), ("probability", "probability")):
            was, mine, other = (getattr(one, name) for one in (stage, ours[stage.id], theirs[stage.id]))
            line = f"stage:{stage.id}:{field}"
            assert (line in conflicts) == (was != mine and other not in {was, mine})
            assert (line in only_theirs) == (was == mine and was != other)
            assert ((stage.id, field) in writes) == (was != mine and was == other)
    assert made.can_push == (not conflicts)


def changed(dice: Dice, stage: Stage) -> Stage:
    """A stage as somebody changed it, or not; nothing that clashes with another."""
    name = dice.choice((stage.name, stage.name, f"{stage.name}1", f"{stage.name}2"))
    chance = dice.choice((stage.probability, 0.7, 0.8)) if stage.probability in CHANCES else stage.probability
    return replace(stage, name=name, probability=chance)


def as_record(record: StageRecord, stage: Stage) -> StageRecord:
    """A stage in HubSpot with the values of one here."""
    assert stage.probability is not None
    return stage_record(record.id, stage.name, record.display_order, stage.probability)


@law(60)
def test_an_answer_ends_a_difference(dice: Dice) -> None:
    blueprint, state, link = first_push(dice)
    now, live = mutated(dice, blueprint), disturbed(dice, state, link)
    made = plan(now, live, link)
    answers = {one.id: dice.choice((Answer.PUT_BACK, Answer.IGNORE)).value for one in made.differences}
    answered = plan(now, live, link, Choices(answers=answers))
    assert answered.can_push
    after = push(answered, live, settled(now, live, link))
    again = plan(now, after.state, settled(now, after.state, after.link), Choices(answers=answers))
    assert not again.steps
    refused = {one.about for one in answered.refused}
    left = {one.id for one in again.differences if one.about not in refused}
    assert left <= {name for name, answer in answers.items() if answer == Answer.IGNORE.value}


@law(80)
def test_nobody_is_overruled_without_being_asked(dice: Dice) -> None:
    blueprint, state, link = first_push(dice)
    now, live = mutated(dice, blueprint), disturbed(dice, state, link)
    made = plan(now, live, link)
    answers = {one.id: Answer.IGNORE.value for one in made.conflicts}
    after = push(plan(now, live, link, Choices(answers=answers)), live, settled(now, live, link))
    for one in made.differences:
        if one.subject is Subject.STAGE and one.field in {"label", "probability"}:
            (record,) = [
                record for record in live_stages(after.state.pipeline(link.pipeline)) if record.id == one.there
            ]
            assert getattr(record, one.field) == one.theirs
        if one.subject is Subject.ORDER:
            was = [record.id for record in live_stages(live.pipeline(link.pipeline))]
            order = [record.id for record in live_stages(after.state.pipeline(link.pipeline))]
            assert [name for name in order if name in was] == was
    again = plan(now, after.state, settled(now, after.state, after.link), Choices(answers=answers))
    assert not again.steps
    refused = {one.about for one in made.refused}
    left = {one.id: one.side for one in again.differences if one.about not in refused}
    assert left == {one.id: one.side for one in made.differences if one.about not in refused}


def mutated(dice: Dice, blueprint: Blueprint) -> Blueprint:
    """The blueprint as somebody changed it: names, order, a stage more or less, data points."""
    stages = list(blueprint.stages)
    for _ in range(dice.randint(0, 3)):
        at = dice.randrange(len(STAGES))
        match dice.randrange(5):
            case 0:
                stages[at] = replace(stages[at], name=f"{stages[at].name}{dice.choice('xyz')}")
            case 1:
                stages[at] = replace(stages[at], probability=dice.choice((0.5, 0.6)))
            case 2:
                other = dice.randrange(len(STAGES))
                stages[at], stages[other] = stages[other], stages[at]
            case 3:
                first, second = stages[at], stages[(at + 1) % len(STAGES)]
                names = (second.name, first.name)
                stages[at], stages[(at + 1) % len(STAGES)] = (
                    replace(one, name=name) for one, name in zip((first, second), names, strict=True)
                )
            case _:
                stages = [replace(stage, data_points=stage.data_points[1:]) for stage in stages]
    if dice.once(4):
        stages.insert(1, Stage("st_new", "Nieuw", probability=0.3))
    return replace(blueprint, stages=tuple(stages))


def disturbed(dice: Dice, state: AccountState, link: PortalLink) -> AccountState:
    """The account as somebody changed it in HubSpot: names, order, a stage more or less, properties."""
    for _ in range(dice.randint(0, 3)):
        pipeline = state.pipeline(link.pipeline)
        assert pipeline is not None
        stages = list(live_stages(pipeline))
        at = dice.randrange(len(stages))
        label = f"{stages[at].label}{dice.choice('xyz')}"
        match dice.randrange(6):
            case 5 if 0 < (stages[at].probability or 0) < 1:
                stages[at] = stage_record(stages[at].id, stages[at].label, 0, dice.choice((0.7, 0.8)))
            case 0 if key(label) not in {key(one.label) for one in stages}:
                stages[at] = replace(stages[at], label=label)
            case 1:
                dice.shuffle(stages)
            case 2 if len(stages) > 4:
                del stages[at]
            case 3:
                labels = {key(one.label) for one in stages}
                if key("Extra") not in labels:
                    stages.insert(at, stage_record(f"extra{len(stages)}", "Extra", 0, 0.4))
            case _:
                state = replace(state, properties=tuple(map(_renamed, state.properties)))
        stages = [replace(one, display_order=order) for order, one in enumerate(stages)]
        changed = replace(pipeline, stages=tuple(stages))
        state = replace(state, pipelines=tuple(changed if one.id == pipeline.id else one for one in state.pipelines))
    return state


def _renamed(record: PropertyRecord) -> PropertyRecord:
    return record if record.hubspot_defined else replace(record, label=f"{record.label}x")


@law(60)
def test_what_is_taken_over_is_no_difference_any_more(dice: Dice) -> None:
    blueprint, state, link = first_push(dice)
    now, live = mutated(dice, blueprint), disturbed(dice, state, link)
    found = drift(now, live, link)
    picked = {one.id for one in found.differences if dice.once(2)}
    over = taken_over(now, live, link, picked, seed="seed")
    assert isinstance(TakeOver(over, "merge").apply(now), Blueprint)  # type: ignore[arg-type]  # where from is no matter
    after = drift(over, live, link)
    before = {one.id: one for one in found.differences}
    left = {one.id for one in after.differences}
    closed = {Kind.WON, Kind.LOST}
    assert closed & {stage.kind for stage in now.stages} <= {stage.kind for stage in over.stages}
    ends = {stage.id for stage in over.stages if stage.kind in closed}
    for name in picked & left:
        if before[name].field == "probability" and before[name].about in ends:
            continue  # the last won or lost stage stays one
        # The last won or lost stage stays, and an order is taken over for the stages that are there by then.
        assert before[name].field in {GONE, "order"} or before[name].subject is Subject.OPTION
    assert left <= set(before) | {f"order:{blueprint.id}:order"}


@law(40)
def test_what_is_put_back_is_no_difference_after_the_push(dice: Dice) -> None:
    blueprint, state, link = first_push(dice)
    live = disturbed(dice, state, link)
    found = drift(blueprint, live, link)
    choices = put_back(Choices(), [one.id for one in found.differences])
    made = plan(blueprint, live, link, choices)
    after = push(made, live, settled(blueprint, live, link))
    left = drift(blueprint, after.state, settled(blueprint, after.state, after.link))
    refused = {one.about for one in made.refused}
    assert {one.about for one in left.differences} <= refused | {blueprint.id}


@law(80)
def test_a_pipeline_that_was_pulled_has_nothing_to_push(dice: Dice) -> None:
    state = dice.account(dice.design())
    for pipeline in state.live_pipelines:
        blueprint = pulled(state, pipeline.id, dice.randbytes)
        (link,) = blueprint.portals
        made = plan(blueprint, state, link)
        assert not made.steps
        assert made.is_empty
        assert drift(blueprint, state, link).is_empty
        assert [stage.name for stage in blueprint.stages] == [one.label for one in live_stages(pipeline)]


def pipeline_state(state: AccountState, pipeline: str, stages: set[str]) -> list[tuple[object, ...]]:
    """What a pipeline has of these stages, in order."""
    return [(one.id, one.label, one.probability) for one in live_stages(state.pipeline(pipeline)) if one.id in stages]


def numbered(state: AccountState) -> AccountState:
    """The account with a number for each probability, as HubSpot always has."""

    def mended(one: StageRecord) -> StageRecord:
        return one if one.probability is not None else stage_record(one.id, one.label, one.display_order, 0.5)

    pipelines = (replace(one, stages=tuple(map(mended, one.stages))) for one in state.pipelines)
    return replace(state, pipelines=tuple(pipelines))


@law(80)
def test_an_undone_push_leaves_what_was_there_as_it_was(dice: Dice) -> None:
    blueprint = dice.design()
    before = numbered(dice.account(blueprint))
    choices = Choices(target=dice.target(before))
    made = plan(blueprint, before, None, choices)
    if not made.can_push:
        return
    start = settled(blueprint, before, None, choices)
    after = push(made, before, start)
    target = replace(made.target, pipeline=after.link.pipeline or made.target.pipeline)
    back = undo(ticked(made), before, after.state, target)
    assert not back.conflicts
    assert {step.id for step in back.steps if isinstance(step, ArchiveProperty)} == back.left_out
    state, link = push(back, after.state, settled(blueprint, after.state, after.link))
    same_as_before(before, state, target.pipeline, labels=not back.refused)
    assert undo(ticked(made), before, state, target).is_empty or back.left_out
    again = plan(blueprint, state, link, Choices(target=link.pipeline or choices.target))
    written = {step.id for step in again.steps} - {"order_stages"}
    assert written <= {step.id for step in made.steps} | {f"set_options:{name}" for name in state.live_properties}


def same_as_before(before: AccountState, after: AccountState, pipeline: str, *, labels: bool) -> None:
    """What was there has its labels, probabilities, order and options again; nothing is gone."""
    record = before.pipeline(pipeline)
    if record is not None and labels:
        stages = {one.id for one in live_stages(record)}
        assert pipeline_state(after, pipeline, stages) == pipeline_state(before, pipeline, stages)
        now = after.pipeline(pipeline)
        assert now is not None
        assert now.label == record.label
    for one in before.properties:
        live = after.live_properties[one.name]
        assert (live.label, live.description) == (one.label, one.description)
        options = {option.value: (option.label, option.hidden) for option in live.options}
        for option in one.options:
            assert options.pop(option.value) == (option.label, option.hidden)
        assert all(hidden for _, hidden in options.values())


@law(30)
def test_an_undo_overrules_nobody(dice: Dice) -> None:
    blueprint, state, link = first_push(dice)
    changed = mutated(dice, blueprint)
    made = plan(changed, state, link)
    after = push(made, state, settled(changed, state, link))
    live = with_live(after.state, link, lambda one: replace(one, label=f"{one.label}!") if dice.once(2) else one)
    back = undo(ticked(made), state, live, replace(made.target, pipeline=link.pipeline))
    touched = {step.stage for step in made.steps if isinstance(step, ChangeStage) and step.field == "label"}
    now = {one.id: one.label for one in live_stages(live.pipeline(link.pipeline))}
    theirs = {one.there for one in back.conflicts if one.field == "label"}
    assert theirs == {one for one in touched if now[one].endswith("!")}
    assert not any(
        step.stage in theirs for step in back.steps if isinstance(step, ChangeStage) and step.field == "label"
    )


@law(30)
def test_archiving_what_a_push_made_and_pushing_again_brings_it_back(dice: Dice) -> None:
    blueprint = simple(dice)
    made = plan(blueprint, EMPTY, None, Choices(target=NEW))
    pushed = push(made, EMPTY, settled(blueprint, EMPTY, None, Choices(target=NEW)))
    target = replace(made.target, pipeline=pushed.link.pipeline)
    back = undo(ticked(made), EMPTY, pushed.state, target)
    for step in back.steps:
        back = tick(back, step.id, on=True)
    kept = settled(blueprint, pushed.state, pushed.link, Choices(target=pushed.link.pipeline))
    gone = push(back, pushed.state, kept)
    names = {step.name for step in back.steps if isinstance(step, ArchiveProperty)}
    assert names.isdisjoint(gone.state.live_properties)
    again = plan(blueprint, gone.state, gone.link)
    there = push(again, gone.state, settled(blueprint, gone.state, gone.link))
    assert names <= set(there.state.live_properties)
    assert not plan(blueprint, there.state, there.link).steps


def swapped(blueprint: Blueprint, *names: str) -> Blueprint:
    """The blueprint whose first stages have these names."""
    pairs = zip(blueprint.stages, [*names, *(stage.name for stage in blueprint.stages[len(names) :])], strict=True)
    return replace(blueprint, stages=tuple(replace(stage, name=name) for stage, name in pairs))


@law(25)
def test_labels_can_go_round(dice: Dice) -> None:
    blueprint, state, link = first_push(dice)
    names = list(STAGES)
    dice.shuffle(names)
    changed = swapped(blueprint, *names)
    made = plan(changed, state, link)
    assert not made.refused or not [one for one in made.refused if one.subject is Subject.STAGE]
    for step in made.steps:  # one by one: `carried_out` refuses a label that is there twice
        state, _ = carried_out(state, step, link)
    labels = [one.label for one in live_stages(state.pipeline(link.pipeline))]
    assert labels[: len(names)] == names
    some = made
    for step in dice.some([step for step in made.steps if isinstance(step, ChangeStage)], 1):
        some = tick(some, step.id, on=False)
    left = [step for step in ticked(some) if isinstance(step, ChangeStage)]
    assert {step.stage for step in left if step.passing} <= {step.stage for step in left if not step.passing}


def kinds(made: Plan) -> set[type[object]]:
    """What kinds of steps a plan has."""
    return {type(step) for step in made.steps}


def test_steps_stand_in_the_order_of_the_work() -> None:
    order = [CreatePipeline, ChangePipeline, ChangeStage, OrderStages]
    for number in range(60):
        case = Dice(number)
        blueprint = case.design()
        state = case.account(blueprint)
        made = plan(blueprint, state, None, Choices(target=case.target(state)))
        places = [order.index(type(step)) for step in made.steps if type(step) in order]
        assert places == sorted(places)


def test_a_link_that_cannot_be_read_is_a_first_push() -> None:
    link = link_of("4711", "default", pushed_of(PortalLink("4711", "default", "{broken")))
    assert link.pushed == "{}"
