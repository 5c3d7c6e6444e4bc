"""Every template, in both languages, is a blueprint that keeps the method's own rules."""

from __future__ import annotations

import random
import re
import secrets
from collections.abc import Iterator

import msgspec
import pytest

from blueprint_editor.core import ids
from blueprint_editor.core.findings import Code, structure_findings
from blueprint_editor.core.model import (
    ELEMENTS,
    Actor,
    Anchor,
    AnyEntry,
    Blueprint,
    Category,
    Channel,
    DataPoint,
    DataType,
    Document,
    Element,
    HubSpotUse,
    Kind,
    Stage,
    Standardised,
    Status,
    Trigger,
    data_points,
    documents,
    origins,
)
from blueprint_editor.core.text import fold, refusal_of
from blueprint_editor.method.templates import (
    TEMPLATE_CODES,
    UnknownTemplate,
    new_blueprint,
    template_description,
    template_title,
)

LANGUAGES = ("nl", "en")
SERVICE_NAMES = {
    "nl": [
        "Consultatie Gepland",
        "Mondelinge Interesse Bevestigd",
        "Voorwaarden Finalisatie",
        "Ter Ondertekening Verzonden",
        "Afgesloten – Gewonnen",
        "Afgesloten – Verloren",
    ],
    "en": [
        "Consultation Scheduled",
        "Verbal Interest Confirmed",
        "Term Finalization",
        "Out for Signature",
        "Closed Won",
        "Closed Lost",
    ],
}
OTHER_NAME = {"nl": "Gekwalificeerd om te kopen", "en": "Qualified to buy"}
FEELINGS = {
    "nl": r"\b(denk|vind|voel|gevoel|lijkt|waarschijnlijk|misschien|hopelijk|kansrijk|enthousiast|in principe)",
    "en": r"\b(feels?|thinks?|believes?|seems?|appears?|likely|probably|maybe|hot|warm|serious|excited|interested)\b",
}

every_template = pytest.mark.parametrize("code", TEMPLATE_CODES)
both_languages = pytest.mark.parametrize("language", LANGUAGES)


def make(code: str, language: str) -> Blueprint:
    """A blueprint from a template."""
    return new_blueprint(code, language, secrets.token_bytes)


def all_ids(blueprint: Blueprint) -> Iterator[str]:
    """Every id in the blueprint, once for each thing that has one."""
    yield blueprint.id
    yield from (stage.id for stage in blueprint.stages)
    for _, _, entry in blueprint.entries():
        yield entry.id
        if isinstance(entry, Document):
            yield from (field.id for field in entry.fields)
        if isinstance(entry, DataPoint):
            yield from (option.id for option in entry.options)


def card_texts(entry: AnyEntry) -> Iterator[str]:
    """Every text of an entry that can stand on a card or in a row of the inspector."""
    for name in ("text", "note", "role", "owner", "unit", "purpose", "frequency"):
        yield getattr(entry, name, "")
    if isinstance(entry, Document):
        yield from (field.text for field in entry.fields)
    if isinstance(entry, DataPoint):
        for option in entry.options:
            yield from (option.label, option.value, option.definition)


def all_texts(blueprint: Blueprint) -> Iterator[str]:
    """Everything in the blueprint that a person reads."""
    yield from (blueprint.notes, *blueprint.roles)
    for stage in blueprint.stages:
        yield from (stage.name, stage.description, *stage.aliases)
    for _, _, entry in blueprint.entries():
        yield from card_texts(entry)


def kind_of(blueprint: Blueprint, kind: Kind) -> list[Stage]:
    """The stages of one kind."""
    return [stage for stage in blueprint.stages if stage.kind is kind]


LANGUAGE_BOUND = {
    *("text", "note", "role", "owner", "unit", "purpose", "frequency", "label", "value", "definition"),
    *("roles", "notes", "name", "aliases", "description"),
}


def structure(value: object, numbers: dict[str, int]) -> object:
    """What is left of a blueprint without its words: each text by whether it is there, each id by its number."""
    if isinstance(value, dict):
        return {
            key: _presence(part) if key in LANGUAGE_BOUND else structure(part, numbers) for key, part in value.items()
        }
    if isinstance(value, (list, tuple)):
        return [structure(part, numbers) for part in value]
    return numbers.setdefault(value, len(numbers)) if isinstance(value, str) and ids.is_id(value) else value


def _presence(value: object) -> object:
    return len(value) if isinstance(value, (list, tuple)) else bool(value)


# --- All templates -------------------------------------------------------------------------------


@every_template
@both_languages
def test_offered_with_a_title_and_a_sentence(code: str, language: str) -> None:
    assert template_title(code, language)
    assert template_description(code, language).endswith(".")


