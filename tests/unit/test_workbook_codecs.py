"""Cells as people write them, and cells as we do: each codec there and back, in both languages."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import (
    Actor,
    Anchor,
    Audience,
    Category,
    Channel,
    DataType,
    HubSpotMapping,
    HubSpotUse,
    Kind,
    Option,
    Standardised,
    Status,
    When,
)
from blueprint_editor.wording import enum_label, when_text
from blueprint_editor.workbook import codecs
from blueprint_editor.workbook.codecs import Codec
from blueprint_editor.workbook.labels import LABELS
from blueprint_editor.workbook.names import Names, Target
from blueprint_editor.workbook.placed import Placed, by_parent
from blueprint_editor.workbook.text import CellValue

LANGUAGES = st.sampled_from(("nl", "en"))


def names() -> Names:
    """Two stages, two documents of one name, a data point that was renamed."""
    former = Names()
    former.add(Target.DATA_POINT, "dp", "Bedrag")
    former.add(Target.DOCUMENT, "twin", "Contract")
    former.add(Target.DOCUMENT, "other", "contract")
    known = Names(former)
    for target, identifier, name in (
        (Target.STAGE, "one", "Offerte"),
        (Target.DOCUMENT, "twin", "Contract"),
        (Target.DOCUMENT, "other", "contract"),
        (Target.DOCUMENT, "plan", "Plan: fase 1"),
        (Target.DOCUMENT, "two", "Offerte; bijlage"),
        (Target.DATA_POINT, "dp", "Budget"),
    ):
        known.add(target, identifier, name)
    return known


def parsed(codec: Codec, cell: CellValue, before: object = None) -> tuple[Any, list[Code]]:
    """What a changed cell means, and what was reported."""
    reported: list[Code] = []
    value = codec.read(cell, before, names(), "nl", lambda code, **_: reported.append(code))
    return value, reported


@given(LANGUAGES, st.one_of(st.none(), st.builds(When, st.sampled_from(Anchor), st.integers(0, 999))))
def test_moments_there_and_back(language: str, when: When | None) -> None:
    cell = codecs.MOMENT.write(when, names(), language)
    assert parsed(codecs.MOMENT, cell) == (when, [])
    if when:
        assert cell == when_text(when, language)


@pytest.mark.parametrize(
    ("cell", "when"),
    [
        ("3 dagen na binnenkomst", When(Anchor.ENTER, 3)),
        ("1 dag vóór vertrek", When(Anchor.LEAVE, 1)),
        ("2  Weken na Binnenkomst", When(Anchor.ENTER, 14)),
        ("10 days before exit", When(Anchor.LEAVE, 10)),
        ("on entering", When(Anchor.ENTER, 0)),
        ("+3d", When(Anchor.ENTER, 3)),
        ("-1 dag", When(Anchor.LEAVE, 1)),
        ("", None),
    ],
)
def test_moments_as_people_write_them(cell: str, when: When | None) -> None:
    assert parsed(codecs.MOMENT, cell) == (when, [])


@pytest.mark.parametrize("codec", [codecs.MOMENT, codecs.DAYS, codecs.PERCENTAGE, codecs.YES_OR_NO, codecs.DATE])
def test_what_is_not_understood_is_reported_and_kept(codec: Codec) -> None:
    before = object()
    assert parsed(codec, "zo snel mogelijk", before) == (before, [Code.UNKNOWN_VALUE])


@pytest.mark.parametrize(
    ("cell", "share"),
    [
        (20, 0.2),
        (20.0, 0.2),
        (0.2, 0.2),
        ("20%", 0.2),
        ("20 %", 0.2),
        ("0,2", 0.2),
        ("12,5%", 0.125),
        ("20 procent", 0.2),
        (1, 1.0),
        (None, None),
    ],
)
def test_percentages(cell: CellValue, share: float | None) -> None:
    assert parsed(codecs.PERCENTAGE, cell) == (share, [])


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("Ja", True),
        ("yes", True),
        ("X", True),
        (True, True),
        ("1", True),
        ("nee", False),
        ("No", False),
        (None, False),
        (0, False),
    ],
)
def test_yes_and_no(cell: CellValue, answer: bool) -> None:
    assert parsed(codecs.YES_OR_NO, cell) == (answer, [])


@pytest.mark.parametrize(("cell", "days"), [(14, 14), (14.0, 14), ("14 dagen", 14), ("2 weken", 14), ("", None)])
def test_days(cell: CellValue, days: int | None) -> None:
    assert parsed(codecs.DAYS, cell) == (days, [])


@pytest.mark.parametrize(
    "cell",
    [
        *(46112, 46112.5, "2026-03-31", "2026-03-31T00:00:00", "31-3-2026", "31/03/2026", "31.3.2026"),
        *("31 maart 2026", "31 mrt 2026", "31-mrt-2026", "dinsdag 31 maart 2026"),
        *("31 March 2026", "March 31, 2026", "Mar 31 2026", "31st March 2026"),
    ],
)
def test_dates_as_people_write_them(cell: CellValue) -> None:
    assert parsed(codecs.DATE, cell, "") == ("2026-03-31", [])


@pytest.mark.parametrize("cell", ["31-13-2026", "30 februari 2026", "31 foo 2026", "volgende week", "maart 2026"])
def test_what_is_no_date_is_reported(cell: CellValue) -> None:
    assert parsed(codecs.DATE, cell, "") == ("", [Code.UNKNOWN_VALUE])


@pytest.mark.parametrize(
    ("cell", "hubspot"),
    [
        ("bedrag", HubSpotMapping(HubSpotUse.NEW, "bedrag")),
        ("Bestaand: amount", HubSpotMapping(HubSpotUse.EXISTING, "amount")),
        ("existing:amount", HubSpotMapping(HubSpotUse.EXISTING, "amount")),
        ("Overslaan", HubSpotMapping(HubSpotUse.SKIP)),
        ("Alleen in document", HubSpotMapping(HubSpotUse.DOCUMENT_ONLY)),
        (None, HubSpotMapping()),
    ],
)
def test_hubspot_properties(cell: CellValue, hubspot: HubSpotMapping) -> None:
    assert parsed(codecs.HUBSPOT, cell, HubSpotMapping()) == (hubspot, [])


@given(
    LANGUAGES, st.builds(HubSpotMapping, st.sampled_from(HubSpotUse), st.sampled_from(("", "amount", "skip", "new: x")))
)
def test_hubspot_properties_there_and_back(language: str, hubspot: HubSpotMapping) -> None:
    cell = codecs.HUBSPOT.write(hubspot, names(), language)
    assert parsed(codecs.HUBSPOT, cell, HubSpotMapping()) == (hubspot, [])


@pytest.mark.parametrize(
    ("cell", "evidence", "reported"),
    [
        ("Datapunt: budget", ("dp",), []),
        ("data point:  BUDGET", ("dp",), []),
        ("Budget", ("dp",), []),
        ("Datapunt: Bedrag", ("dp",), []),  # as it was called in the snapshot
        ("Document: Plan: fase 1", ("plan",), []),
        ("Plan: fase 1; Budget", ("plan", "dp"), []),
        ("Document: offerte; bijlage", ("two",), []),
        ("Offerte; bijlage", ("two",), []),
        ("Offerte; bijlage\nBudget", ("two", "dp"), []),
        ("Document: Contract", (), [Code.AMBIGUOUS_REFERENCE]),
        ("Document: Budget", (), [Code.UNKNOWN_REFERENCE]),
        ("", (), []),
    ],
)
def test_evidence(cell: str, evidence: tuple[str, ...], reported: list[Code]) -> None:
    assert parsed(codecs.EVIDENCE, cell, ()) == (evidence, reported)


def test_a_line_that_was_there_keeps_its_value() -> None:
    cell = "Document: contract\nDatapunt: Budget"
    assert parsed(codecs.EVIDENCE, f"{cell}\nPlan: fase 1", ("other", "dp")) == (("other", "dp", "plan"), [])


def test_channels_keep_their_order_and_free_texts() -> None:
    value = ("phone", "Fax", "email")
    cell = codecs.CHANNELS.write(value, names(), "nl")
    assert cell == "Telefoon\nFax\nE-mail"
    assert parsed(codecs.CHANNELS, cell, ()) == (value, [])
    assert parsed(codecs.CHANNELS, "Mail; visit", ()) == (("email", "visit"), [])
    assert parsed(codecs.CHANNELS, "Fax; telex", ("email", "Fax; telex")) == (("Fax; telex",), [])


def test_a_reference_that_is_not_understood_stays() -> None:
    assert parsed(codecs.STAGE_REFERENCE, "offerte", None) == ("one", [])
    assert parsed(codecs.STAGE_REFERENCE, "Onbekend", "one") == ("one", [Code.UNKNOWN_REFERENCE])
    assert parsed(codecs.STAGE_REFERENCE, None, "one") == (None, [])


@pytest.mark.parametrize("kind", [Actor, Kind, Audience, DataType, Category, Channel, Standardised, Status])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_workbook_uses_the_words_of_the_program(kind: type[StrEnum], language: str) -> None:
    shown = {value: pair[language == "en"] for value, pair in LABELS[kind].items()}
    assert shown == {member.value: enum_label(member, language) for member in kind}


def test_numbers_win_and_others_follow_the_row_above() -> None:
    group = [(None, "first"), (3, "c"), (None, "after c"), (1, "a"), (2, "b"), (2, "b again"), (None, "last")]
    placed = [Placed("p", number, Option(text, text)) for number, text in group]
    assert [thing.id for thing in by_parent(placed)["p"]] == ["first", "a", "b", "b again", "last", "c", "after c"]
