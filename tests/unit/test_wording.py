"""The wording room: every name, sentence and plural in both languages."""

from __future__ import annotations

import re
import string
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint_editor.core import edits, findings, model
from blueprint_editor.core.edits.base import Step
from blueprint_editor.core.findings import Code, Finding, Refusal, Where
from blueprint_editor.core.model import Anchor, Element, Kind, Stage, When
from blueprint_editor.wording import (
    LANGUAGES,
    all_texts,
    capital,
    channel_label,
    element_name,
    element_question,
    element_title,
    enum_label,
    error_sentence,
    field_name,
    finding_sentence,
    in_sentence,
    percentage,
    place_text,
    quoted,
    refusal_sentence,
    say,
    step_name,
    when_text,
)
from blueprint_editor.wording.names import ENUM_PREFIXES

BOTH = pytest.mark.parametrize("language", LANGUAGES)


def _enumerations() -> list[type[StrEnum]]:
    """Every enumeration that core defines for a user to see."""
    found = {
        value
        for module in (model, findings)
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, StrEnum) and value not in {StrEnum, Code}
    }
    return sorted(found, key=lambda kind: kind.__name__)


def _fields() -> set[str]:
    """Every field of the model that a user sees, by its name in the code."""
    shown = (
        *model.ENTRY_TYPES.values(),
        model.Field,
        model.Option,
        model.HubSpotMapping,
        model.Stage,
        model.ParkingItem,
    )
    hidden = {"id", "linked_from", "linked_at", "entry", *model.CELL_NAMES.values()}
    return {name for kind in shown for name in kind.__struct_fields__} - hidden


@BOTH
@pytest.mark.parametrize("kind", _enumerations())
def test_every_value_of_every_enumeration_has_its_own_label(kind: type[StrEnum], language: str) -> None:
    labels = [enum_label(value, language) for value in kind]
    assert all(label[:1].isupper() for label in labels)
    assert len(set(labels)) == len(labels)


def test_no_enumeration_is_forgotten() -> None:
    assert set(ENUM_PREFIXES) == set(_enumerations())


@BOTH
def test_every_field_has_a_name(language: str) -> None:
    names = {field: field_name(field, language) for field in _fields()}
    assert all(names.values())
    assert len(names) > 30


@BOTH
@pytest.mark.parametrize("element", Element)
def test_every_element_has_names_and_a_question(element: Element, language: str) -> None:
    assert element_name(element, language) == element_name(element, language, 1).lower()
    assert element_name(element, language) != element_name(element, language, 2)
    assert element_title(element, language)[0].isupper()
    assert element_question(element, language).endswith("?")


@BOTH
def test_what_product_says(language: str) -> None:
    dutch = language == "nl"
    assert element_name(Element.DATA_POINT, language, 2) == ("datapunten" if dutch else "data points")
    assert enum_label(Kind.WON, language) == ("Gewonnen" if dutch else "Won")
    assert channel_label("phone", language) == ("Telefoon" if dutch else "Phone")
    assert channel_label("WhatsApp", language) == "WhatsApp"


@pytest.mark.parametrize(
    ("when", "dutch", "english"),
    [
        (When(Anchor.ENTER, 3), "3 dagen na binnenkomst", "3 days after entering"),
        (When(Anchor.ENTER, 1), "1 dag na binnenkomst", "1 day after entering"),
        (When(Anchor.LEAVE, 1), "1 dag voor vertrek", "1 day before leaving"),
        (When(Anchor.ENTER, 0), "bij binnenkomst", "on entering"),
        (When(Anchor.LEAVE, 0), "bij vertrek", "on leaving"),
    ],
)
def test_moments(when: When, dutch: str, english: str) -> None:
    assert when_text(when, "nl") == dutch
    assert when_text(when, "en") == english


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [(0.2, "20%", "20%"), (1.0, "100%", "100%"), (0.0, "0%", "0%"), (0.125, "12,5%", "12.5%"), (0.29, "29%", "29%")],
)
def test_percentages(value: float, dutch: str, english: str) -> None:
    assert percentage(value, "nl") == dutch
    assert percentage(value, "en") == english


@given(st.integers(0, 1000))
def test_a_whole_percentage_reads_as_it_was_typed(points: int) -> None:
    assert percentage(points / 1000, "en") == f"{points / 10:g}%"


def test_large_numbers_are_grouped() -> None:
    assert say("when.enter", "nl", n=12_345).startswith("12.345 dagen")
    assert say("when.enter", "en", n=12_345).startswith("12,345 days")


def test_an_unknown_language_reads_as_the_first() -> None:
    assert say("kind.won", "fy") == say("kind.won", LANGUAGES[0])


def test_an_unknown_key_is_a_bug() -> None:
    with pytest.raises(KeyError, match="no_such_key"):
        say("no_such_key", "nl")


def test_a_missing_fact_is_a_bug() -> None:
    with pytest.raises(KeyError, match="n"):
        say("when.enter", "nl", m=1)


@given(st.text())
def test_a_fact_is_said_as_it_is(text: str) -> None:
    assert text in say("error.unknown_template", "nl", template=text, known="")


