"""Examples of texts that may and may not be kept, of names that are one name, and of ids."""

from __future__ import annotations

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint_editor.core import ids, text
from blueprint_editor.core.findings import LEVELS, Code, Level, Refusal, structure_findings
from blueprint_editor.core.model import ELEMENTS, Blueprint, Kind, Stage
from tests.strategies import lines, texts


@pytest.mark.parametrize("code", [0, 0x0B, 0x1F, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF])
def test_what_a_workbook_cannot_carry_is_refused_by_name(code: int) -> None:
    assert text.refusal_of(f"a{chr(code)}b") == Refusal(Code.FORBIDDEN_CHARACTER, {"character": f"U+{code:04X}"})


@pytest.mark.parametrize(("length", "fits"), [(32_767, True), (32_768, False)])
def test_a_text_is_as_long_as_a_cell_can_hold(length: int, fits: bool) -> None:
    assert (text.refusal_of("x" * length) is None) is fits
    assert (text.refusal_of("😀" * (length // 2) + "x" * (length % 2)) is None) is fits


@given(texts())
def test_hostile_texts_may_be_kept(legal: str) -> None:
    assert text.refusal_of(legal) is None
    assert text.normalise(legal) == legal


@given(lines())
def test_one_line_is_on_one_line_already(line: str) -> None:
    assert text.one_line(line) == line
    assert text.one_line(f" {line}\r\n") == line


@given(st.text())
def test_a_name_is_the_same_in_capitals_and_with_more_spaces(name: str) -> None:
    assert text.same_name(name, f"  {name} ")
    assert text.fold(text.fold(name)) == text.fold(name)


def test_names_differ_by_more_than_case_and_space() -> None:
    assert text.same_name("Offerte  maken", "offerte MAKEN")
    assert not text.same_name("Offerte", "Offertes")


@pytest.mark.parametrize("prefix", [ids.BLUEPRINT, ids.STAGE, *ids.ENTRY_PREFIXES.values()])
def test_an_id_has_its_form(prefix: str) -> None:
    name = ids.new_id(prefix, secrets.token_bytes)
    assert ids.is_id(name)
    assert ids.prefix_of(name) == prefix
    assert len(name) <= 36


def test_a_derived_id_depends_on_seed_and_original() -> None:
    first = ids.derived_id("ta", "seed", "ta_a")
    assert ids.is_id(first)
    assert first == ids.derived_id("ta", "seed", "ta_a")
    assert len({first, ids.derived_id("ta", "other", "ta_a"), ids.derived_id("ta", "seed", "ta_b")}) == 3


@pytest.mark.parametrize("wrong", ["", "ta_", "ta_AAAAAAAAAAAA", "ta_aaaaaaaaaaa1", "taaaaaaaaaaaaa", 7, None])
def test_what_is_no_id(wrong: object) -> None:
    assert not ids.is_id(wrong)


def test_each_element_has_a_prefix_of_its_own() -> None:
    assert list(ids.ENTRY_PREFIXES) == list(ELEMENTS)
    assert len(set(ids.ENTRY_PREFIXES.values())) == len(ELEMENTS)


def test_every_code_weighs_something() -> None:
    assert LEVELS.keys() == set(Code)
    assert LEVELS[Code.CORRUPT] is Level.ERROR
    assert LEVELS[Code.EMPTY_TEXT] is Level.WARNING
    assert LEVELS[Code.HIDDEN_ROWS] is Level.INFO


def test_a_blueprint_lacks_a_won_or_a_lost_stage() -> None:
    won, lost = Stage("st_w", "W", kind=Kind.WON), Stage("st_l", "L", kind=Kind.LOST)
    assert structure_findings(Blueprint("bp_a", stages=(won, lost))) == ()
    assert [finding.code for finding in structure_findings(Blueprint("bp_a", stages=(won,)))] == [Code.NO_LOST_STAGE]
    assert len(structure_findings(Blueprint("bp_a"))) == 2