def test_offered_in_this_order_and_under_their_own_titles() -> None:
    assert TEMPLATE_CODES == ("service-stages", "service", "empty")
    titles = {
        "nl": ["Dienstverlener, alleen fasen", "Dienstverlener, met voorbeelden", "Leeg"],
        "en": ["Service provider, stages only", "Service provider, with examples", "Empty"],
    }
    for language in LANGUAGES:
        assert [template_title(code, language) for code in TEMPLATE_CODES] == titles[language]


@every_template
@both_languages
def test_ids_are_well_formed_and_unique(code: str, language: str) -> None:
    found = list(all_ids(make(code, language)))
    assert all(ids.is_id(one) for one in found)
    assert len(found) == len(set(found))


@both_languages
def test_ids_say_what_they_are_of(language: str) -> None:
    blueprint = make("service", language)
    assert ids.prefix_of(blueprint.id) == ids.BLUEPRINT
    assert {ids.prefix_of(stage.id) for stage in blueprint.stages} == {ids.STAGE}
    assert all(ids.prefix_of(entry.id) == ids.ENTRY_PREFIXES[element] for _, element, entry in blueprint.entries())
    assert {ids.prefix_of(field.id) for _, one in documents(blueprint) for field in one.fields} == {ids.FIELD}
    assert {ids.prefix_of(option.id) for _, one in data_points(blueprint) for option in one.options} == {ids.OPTION}


@every_template
@both_languages
def test_two_of_one_template_share_no_id(code: str, language: str) -> None:
    assert not set(all_ids(make(code, language))) & set(all_ids(make(code, language)))


@every_template
@both_languages
def test_the_same_randomness_gives_the_same_blueprint(code: str, language: str) -> None:
    first, second = (new_blueprint(code, language, random.Random(7).randbytes) for _ in range(2))
    assert first == second


@every_template
@both_languages
def test_links_resolve(code: str, language: str) -> None:
    blueprint = make(code, language)
    points = {point.id for _, point in data_points(blueprint)}
    evidence = points | {document.id for _, document in documents(blueprint)}
    stages = {stage.id for stage in blueprint.stages}
    for _, _, entry in blueprint.entries():
        if isinstance(entry, Trigger):
            assert set(entry.evidence) <= evidence
            assert len(entry.evidence) == len(set(entry.evidence))
        if isinstance(entry, Document):
            assert {field.data_point for field in entry.fields} <= points | {None}
        if isinstance(entry, DataPoint):
            assert entry.required_from in stages | {None}


@every_template
@both_languages
def test_open_stages_come_first_and_chances_fit(code: str, language: str) -> None:
    blueprint = make(code, language)
    kinds = [stage.kind for stage in blueprint.stages]
    assert kinds == sorted(kinds, key=[Kind.OPEN, Kind.WON, Kind.LOST].index)
    assert not structure_findings(blueprint)
    for stage in blueprint.stages:
        assert stage.probability is not None
        if stage.kind is Kind.OPEN:
            assert 0 < stage.probability < 1
        else:
            assert stage.probability == (1.0 if stage.kind is Kind.WON else 0.0)


@every_template
@both_languages
def test_every_entry_is_an_example(code: str, language: str) -> None:
    assert {entry.status for _, _, entry in make(code, language).entries()} <= {Status.EXAMPLE}


@every_template
def test_both_languages_have_one_structure(code: str) -> None:
    plain = (msgspec.structs.replace(make(code, language), language="") for language in LANGUAGES)
    dutch, english = (structure(msgspec.to_builtins(blueprint), {}) for blueprint in plain)
    assert dutch == english


@both_languages
def test_what_is_filled_in_is_kept(language: str) -> None:
    blueprint = new_blueprint("empty", language, secrets.token_bytes, title="Advies", client="Jansen", author="Noor")
    assert (blueprint.title, blueprint.client, blueprint.author) == ("Advies", "Jansen", "Noor")
    assert blueprint.language == language


@pytest.mark.parametrize(
    ("code", "language", "named"),
    [
        ("services", "nl", "services"),
        ("", "nl", ""),
        ("../templates/service", "nl", "../templates/service"),
        ("service", "fy", "service (fy)"),
    ],
)
def test_unknown_template(code: str, language: str, named: str) -> None:
    for call in (
        lambda: new_blueprint(code, language, secrets.token_bytes),
        lambda: template_title(code, language),
        lambda: template_description(code, language),
    ):
        with pytest.raises(UnknownTemplate) as caught:
            call()
        assert caught.value.code is Code.UNKNOWN_TEMPLATE
        assert caught.value.facts == {"template": named}


# --- The words -----------------------------------------------------------------------------------


