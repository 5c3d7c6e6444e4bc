"""Codes and facts become sentences here, in Dutch and in English."""

from __future__ import annotations

from .names import (
    capital,
    channel_label,
    element_name,
    element_question,
    element_title,
    enum_label,
    field_name,
    percentage,
    when_text,
    yes_no,
)
from .tables import AREAS, LANGUAGES, Texts, all_texts, has_text, say

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
    "field_name",
    "has_text",
    "percentage",
    "say",
    "when_text",
    "yes_no",
]
