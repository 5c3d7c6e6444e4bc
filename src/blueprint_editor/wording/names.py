"""Names of things in both languages: elements, enumerations, fields, moments, percentages."""

from __future__ import annotations

from enum import StrEnum

from blueprint_editor.core.findings import Level
from blueprint_editor.core.model import (
    Actor,
    Anchor,
    Audience,
    Category,
    Channel,
    DataType,
    Element,
    HubSpotUse,
    Kind,
    Standardised,
    Status,
    When,
)

from .tables import has_text, say

ENUM_PREFIXES: dict[type[StrEnum], str] = {
    Actor: "actor",
    Anchor: "anchor",
    Audience: "audience",
    Category: "category",
    Channel: "channel",
    DataType: "type",
    Element: "row",
    HubSpotUse: "use",
    Kind: "kind",
    Level: "level",
    Standardised: "standardised",
    Status: "status",
}
"""Every enumeration that a user sees, and how its keys begin."""

_CHANNELS = frozenset(channel.value for channel in Channel)


def element_name(element: Element, language: str, n: int = 1) -> str:
    """An element as it stands in a sentence: `taak`, or with another number `taken`."""
    return say(f"element.{element.value}", language, n=n)


def element_title(element: Element, language: str) -> str:
    """An element as the title of its row or step: `Taken`."""
    return say(f"row.{element.value}", language)


def element_question(element: Element, language: str) -> str:
    """The question of the element's step to the room."""
    return say(f"question.{element.value}", language)


def enum_label(value: StrEnum, language: str) -> str:
    """What a value of an enumeration is called, with a capital."""
    return say(f"{ENUM_PREFIXES[type(value)]}.{value.value}", language)


def field_name(field: str, language: str) -> str:
    """What a field of the model is called, by its name in the code."""
    return say(f"field.{field}", language)


def field_help(kind: str, field: str, language: str) -> str:
    """What belongs in a field of an element, a stage or the blueprint (its code), then an example on a new line."""
    own = f"field_help.{kind}.{field}"
    return say(own if has_text(own) else f"field_help.{field}", language)


def channel_label(channel: str, language: str) -> str:
    """A channel's name; a free text is its own name."""
    return enum_label(Channel(channel), language) if channel in _CHANNELS else channel


def when_text(when: When, language: str) -> str:
    """A moment: `3 dagen na binnenkomst`, `on leaving`."""
    if when.days == 0:
        return say(f"when.{when.anchor.value}_now", language)
    return say(f"when.{when.anchor.value}", language, n=when.days)


def percentage(value: float, language: str = "nl") -> str:
    """A share of one as a percentage, without a space: `20%`, `12,5%`."""
    shown = f"{round(value * 100, 6):.10g}%"
    return shown if language == "en" else shown.replace(".", ",")


def yes_no(value: bool, language: str) -> str:
    """Yes or no."""
    return say("answer.yes" if value else "answer.no", language)


def capital(text: str) -> str:
    """A text with its first letter as a capital; the Dutch ij goes together."""
    return "IJ" + text[2:] if text.startswith("ij") else text[:1].upper() + text[1:]


def in_sentence(label: str) -> str:
    """A label inside a sentence: without its capital, unless it is a name such as HubSpot."""
    first = label.split(" ", 1)[0]
    return label if first[1:] != first[1:].lower() else label[:1].lower() + label[1:]
