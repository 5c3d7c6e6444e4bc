"""Codes and facts become sentences here, in Dutch and in English."""

from __future__ import annotations

from .names import (
    capital,
    channel_label,
    element_name,
    element_question,
    element_title,
    enum_label,
    field_help,
    field_name,
    in_sentence,
    percentage,
    when_text,
    yes_no,
)
from .sentences import (
    error_sentence,
    finding_sentence,
    place_text,
    quoted,
    refusal_sentence,
    step_name,
    what,
)
from .tables import AREAS, LANGUAGES, Texts, all_texts, say

__all__ = [
    "AREAS",
    "LANGUAGES",
    "Texts",
    "all_texts",
    "capital",
    "channel_label",
    "element_name",
    "element_question",
    "element_title",
    "enum_label",
    "error_sentence",
    "field_help",
    "field_name",
    "finding_sentence",
    "in_sentence",
    "percentage",
    "place_text",
    "quoted",
    "refusal_sentence",
    "say",
    "step_name",
    "what",
    "when_text",
    "yes_no",
]