@every_template
@both_languages
def test_texts_are_short_and_can_be_kept(code: str, language: str) -> None:
    blueprint = make(code, language)
    assert [text for _, _, entry in blueprint.entries() for text in card_texts(entry) if len(text) > 80] == []
    assert [entry.text for _, _, entry in blueprint.entries() if not 1 <= len(entry.text.split()) <= 9] == []
    assert [stage.name for stage in blueprint.stages if len(stage.name) > 30] == []
    assert [text for text in all_texts(blueprint) if refusal_of(text) or text != text.strip() or "  " in text] == []


@every_template
def test_dutch_says_je_never_u(code: str) -> None:
    offered = [template_title(code, "nl"), template_description(code, "nl")]
    formal = re.compile(r"\b(u|uw|uzelf)\b", re.IGNORECASE)
    assert [text for text in [*all_texts(make(code, "nl")), *offered] if formal.search(text)] == []


@both_languages
def test_roles_are_written_in_one_way(language: str) -> None:
    blueprint = make("service", language)
    used = {getattr(entry, name, "") for _, _, entry in blueprint.entries() for name in ("role", "owner")} - {""}
    assert used == set(blueprint.roles)
    assert len(blueprint.roles) == 4


@both_languages
@pytest.mark.parametrize("element", ELEMENTS)
def test_no_entry_stands_there_twice(language: str, element: Element) -> None:
    texts = [fold(entry.text) for _, found, entry in make("service", language).entries() if found is element]
    assert len(texts) == len(set(texts))


# --- The service provider ------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["service", "service-stages"])
@both_languages
def test_service_has_the_stages_of_the_method(code: str, language: str) -> None:
    blueprint = make(code, language)
    assert [stage.name for stage in blueprint.stages] == SERVICE_NAMES[language]
    assert blueprint.stages[0].aliases == (OTHER_NAME[language],)
    assert [stage.probability for stage in blueprint.stages] == [0.2, 0.4, 0.6, 0.8, 1.0, 0.0]
    assert [stage.kind for stage in blueprint.stages] == [Kind.OPEN] * 4 + [Kind.WON, Kind.LOST]
    assert all(stage.description.endswith(".") for stage in blueprint.stages)
    assert {"nl": "aanname", "en": "assumption"}[language] in blueprint.notes


@both_languages
def test_stages_only_is_the_service_provider_without_entries(language: str) -> None:
    stages_only, whole = make("service-stages", language), make("service", language)
    assert list(stages_only.entries()) == []
    assert stages_only.notes == whole.notes
    kept = ("name", "aliases", "kind", "probability", "description")
    for bare, full in zip(stages_only.stages, whole.stages, strict=True):
        assert [getattr(bare, name) for name in kept] == [getattr(full, name) for name in kept]


@both_languages
def test_every_stage_has_all_six_elements(language: str) -> None:
    for stage in make("service", language).stages:
        assert all(cell for _, cell in stage.cells()), stage.name


@both_languages
def test_triggers_are_factual_inspectable_and_mostly_the_buyers(language: str) -> None:
    blueprint = make("service", language)
    for stage in blueprint.stages:
        assert 1 <= len(stage.triggers) <= 3
        assert stage.triggers[0].actor is Actor.BUYER
        for trigger in stage.triggers:
            assert trigger.evidence, trigger.text
            assert not re.search(FEELINGS[language], trigger.text, re.IGNORECASE), trigger.text
            assert not re.search(r"\b(en|of|and|or)\b", trigger.text), f"two deeds? {trigger.text}"
            buyer = {"nl": "Koper ", "en": "Buyer "}[language]
            assert trigger.text.startswith(buyer) == (trigger.actor is Actor.BUYER)


@both_languages
def test_evidence_stands_in_the_same_stage_or_an_earlier_one(language: str) -> None:
    blueprint = make("service", language)
    place = {
        entry.id: index for index, stage in enumerate(blueprint.stages) for _, cell in stage.cells() for entry in cell
    }
    for index, stage in enumerate(blueprint.stages):
        for trigger in stage.triggers:
            assert all(place[one] <= index for one in trigger.evidence), trigger.text


@both_languages
def test_the_oral_promise_rests_on_a_report(language: str) -> None:
    blueprint = make("service", language)
    promise = blueprint.stages[1].triggers[0]
    assert {"nl": "mondeling", "en": "verbally"}[language] in promise.text
    proof = {document.id: document.text for _, document in documents(blueprint)}
    report = {"nl": "Gespreksverslag consultatie", "en": "Consultation report"}[language]
    assert [proof[one] for one in promise.evidence] == [report]
    assert promise.note


