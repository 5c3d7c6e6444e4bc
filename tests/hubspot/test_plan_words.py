"""A plan in words: each code has a sentence in both languages, and any plan can be printed."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec
import pytest
from hypothesis import given, settings

from blueprint_editor.core.findings import Code
from blueprint_editor.core.plan import (
    NO_CHOICES,
    Answer,
    Choices,
    GoLiveCode,
    MatchReason,
    NoticeCode,
    Outcome,
    QuestionCode,
    Reason,
    Report,
    ReportLine,
    Side,
    Subject,
    Tier,
    ticked,
)
from blueprint_editor.hubspot.drift import drift
from blueprint_editor.hubspot.golive import checklist
from blueprint_editor.hubspot.planning import plan
from blueprint_editor.hubspot.settling import settled
from blueprint_editor.hubspot.undoing import undo
from blueprint_editor.wording import LANGUAGES, all_texts
from blueprint_editor.wording.dates import moment_text
from blueprint_editor.wording.golive import golive_lines, golive_what, sign_off_name, tier_label
from blueprint_editor.wording.plan_text import (
    checklist_text,
    drift_text,
    plan_lines,
    plan_text,
    report_text,
)
from blueprint_editor.wording.plans import answer_label, match_sentence, question_sentence
from tests.hubspot.test_plan_examples import OPEN, START, TO_NEW, point, with_points
from tests.hubspot_kit import EMPTY, Dice, dice, push
from tests.strategies import examples

BOTH = pytest.mark.parametrize("language", LANGUAGES)
KEYS: list[tuple[str, type[StrEnum], str]] = [
    ("plan.refused", Reason, ""),
    ("plan.notice", NoticeCode, ""),
    ("plan.question", QuestionCode, ""),
    ("plan.reason", MatchReason, ""),
    ("plan.outcome", Outcome, ""),
    ("plan.what", Subject, ""),
    ("plan.side", Side, ""),
    ("plan.answer", Answer, ""),
    ("golive", GoLiveCode, ".what"),
    ("golive", GoLiveCode, ".why"),
    ("golive", GoLiveCode, ".path"),
    ("golive.tier", Tier, ""),
]


@pytest.mark.parametrize(("start", "codes", "end"), KEYS)
def test_each_code_has_its_sentence(start: str, codes: type[StrEnum], end: str) -> None:
    assert {f"{start}.{code.value}{end}" for code in codes} <= set(all_texts())


@settings(max_examples=examples(25), deadline=None)
@given(dice())
def test_any_plan_can_be_read_in_both_languages(dice: Dice) -> None:
    blueprint = dice.design()
    state = dice.account(blueprint)
    choices = Choices(target=dice.choice(("", dice.target(state))), workflows=dice.once(2))
    made = plan(blueprint, state, None, choices)
    for language in LANGUAGES:
        text = plan_text(made, language)
        assert text.endswith("\n")
        assert all(line.text.strip() for line in plan_lines(made, language))
        for question in made.questions:
            assert question_sentence(question, language).endswith((".", "?"))
            assert all(answer_label(question, one, language) for one in question.answers)
        assert all(match_sentence(one, language) for one in made.matches)
        assert all(golive_what(item, language) and golive_lines(item, language) for item in made.by_hand)
        assert checklist_text(checklist(blueprint), language)
        assert drift_text(drift(blueprint, state, None, choices), language)
    if made.can_push:
        after = push(made, state, settled(blueprint, state, None, choices))
        back = undo(ticked(made), state, after.state, made.target)
        lines = tuple(ReportLine(step=step, outcome=dice.choice(list(Outcome))) for step in made.steps)
        report = Report(run="r1", target=made.target, lines=lines, read_back=dice.once(2))
        assert msgspec.json.decode(msgspec.json.encode(report), type=Report) == report
        for language in LANGUAGES:
            assert plan_text(back, language)
            assert report_text(report, language)


def test_a_plan_reads_as_it_will_be_done() -> None:
    blueprint = with_points(point("Looptijd", unit="maanden"))
    assert plan_text(plan(blueprint, EMPTY, None, TO_NEW), "nl") == (
        "Doel: nieuwe pipeline “Verkoop” in account Proef 4711 (testaccount)\n"
        "\n"
        "+  groep “Blueprint · Verkoop” voor de eigenschappen\n"
        "+  eigenschap “Looptijd (maanden)” (looptijd, tekst)\n"
        "+  pipeline “Verkoop” met 3 fasen\n"
        "    +  fase “Offerte” · 40%\n"
        "    +  fase “Gewonnen” · 100%\n"
        "    +  fase “Verloren” · 0%\n"
        "*  6 punten op de go-live-checklist\n"
    )


@BOTH
def test_nothing_to_push_is_said(language: str) -> None:
    after = push(plan(START, EMPTY, None, TO_NEW), EMPTY, settled(START, EMPTY, None, TO_NEW))
    made = plan(START, after.state, after.link, NO_CHOICES)
    assert made.is_empty
    said = {"nl": "Niets door te voeren: HubSpot heeft alles al.", "en": "Nothing to push: HubSpot has it all."}
    assert plan_text(made, language).splitlines()[2] == said[language]
    assert plan_text(undo((), EMPTY, EMPTY, made.target), language).count("\n") == 3


@BOTH
def test_a_sign_off_is_named_by_what_it_ticks(language: str) -> None:
    named = sign_off_name(f"golive:required_properties:{OPEN.id}", language)
    assert named == {"nl": "“Verplichte eigenschappen instellen”", "en": "“Set the required properties”"}[language]
    assert sign_off_name("Akkoord directie", language) == "“Akkoord directie”"
    assert sign_off_name("golive:no_such_thing", language) == "“golive:no_such_thing”"
    assert all(tier_label(tier, language) for tier in Tier)


def test_each_way_in_which_a_step_can_fail_is_said() -> None:
    said = all_texts()
    codes = {code.value for code in Code if code.value.startswith("hubspot_")} - {Code.HUBSPOT_OUTCOME_UNKNOWN.value}
    assert {f"plan.why.{code}" for code in (*codes, "needs", "read_back")} <= set(said)


def test_a_moment_is_told_as_a_clock_here_showed_it() -> None:
    here = datetime(2026, 11, 28, 21, 28, 10).astimezone()
    assert moment_text(here.isoformat(timespec="milliseconds"), "nl") == "28 nov 2026, 21:28:10"
    assert moment_text("", "nl") == ""
