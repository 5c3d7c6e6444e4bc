"""Finding text: what matches how well, and that the index says what looking at each text would say."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint_editor.core.model import Blueprint, Element, EntryRef, Kind, Stage, Task, Trigger
from blueprint_editor.core.search import EntryIndex, Hit, Query, Tier, block_of, folded

TIERS = [
    ("offerte", "Offerte versturen", Tier.BEGINS),
    ("VERST off", "Offerte versturen", Tier.WORDS),
    ("een", "Één offerte", Tier.BEGINS),
    ("privé", "De prive-woning", Tier.WORDS),
    ("woning", "De privé-woning", Tier.WORDS),
    ("erte", "Offerte versturen", Tier.INSIDE),
    ("ofvs", "Offerte versturen", Tier.LETTERS),
    ("strasse", "Straße", Tier.BEGINS),
    ("m2", "Vloer in m²", Tier.WORDS),
    ("contract", "Offerte versturen", None),
]


@pytest.mark.parametrize(("query", "text", "tier"), TIERS)
def test_how_well_a_text_matches(query: str, text: str, tier: Tier | None) -> None:
    assert Query(query).tier(text) is tier


_TEXTS = st.lists(st.text(st.sampled_from("abAé ²ß-\n\u0301\u00ad"), max_size=8), max_size=8)


@given(_TEXTS)
def test_a_block_has_a_line_for_each_text(texts: list[str]) -> None:
    block = block_of(texts)
    assert block.count("\n") == len(texts)
    assert block == folded(block)


def _blueprint(cells: list[tuple[list[str], list[str]]]) -> Blueprint:
    stages = [
        Stage(
            f"stage_{number}",
            str(number),
            kind=Kind.OPEN,
            triggers=tuple(Trigger(f"trigger_{number}_{n}", text) for n, text in enumerate(triggers)),
            tasks=tuple(Task(f"task_{number}_{n}", text) for n, text in enumerate(tasks)),
        )
        for number, (triggers, tasks) in enumerate(cells)
    ]
    return Blueprint("blueprint_a", stages=tuple(stages))


def _search(index: EntryIndex, blueprint: Blueprint, query: Query, most: int = 999) -> list[Hit]:
    hits: list[Hit] = []
    for _ in index.search(blueprint, query, most, hits.append):
        pass
    return hits


@given(st.lists(st.tuples(_TEXTS, _TEXTS), max_size=4), st.text("abé ", min_size=1, max_size=4), st.integers(1, 9))
def test_the_index_finds_what_looking_at_each_entry_finds(
    cells: list[tuple[list[str], list[str]]], text: str, most: int
) -> None:
    blueprint, query = _blueprint(cells), Query(text)
    entries = [
        (EntryRef(stage.id, element, entry.id), entry.text)
        for stage in blueprint.stages
        for element, cell in stage.cells()
        for entry in cell
    ]
    ranked = [
        Hit(tier, ref, found)
        for tier in (Tier.BEGINS, Tier.WORDS, Tier.INSIDE)
        for ref, found in entries
        if query and query.tier(found.replace("\n", " ")) is tier
    ]
    index = EntryIndex()
    assert _search(index, blueprint, query) == ranked
    assert _search(index, blueprint, query, most) == ranked[:most]


def test_after_an_edit_the_new_text_is_found_and_the_old_is_not() -> None:
    index, before = EntryIndex(), _blueprint([(["Bellen"], ["Mailen"]), (["Offerte"], [])])
    assert _search(index, before, Query("bellen"))
    stage = msgspec.structs.replace(before.stages[0], triggers=(Trigger("trigger_x", "Bezoeken"),))
    after = msgspec.structs.replace(before, stages=(stage, before.stages[1]))
    assert not _search(index, after, Query("bellen"))
    assert [hit.ref for hit in _search(index, after, Query("bezoek"))] == [
        EntryRef("stage_0", Element.TRIGGER, "trigger_x")
    ]
