"""Sentences from codes and facts: findings, refusals, errors, and what a deed is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint_editor.core.findings import Code, Facts, Finding, Refusal, Where
from blueprint_editor.core.model import Blueprint, Element, Kind, Status

from .names import element_name, element_title, enum_label, field_name, in_sentence
from .tables import say

if TYPE_CHECKING:  # naming a deed needs none of the edits
    from blueprint_editor.core.edits.base import Step

MOST = 40
"""How many characters of an entry's text a sentence repeats."""

HEARD = ("said", "correlation")
"""The facts of an error that HubSpot gave: its own words, and its reference for this request."""

FIELD_STEPS = frozenset({"link_field", "unlink_field"})
"""The deeds whose fact `field` is the text of a document's field, not the name of a field of the model."""


def finding_sentence(finding: Finding, language: str) -> str:
    """What a finding asks or tells; its sheet and cell are facts too."""
    place = {"sheet": finding.where.sheet or "", "cell": finding.where.cell or ""}
    return _sentence("finding", finding.code, {**place, **finding.facts}, language)


def refusal_sentence(refusal: Refusal, language: str) -> str:
    """Why a deed is not done."""
    return _sentence("refusal", refusal.code, refusal.facts, language)


def error_sentence(code: Code, facts: Facts, language: str) -> str:
    """What went wrong, what is safe, and what to do; then what HubSpot itself said, if it did."""
    sentence = _sentence("error", code, {"report": code.value, **facts}, language)
    heard = {name: str(facts[name]).rstrip(".") for name in HEARD if facts.get(name)}
    return " ".join([sentence, *(say(f"hubspot.{name}", language, **{name: fact}) for name, fact in heard.items())])


def step_name(step: Step, language: str) -> str:
    """What a deed is called: `3 taken toevoegen`, `add task “Send quote”`."""
    facts = step.facts
    if step.code in FIELD_STEPS:
        spoken = spoken_facts({**facts, "field": "text"}, language)
        spoken["field"] = quoted(str(facts["field"]))
    else:
        spoken = spoken_facts(facts, language)
    if facts.get("element") in set(Element):
        spoken["row"] = in_sentence(element_title(Element(str(facts["element"])), language))
    spoken["what"] = what(facts, language)
    return say(f"step.{step.code}", language, **spoken)


def what(facts: Facts, language: str) -> str:
    """The things of a deed: `3 taken`, `taak “Offerte sturen”`, `2 items`."""
    n = int(facts.get("n", 1))
    element = str(facts.get("element", ""))
    if element in set(Element):
        name = element_name(Element(element), language, n)
    else:
        name = say(f"thing.{facts.get('thing', 'entry')}", language, n=n)
    text = facts.get("text", "")
    if n != 1:
        return f"{n} {name}"
    return f"{name} {quoted(str(text))}" if text else name


def place_text(where: Where, blueprint: Blueprint | None, language: str) -> str:
    """Where a finding points at: `Offerte · Taken · blad Taken, cel B7`; empty when nowhere."""
    stage = blueprint.stage(where.stage) if blueprint and where.stage else None
    parts = [stage.name] if stage else []
    if where.element:
        parts.append(element_title(where.element, language))
    if where.sheet:
        key = "place.cell" if where.cell else "place.sheet"
        parts.append(say(key, language, sheet=where.sheet, cell=where.cell or ""))
    return " · ".join(parts)


def quoted(text: str, most: int = MOST) -> str:
    """A text of the user in a sentence: one line, shortened, in quotation marks."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= most else line[: most - 1].rstrip() + '…'}”"


def spoken_facts(facts: Facts, language: str) -> dict[str, str | int]:
    """Facts as a sentence says them: codes by their names, texts of the user quoted."""
    return {name: _spoken(name, value, facts, language) for name, value in facts.items()}


def _spoken(name: str, value: str | int, facts: Facts, language: str) -> str | int:
    match name:
        case "element" | "to" if value in set(Element):
            return element_name(Element(value), language, int(facts.get("n", 1)))
        case "kind" if value in set(Kind):
            return in_sentence(enum_label(Kind(value), language))
        case "status" if value in set(Status):
            return in_sentence(enum_label(Status(value), language))
        case "field":
            return quoted(field_name(str(value), language))  # many are no noun: "Voor wie", "Wanneer", "Verplicht"
        case "text" | "stage" | "new" | "next":
            return quoted(str(value))
        case "item":
            from .golive import sign_off_name

            return sign_off_name(str(value), language)
        case _:
            return value


def _sentence(kind: str, code: Code, facts: Facts, language: str) -> str:
    return say(f"{kind}.{code.value}", language, **facts)
