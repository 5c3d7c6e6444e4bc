"""Every text of the program stands in both languages, and every code has its sentence."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import string
from collections import Counter
from functools import cache

import pytest

from blueprint_editor.core.findings import Code
from blueprint_editor.wording import texts
from tests.house.source import calls, files, place, verdict

KINDS = ("refusal", "finding", "error")
FORMAL = re.compile(r"(?<![\w+{-])(?:[Uu]|[Uu]w|[Uu]we|[Uu]zelf)(?![\w}+-])")
SPACED_PERCENT = re.compile(r"[\d}]\s%")


@cache
def _tables() -> dict[str, dict[str, tuple[str, str]]]:
    """The table of each area."""
    names = [module.name for module in pkgutil.iter_modules(texts.__path__)]
    modules = {name: importlib.import_module(f"{texts.__name__}.{name}") for name in names}
    return {name: module.TEXTS for name, module in modules.items() if hasattr(module, "TEXTS")}


@cache
def _all() -> dict[str, tuple[str, str]]:
    """Every text by its key."""
    return {key: pair for table in _tables().values() for key, pair in table.items()}


def _facts(text: str) -> set[str]:
    """The facts a text asks for."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_there_are_texts() -> None:
    assert len(_all()) > 100


def test_each_key_stands_in_one_area() -> None:
    counts = Counter(key for table in _tables().values() for key in table)
    assert not [key for key, count in counts.items() if count > 1], "keep the text in one area's file"


def test_each_text_stands_in_both_languages() -> None:
    found = [key for key, (dutch, english) in _all().items() if not dutch.strip() or not english.strip()]
    assert not found, verdict(found, "A user of the other language sees nothing here; write both.")


def test_both_languages_use_the_same_facts() -> None:
    found = [key for key, (dutch, english) in _all().items() if _facts(dutch) != _facts(english)]
    assert not found, verdict(found, "One of the languages says less; use the same {facts} in both.")


def test_both_languages_have_the_same_plurals() -> None:
    found = [key for key, (dutch, english) in _all().items() if dutch.count("|") != english.count("|")]
    assert not found, verdict(found, "Write `singular|plural` in both languages or in neither.")


def test_dutch_says_je() -> None:
    found = [f"{key}: {dutch}" for key, (dutch, _) in _all().items() if FORMAL.search(dutch)]
    assert not found, verdict(found, "The program says je and jullie.")


def test_percentages_have_no_space() -> None:
    found = [f"{key}: {side}" for key, pair in _all().items() for side in pair if SPACED_PERCENT.search(side)]
    assert not found, verdict(found, "Write 20%.")


@pytest.mark.parametrize("code", Code)
def test_each_code_has_a_sentence(code: Code) -> None:
    keys = [f"{kind}.{code}" for kind in KINDS]
    assert any(key in _all() for key in keys), f"write one of {keys} in wording/texts"


def test_each_sentence_has_a_code() -> None:
    stray = [key for key in _all() if key.partition(".")[0] in KINDS and key.partition(".")[2] not in set(Code)]
    assert not stray, verdict(stray, "Nothing can say this; mend the key or delete it.")


def _said(call: ast.Call) -> str | None:
    """The key that a call of `say` names, where it is written out."""
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    first = call.args[0] if call.args else None
    written = name == "say" and isinstance(first, ast.Constant) and isinstance(first.value, str)
    return str(first.value) if written and isinstance(first, ast.Constant) else None


def test_each_key_that_is_said_exists() -> None:
    said = [(path, call.lineno, _said(call)) for path in files("src") for call in calls(path)]
    found = [f"{place(path, line)} {key}" for path, line, key in said if key and key not in _all()]
    assert not found, verdict(found, "Saying this raises KeyError; write the text.")