@both_languages
def test_documents_are_taken_apart(language: str) -> None:
    blueprint = make("service", language)
    names = {point.id: point.text for _, point in data_points(blueprint)}
    for _, document in documents(blueprint):
        assert 3 <= len(document.fields) <= 6, document.text
        for field in document.fields:
            assert (field.standardised is Standardised.YES) == (field.data_point is not None), field.text
            assert field.data_point is None or field.text == names[field.data_point]
        texts = [fold(field.text) for field in document.fields]
        assert len(texts) == len(set(texts)), document.text
    answers = {field.standardised for _, document in documents(blueprint) for field in document.fields}
    assert answers == set(Standardised)
    assert max(len(origins(blueprint, point.id)) for _, point in data_points(blueprint)) > 1


@both_languages
def test_an_open_field_has_no_data_point_of_its_name(language: str) -> None:
    blueprint = make("service", language)
    names = {fold(point.text) for _, point in data_points(blueprint)}
    loose = {
        fold(field.text) for _, document in documents(blueprint) for field in document.fields if not field.data_point
    }
    assert not names & loose


@both_languages
def test_data_points_are_ready_to_use(language: str) -> None:
    blueprint = make("service", language)
    for stage, point in data_points(blueprint):
        assert point.purpose, point.text
        chosen = point.type in {DataType.CHOICE, DataType.MULTI_CHOICE}
        assert bool(point.options) == chosen, point.text
        assert (point.type in {DataType.AMOUNT, DataType.NUMBER}) == bool(point.unit), point.text
        values = [option.value for option in point.options]
        assert len(values) == len(set(values))
        assert all(re.fullmatch(r"[a-z][a-z0-9_]*", value) for value in values)
        assert all(option.label and option.definition for option in point.options)
        assert (point.hubspot.use is HubSpotUse.EXISTING) == bool(point.hubspot.name)
        if point.required_from is not None:
            asked, known = blueprint.stage_index(point.required_from), blueprint.stage_index(stage.id)
            assert asked is not None
            assert known is not None
            assert asked >= known, f"required before it can be known: {point.text}"
    assert {point.hubspot.name for _, point in data_points(blueprint)} == {"", "amount", "closedate"}
    categories = {point.category for _, point in data_points(blueprint)}
    assert categories >= {Category.REQUIREMENTS, Category.COMPLIANCE, Category.USAGE, Category.LOCATION}


@both_languages
def test_no_stage_asks_more_than_five_data_points(language: str) -> None:
    blueprint = make("service", language)
    for stage in blueprint.stages:
        assert sum(point.required_from == stage.id for _, point in data_points(blueprint)) <= 5, stage.name


@both_languages
def test_work_has_a_role_and_contact_has_a_purpose(language: str) -> None:
    for stage in make("service", language).stages:
        assert any(task.required for task in stage.tasks), stage.name
        for task in stage.tasks:
            assert task.role, task.text
            assert task.when is not None, task.text
            assert task.when.days >= 0
            assert stage.kind is Kind.OPEN or task.when.anchor is Anchor.ENTER, task.text
        assert all(responsibility.role for responsibility in stage.responsibilities)
        for contact in stage.communications:
            assert contact.purpose, contact.text
            assert contact.frequency, contact.text
            assert set(contact.channels) <= set(Channel)
            assert contact.channels, contact.text
            assert contact.initiative is not Actor.UNKNOWN


@both_languages
def test_won_hands_over(language: str) -> None:
    blueprint = make("service", language)
    (won,) = kind_of(blueprint, Kind.WON)
    word = {"nl": "overdracht", "en": "hand-over"}[language]
    assert any(word in task.text.lower() and task.required for task in won.tasks)
    (file,) = won.documents
    linked = {point.id: stage.kind for stage, point in data_points(blueprint)}
    told = [linked[field.data_point] for field in file.fields if field.data_point]
    assert told.count(Kind.OPEN) >= 3, "delivery hears what was found out before"


@both_languages
def test_lost_records_why(language: str) -> None:
    (lost,) = kind_of(make("service", language), Kind.LOST)
    (reason,) = [point for point in lost.data_points if point.type is DataType.CHOICE]
    assert reason.text == {"nl": "Verliesreden", "en": "Loss reason"}[language]
    assert reason.required_from == lost.id
    assert reason.category is Category.LOSS
    assert 6 <= len(reason.options) <= 8
    definitions = [option.definition for option in reason.options]
    assert len(definitions) == len(set(definitions))


# --- Empty ---------------------------------------------------------------------------------------


@both_languages
def test_empty_has_won_and_lost_and_nothing_else(language: str) -> None:
    blueprint = make("empty", language)
    assert [stage.name for stage in blueprint.stages] == SERVICE_NAMES[language][-2:]
    assert [stage.kind for stage in blueprint.stages] == [Kind.WON, Kind.LOST]
    assert list(all_texts(blueprint)) == ["", SERVICE_NAMES[language][-2], "", SERVICE_NAMES[language][-1], ""]