@given(st.text())
def test_a_quoted_text_is_short_and_on_one_line(text: str) -> None:
    shown = quoted(text)
    assert len(shown) <= 42
    assert len(shown.splitlines()) == 1
    assert shown[0] + shown[-1] == "“”"


def test_capital() -> None:
    assert [capital(text) for text in ("taak", "ijs", "", "é")] == ["Taak", "IJs", "", "É"]


def test_a_label_in_a_sentence() -> None:
    labels = ("Verplicht", "HubSpot-eigenschap", "E-mail", "Max. dagen in fase", "")
    assert [in_sentence(label) for label in labels] == [
        "verplicht", "HubSpot-eigenschap", "e-mail", "max. dagen in fase", "",
    ]  # fmt: skip


@BOTH
def test_all_texts_can_be_filled_in(language: str) -> None:
    for key, pair in all_texts().items():
        names = {name for _, name, _, _ in string.Formatter().parse(pair[0]) if name is not None}
        facts: dict[str, str | int] = {name: 2 if name == "n" else f"<{name}>" for name in names}
        said = say(key, language, **facts)
        assert said, key
        assert all(f"<{name}>" in said for name in names - {"n"}), key


@BOTH
def test_sentences_of_each_kind(language: str) -> None:
    assert refusal_sentence(Refusal(Code.EMPTY_TEXT), language).endswith(".")
    assert refusal_sentence(Refusal(Code.FORBIDDEN_CHARACTER, {"character": "U+0007"}), language).count("U+0007") == 1
    assert finding_sentence(Finding(Code.NO_WON_STAGE), language).endswith(".")
    assert "nee" in error_sentence(Code.UNKNOWN_TEMPLATE, {"template": "nee", "known": "ja"}, language)


@BOTH
def test_a_place_in_words(language: str) -> None:
    blueprint = model.Blueprint("bp_x", stages=(Stage("st_a", "Offerte"),))
    where = Where(stage="st_a", element=Element.TASK, sheet="Taken", cell="B7")
    words = place_text(where, blueprint, language)
    assert words.startswith("Offerte · ")
    assert words.endswith("B7")
    assert place_text(Where(), blueprint, language) == ""


@BOTH
@pytest.mark.parametrize("n", [1, 2])
def test_a_deed_is_named_by_what_it_is_about(n: int, language: str) -> None:
    facts: dict[str, str | int] = {"n": n, "element": "task"}
    if n == 1:
        facts["text"] = "Offerte sturen"
    named = step_name(Step("add_entries", facts), language)
    assert element_name(Element.TASK, language, n) in named
    assert ("“Offerte sturen”" if n == 1 else "2 ") in named


def _steps() -> dict[str, set[str]]:
    """Every step code with its facts, from the table in the docstring of the edits."""
    table = (edits.__doc__ or "").partition("Refusals")[0]
    rows = re.findall(r"(\w+_\w+|unpark) {2,}(-|(?:[a-z]+(?: \([a-z]+\))?(?:, )?)+)", table)
    return {code: set(re.findall(r"([a-z]+)(?: \([a-z]+\))?(?:, |$)", facts)) for code, facts in rows}


VALUES: dict[str, str | int] = {
    "n": 1,
    "element": "task",
    "thing": "parking",
    "to": "document",
    "status": "assumption",
    "field": "role",
}


@BOTH
@pytest.mark.parametrize("code", _steps())
def test_every_deed_has_a_name(code: str, language: str) -> None:
    facts = {fact: VALUES.get(fact, "<b>user &amp; {co}</b>") for fact in _steps()[code]}
    named = step_name(Step(code, facts), language)
    assert not re.search(r"data_point|long_text|  |^ | $", named)
    assert named[:1].islower() or named[0] in "“T"


def test_the_table_of_deeds_is_read_whole() -> None:
    named = {key.removeprefix("step.") for key in all_texts() if key.startswith("step.")}
    assert set(_steps()) == named
    assert len(named) >= len(edits.EDITS)


def test_what_stands_in_a_cell_has_one_name() -> None:
    """The board says "item", so a menu may not say "kaart" or "entry" for the same thing."""
    other = re.compile(r"\b(kaart(en)?|entry|entries)\b", re.IGNORECASE)
    assert not [key for key, pair in all_texts().items() if any(map(other.search, pair))]


@BOTH
def test_deeds_in_words(language: str) -> None:
    dutch = language == "nl"
    several = Step("delete_entries", {"n": 2, "element": edits.MIXED})
    assert step_name(several, language) == ("2 items verwijderen" if dutch else "delete 2 items")
    turned = Step("convert_entries", {"n": 1, "element": "task", "to": "data_point", "text": "Budget"})
    words = "taak “Budget” omzetten in datapunt" if dutch else "turn task “Budget” into data point"
    assert step_name(turned, language) == words
    changed = Step("change_entry", {"n": 1, "element": "document", "text": "Offerte", "field": "audience"})
    words = "“Voor wie” van document “Offerte” wijzigen" if dutch else "change “For whom” of document “Offerte”"
    assert step_name(changed, language) == words
    linked = Step("link_field", {"n": 1, "element": "document", "text": "Offerte", "field": "name"})
    assert step_name(linked, language) == ("veld “name” koppelen" if dutch else "link field “name”")
