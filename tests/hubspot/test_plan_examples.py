"""The plan of a push by example: each refusal, question and match, names, types, and what is left alone."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from blueprint_editor.core.model import (
    Blueprint,
    DataPoint,
    DataType,
    HubSpotMapping,
    HubSpotUse,
    Kind,
    Option,
    PortalLink,
    Stage,
    Status,
)
from blueprint_editor.core.plan import (
    NEW,
    ChangeProperty,
    ChangeStage,
    Choices,
    CreateGroup,
    CreatePipeline,
    CreateProperty,
    CreateStage,
    GoLiveCode,
    MatchReason,
    NoticeCode,
    Plan,
    QuestionCode,
    Reason,
    SetOptions,
    TargetKind,
)
from blueprint_editor.core.pushed import link_to, with_link
from blueprint_editor.hubspot.bodies import property_body
from blueprint_editor.hubspot.naming import is_name, is_reserved, property_name, slug
from blueprint_editor.hubspot.ordering import order_writes
from blueprint_editor.hubspot.planning import plan
from blueprint_editor.hubspot.settling import settled
from blueprint_editor.hubspot.state import AccountState
from blueprint_editor.hubspot.value_types import TYPES, data_type, fits
from blueprint_editor.hubspot.wire import (
    GroupRecord,
    LimitsRecord,
    ModificationRecord,
    OptionRecord,
    PipelineRecord,
    UsageRecord,
)
from tests.hubspot_kit import DEFAULT, EMPTY, carried_out, property_record, push, pushed_whole, stage_record

WON = Stage("st_won", "Gewonnen", kind=Kind.WON, probability=1.0)
LOST = Stage("st_lost", "Verloren", kind=Kind.LOST, probability=0.0)
OPEN = Stage("st_open", "Offerte", probability=0.4)
START = Blueprint("bp_start", "Verkoop", stages=(OPEN, WON, LOST))
TO_NEW = Choices(target=NEW)


def with_points(*points: DataPoint) -> Blueprint:
    """The blueprint with these data points."""
    return replace(START, stages=(replace(OPEN, data_points=points), WON, LOST))


def point(text: str = "Budget", **more: object) -> DataPoint:
    """A data point."""
    return replace(DataPoint("dp_one", text), **more)


def with_properties(*records: object, **more: object) -> AccountState:
    """An account with these properties too."""
    return replace(EMPTY, properties=(*EMPTY.properties, *records), **more)


def reasons(made: Plan) -> list[Reason]:
    """Why something is refused."""
    return [one.reason for one in made.refused]


def created(made: Plan) -> dict[str, CreateProperty]:
    """The properties that are made, by name."""
    return {step.name: step for step in made.steps if isinstance(step, CreateProperty)}


def test_the_first_push_chooses_nothing_by_itself() -> None:
    made = plan(START, EMPTY, None)
    assert made.target.kind is TargetKind.NONE
    assert [one.pipeline for one in made.target.candidates] == ["default"]
    assert reasons(made) == [Reason.NO_TARGET]
    assert not made.can_push


def test_a_new_pipeline_is_one_write_with_all_its_stages_under_our_own_ids() -> None:
    (step,) = plan(START, EMPTY, None, TO_NEW).steps
    assert isinstance(step, CreatePipeline)
    assert (step.pipeline, step.label, step.order) == ("bp_start", "Verkoop", 1)
    assert [(one.id, one.label, one.probability, one.order) for one in step.stages] == [
        ("st_open", "Offerte", 0.4, 0),
        ("st_won", "Gewonnen", 1.0, 1),
        ("st_lost", "Verloren", 0.0, 2),
    ]


REFUSED_WHOLE: list[tuple[Blueprint, AccountState, str, Reason]] = [
    (replace(START, title=" "), EMPTY, NEW, Reason.PIPELINE_UNNAMED),
    (replace(START, title="SALES  pipeline"), EMPTY, NEW, Reason.PIPELINE_TAKEN),
    (replace(START, stages=(replace(OPEN, name=""),)), EMPTY, NEW, Reason.NO_STAGES),
    (START, EMPTY, "gone", Reason.TARGET_GONE),
    (
        START,
        replace(EMPTY, limits=LimitsRecord(pipelines=UsageRecord(limit=1, usage=1))),
        NEW,
        Reason.PIPELINE_LIMIT,
    ),
    (
        START,
        replace(
            EMPTY,
            pipelines=(replace(DEFAULT, stages=(replace(DEFAULT.stages[0], write_permissions="READ_ONLY"),)),),
        ),
        "default",
        Reason.READ_ONLY,
    ),
]


@pytest.mark.parametrize(("blueprint", "state", "target", "reason"), REFUSED_WHOLE)
def test_what_stops_a_push(blueprint: Blueprint, state: AccountState, target: str, reason: Reason) -> None:
    made = plan(blueprint, state, None, Choices(target=target))
    assert reason in reasons(made)
    assert not made.can_push
    assert not [step for step in made.steps if isinstance(step, CreatePipeline | CreateStage | ChangeStage)]


REFUSED_STAGES: list[tuple[Stage, Reason]] = [
    (Stage("st_x", " \n", probability=0.5), Reason.LABEL_EMPTY),
    (Stage("st_x", " OFFERTE ", probability=0.5), Reason.LABEL_DOUBLED),
    (Stage("st_x", "Zonder kans"), Reason.PROBABILITY_MISSING),
]


@pytest.mark.parametrize(("stage", "reason"), REFUSED_STAGES)
def test_a_stage_that_cannot_be_pushed_is_left_out_and_the_others_go(stage: Stage, reason: Reason) -> None:
    made = plan(replace(START, stages=(OPEN, stage, WON, LOST)), EMPTY, None, TO_NEW)
    (step,) = made.steps
    assert isinstance(step, CreatePipeline)
    assert len(step.stages) == 3
    (refused,) = made.refused
    assert (refused.reason, refused.about) == (reason, "st_x")
    assert made.can_push


CHOICE = (Option("op_1", "Ja"), Option("op_2", "Nee"))
NAMED = HubSpotMapping(HubSpotUse.NEW, "hs_mine")
REFUSED_POINTS: list[tuple[DataPoint, Reason]] = [
    (point(hubspot=HubSpotMapping(HubSpotUse.NEW, "hs_mine")), Reason.NAME_RESERVED),
    (point(hubspot=HubSpotMapping(HubSpotUse.NEW, "Mijn naam")), Reason.NAME_INVALID),
    (point(hubspot=HubSpotMapping(HubSpotUse.EXISTING, "nowhere")), Reason.PROPERTY_MISSING),
    (point(hubspot=HubSpotMapping(HubSpotUse.EXISTING, "")), Reason.PROPERTY_MISSING),
    (point(hubspot=HubSpotMapping(HubSpotUse.EXISTING, "old")), Reason.PROPERTY_ARCHIVED),
    (point(hubspot=HubSpotMapping(HubSpotUse.EXISTING, "amount")), Reason.TYPE_DIFFERS),
    (point(type=DataType.CHOICE), Reason.NO_OPTIONS),
    (point(type=DataType.CHOICE, options=(Option("op_1", " "),)), Reason.OPTION_EMPTY),
    (point(type=DataType.CHOICE, options=(*CHOICE, Option("op_3", "JA "))), Reason.OPTION_DOUBLED),
    (
        point(type=DataType.CHOICE, options=CHOICE, hubspot=HubSpotMapping(HubSpotUse.EXISTING, "fixed")),
        Reason.OPTIONS_READ_ONLY,
    ),
]


@pytest.mark.parametrize(("one", "reason"), REFUSED_POINTS, ids=[reason.value for _, reason in REFUSED_POINTS])
def test_a_data_point_that_cannot_be_pushed_is_left_out_with_its_reason(one: DataPoint, reason: Reason) -> None:
    fixed = property_record(
        "fixed", "Fixed", DataType.CHOICE, modification_metadata=ModificationRecord(read_only_options=True)
    )
    archived = (replace(property_record("old", "Oud", DataType.TEXT), archived=True),)
    made = plan(with_points(one), with_properties(fixed, archived=archived), None, TO_NEW)
    (refused,) = made.refused
    assert (refused.reason, refused.about) == (reason, "dp_one")
    assert not created(made)
    assert made.can_push


def test_two_new_properties_cannot_have_one_name() -> None:
    mapping = HubSpotMapping(HubSpotUse.NEW, "budget")
    made = plan(with_points(point(hubspot=mapping), point(id="dp_two", hubspot=mapping)), EMPTY, None, TO_NEW)
    assert reasons(made) == [Reason.NAME_DOUBLED]
    assert list(created(made)) == ["budget"]


def test_two_data_points_can_be_one_property_that_the_second_makes() -> None:
    first = point(hubspot=HubSpotMapping(HubSpotUse.EXISTING, "budget"))
    second = point("Bedrag", id="dp_two", hubspot=HubSpotMapping(HubSpotUse.NEW, "budget"))
    blueprint = with_points(first, second)
    made = plan(blueprint, EMPTY, None, TO_NEW)
    (step,) = created(made).values()
    assert (step.label, step.about) == ("Bedrag", ("dp_two", "dp_one"))
    after = push(made, EMPTY, settled(blueprint, EMPTY, None, TO_NEW))
    assert plan(blueprint, after.state, after.link).is_empty


def test_the_account_takes_no_more_properties_than_it_says() -> None:
    points = [point(f"Punt {n}", id=f"dp_{n}") for n in range(3)]
    state = replace(EMPTY, limits=LimitsRecord(properties=UsageRecord(limit=10, usage=9)))
    made = plan(with_points(*points), state, None, TO_NEW)
    assert list(created(made)) == ["punt_0"]
    assert reasons(made) == [Reason.PROPERTY_LIMIT] * 2


@pytest.mark.parametrize("kind", DataType)
def test_each_type_becomes_a_property_that_fits_it(kind: DataType) -> None:
    made = plan(with_points(point(type=kind, options=CHOICE)), EMPTY, None, TO_NEW)
    group, step, _ = made.steps
    assert isinstance(group, CreateGroup)
    assert isinstance(step, CreateProperty)
    assert (step.type, step.field_type) == TYPES[kind]
    assert step.needs == (group.id,)
    body = property_body(step)
    assert [option["value"] for option in body.get("options", ())] == {
        DataType.CHOICE: ["ja", "nee"],
        DataType.MULTI_CHOICE: ["ja", "nee"],
        DataType.YES_NO: ["true", "false"],
    }.get(kind, [])
    assert (body.get("referencedObjectType") == "OWNER") == (kind is DataType.USER)
    state, _ = carried_out(carried_out(EMPTY, group, PortalLink("4711")).state, step, PortalLink("4711"))
    record = state.live_properties[step.name]
    assert fits(kind, record)
    assert data_type(record) in {kind, DataType.NUMBER}


def test_the_unit_stands_in_label_and_description() -> None:
    made = plan(with_points(point("Looptijd", unit="maanden", purpose="Voor de planning")), EMPTY, None, TO_NEW)
    (step,) = created(made).values()
    assert (step.name, step.label) == ("looptijd", "Looptijd (maanden)")
    assert step.description == "Voor de planning (maanden)"


NAMES: Mapping[str, str] = {
    "Beschikbaar budget": "beschikbaar_budget",
    "Één – élan!": "een_elan",
    "Straße": "strasse",
    "客户": "data_point",
    "2026 omzet": "dp_2026_omzet",
    "hs_object": "dp_hs_object",
    "HubSpot score": "dp_hubspot_score",
    "x" * 200: "x" * 99,
}


@pytest.mark.parametrize("text", NAMES)
def test_an_internal_name_is_made_of_the_text(text: str) -> None:
    name = property_name(text, ())
    assert name == NAMES[text]
    assert is_name(name)
    assert not is_reserved(name)
    again = property_name(text, {name})
    assert again != name
    assert is_name(again)


def test_a_slug_has_nothing_but_small_letters_and_figures() -> None:
    assert slug(" €1.000 & meer_dan-genoeg ") == "eur1_000_meer_dan_genoeg"


def test_a_name_is_new_among_archived_ones_too_and_stays_after_the_push() -> None:
    archived = (replace(property_record("budget", "Budget", DataType.TEXT), archived=True),)
    blueprint, state = with_points(point()), replace(EMPTY, archived=archived)
    assert list(created(plan(blueprint, state, None, TO_NEW))) == ["budget_2"]
    after = pushed_whole(blueprint, state, None, TO_NEW)
    renamed = with_points(point("Heel iets anders", hubspot=HubSpotMapping(HubSpotUse.NEW, "other")))
    made = plan(renamed, after.state, after.link)
    (step,) = made.steps
    assert isinstance(step, ChangeProperty)
    assert (step.name, step.field, step.after) == ("budget_2", "label", "Heel iets anders")
    assert [one.code for one in made.notices] == [NoticeCode.NAME_STAYS]


def test_an_archived_name_that_is_asked_for_comes_back_and_that_is_said() -> None:
    archived = (replace(property_record("old", "Oud", DataType.TEXT), archived=True),)
    made = plan(
        with_points(point(hubspot=HubSpotMapping(HubSpotUse.NEW, "old"))),
        replace(EMPTY, archived=archived),
        None,
        TO_NEW,
    )
    assert created(made)["old"].returns
    assert [one.code for one in made.notices] == [NoticeCode.RETURNS]


def test_a_data_point_is_matched_by_label_and_by_what_hubspot_has() -> None:
    mine = property_record("their_budget", "BUDGET", DataType.NUMBER)
    points = (
        point(type=DataType.AMOUNT),
        point("Bedrag", id="dp_two", type=DataType.AMOUNT),
        point("Eigenaar", id="dp_three"),
    )
    made = plan(with_points(*points), with_properties(mine), None, TO_NEW)
    assert [(one.about, one.there, one.reason) for one in made.matches] == [
        ("dp_one", "their_budget", MatchReason.LABEL),
        ("dp_two", "amount", MatchReason.DEFAULT),
    ]
    assert list(created(made)) == ["eigenaar"]  # a text is no user
    assert [one.code for one in made.questions] == [QuestionCode.PROPERTY_MATCH] * 2
    other = plan(with_points(*points), with_properties(mine), None, replace(TO_NEW, answers={"match:dp_one": NEW}))
    assert "budget" in created(other)
    by_hand = plan(
        with_points(*points), with_properties(mine), None, replace(TO_NEW, answers={"match:dp_one": "amount"})
    )
    assert by_hand.matches[0].reason is MatchReason.BY_HAND


def test_options_are_merged_with_what_is_there_and_none_is_dropped() -> None:
    there = (
        OptionRecord(label="Nee", value="no", display_order=0),
        OptionRecord(label="Oud", value="old", hidden=True, display_order=1),
    )
    state = with_properties(property_record("mine", "Mijn keuze", DataType.CHOICE, options=there))
    one = point(
        "Keuze",
        type=DataType.CHOICE,
        options=(*CHOICE, Option("op_3", "Misschien", definition="Nog niet zeker")),
        hubspot=HubSpotMapping(HubSpotUse.EXISTING, "mine"),
    )
    made = plan(with_points(one), state, None, TO_NEW)
    (step,) = [step for step in made.steps if isinstance(step, SetOptions)]
    assert [(option.value, option.hidden) for option in step.after] == [
        ("no", False),
        ("misschien", False),
        ("old", True),
        ("ja", False),
    ]
    assert step.after[1].description == "Nog niet zeker"


def test_a_type_that_was_changed_is_refused_and_goes_to_the_checklist() -> None:
    after = pushed_whole(with_points(point()), EMPTY, None, TO_NEW)
    made = plan(with_points(point(type=DataType.NUMBER)), after.state, after.link)
    assert reasons(made) == [Reason.TYPE_CHANGED]
    (item,) = [one for one in made.by_hand if one.code is GoLiveCode.CHANGED_TYPE]
    assert (item.about, item.names) == ("dp_one", ("budget",))
    longer = plan(with_points(point(type=DataType.LONG_TEXT)), after.state, after.link)
    (step,) = longer.steps
    assert isinstance(step, ChangeProperty)
    assert (step.field, step.after) == ("field_type", "textarea")


def test_examples_are_counted_and_not_pushed() -> None:
    points = (
        point(status=Status.EXAMPLE),
        point(id="dp_two", hubspot=HubSpotMapping(HubSpotUse.DOCUMENT_ONLY)),
        point(id="dp_three", hubspot=HubSpotMapping(HubSpotUse.SKIP)),
        point("Aanname", id="dp_four", status=Status.ASSUMPTION),
    )
    made = plan(with_points(*points), EMPTY, None, TO_NEW)
    assert list(created(made)) == ["aanname"]
    assert (made.counts.examples, made.counts.document_only, made.counts.skipped) == (1, 1, 1)


@pytest.mark.parametrize(
    ("chance", "answers", "proposal"),
    [(0.25, ("0.2", "0.3"), "0.2"), (0.04, ("0.1",), "0.1"), (0.97, ("0.9",), "0.9"), (0.38, ("0.3", "0.4"), "0.4")],
)
def test_a_probability_off_the_steps_is_asked_and_never_closes_a_stage(
    chance: float, answers: tuple[str, ...], proposal: str
) -> None:
    blueprint = replace(START, stages=(replace(OPEN, probability=chance), WON, LOST))
    made = plan(blueprint, EMPTY, None, TO_NEW)
    (question,) = made.questions
    if len(answers) > 1:
        assert question.answers == answers
    assert question.proposal == proposal
    assert 0 < float(question.counts) < 1
    other = plan(blueprint, EMPTY, None, replace(TO_NEW, answers={question.id: question.answers[-1]}))
    (step,) = other.steps
    assert isinstance(step, CreatePipeline)
    assert step.stages[0].probability == float(question.answers[-1])


@pytest.mark.parametrize(("answer", "label"), [("keep", "V" * 40), ("shorten", "V" * 36)])
def test_a_long_label_is_asked_once(answer: str, label: str) -> None:
    blueprint = replace(START, title="V" * 40)
    choices = replace(TO_NEW, answers={"label:bp_start": answer})
    made = plan(blueprint, EMPTY, None, choices)
    assert [one.code for one in made.questions] == [QuestionCode.LONG_LABEL]
    after = pushed_whole(blueprint, EMPTY, None, choices)
    (pipeline,) = [one for one in after.state.pipelines if one.id == "bp_start"]
    assert pipeline.label == label
    assert plan(blueprint, after.state, after.link).is_empty


def pipeline(*stages: tuple[str, str, float]) -> AccountState:
    """An account with one more pipeline, of these stages."""
    records = tuple(stage_record(name, label, order, chance) for order, (name, label, chance) in enumerate(stages))
    return replace(EMPTY, pipelines=(DEFAULT, PipelineRecord(id="77", label="Oud", display_order=1, stages=records)))


def test_stages_are_matched_by_label_then_other_names_and_that_is_asked() -> None:
    state = pipeline(("1", "Contract", 0.6), ("2", "offerte", 0.4), ("3", "Gewonnen", 1.0), ("4", "Extra", 0.3))
    stage = Stage("st_c", "Overeenkomst", ("Contract",), probability=0.6)
    blueprint = replace(START, stages=(OPEN, stage, WON, LOST))
    made = plan(blueprint, state, None, Choices(target="77"))
    assert {one.about: (one.there, one.reason) for one in made.matches} == {
        "st_open": ("2", MatchReason.LABEL),
        "st_c": ("1", MatchReason.OTHER_NAME),
        "st_won": ("3", MatchReason.LABEL),
    }
    assert [one.label for one in made.only_there] == ["Extra"]
    assert {one.about for one in made.questions} == {"st_open", "st_c", "st_won"}
    other = plan(blueprint, state, None, Choices(target="77", answers={"match:st_c": "4"}))
    assert {one.about: one.there for one in other.matches}["st_c"] == "4"
    assert [one.label for one in other.only_there] == ["Contract"]


def test_a_stage_that_closes_or_opens_is_told_of() -> None:
    state = pipeline(("1", "Offerte", 1.0), ("2", "Gewonnen", 0.5), ("3", "Verloren", 0.5))
    made = plan(START, state, None, Choices(target="77"))
    assert [one.code for one in made.notices] == [NoticeCode.REOPENS, NoticeCode.WINS, NoticeCode.LOSES]


def test_another_account_is_told_of() -> None:
    blueprint = replace(START, portals=(PortalLink("999", "default"),))
    made = plan(blueprint, EMPTY, link_to(blueprint, EMPTY.id), TO_NEW)
    assert [(one.code, one.name) for one in made.notices] == [(NoticeCode.OTHER_ACCOUNT, "999")]
    assert len(with_link(blueprint.portals, PortalLink(EMPTY.id))) == 2


def test_a_group_that_is_called_so_is_used_again() -> None:
    state = replace(EMPTY, groups=(*EMPTY.groups, GroupRecord(name="mine", label="Blueprint · Verkoop")))
    made = plan(with_points(point()), state, None, TO_NEW)
    assert not [step for step in made.steps if isinstance(step, CreateGroup)]
    assert created(made)["budget"].group == "mine"


def test_what_is_left_out_comes_again_with_the_next_plan() -> None:
    made = plan(with_points(point()), EMPTY, None, TO_NEW)
    part = replace(made, left_out=frozenset({"group", "create_property:budget"}))
    start = settled(with_points(point()), EMPTY, None, TO_NEW)
    after = push(part, EMPTY, start)
    again = plan(with_points(point()), after.state, after.link, Choices(target=after.link.pipeline))
    assert [step.id for step in again.steps] == ["group", "create_property:budget"]


def test_stages_come_into_order_through_free_places_only() -> None:
    live = [stage_record(name, name, order, 0.5) for order, name in enumerate("abcd")]
    assert order_writes(live, "abcd") == ()
    writes = order_writes(live, "acbd")
    assert [name for name, _ in writes] == ["b", "d"]
    places = {record.id: record.display_order for record in live}
    for name, place in writes:
        assert place not in places.values()
        places[name] = place
    assert sorted(places, key=places.__getitem__) == list("acbd")
