"""Save, then open, is equal: with the hashes, cell by cell, and for all that has a column without a snapshot."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint_editor.core.model import Blueprint, Stage
from blueprint_editor.core.text import refusal_of
from blueprint_editor.workbook import layout, read
from blueprint_editor.workbook.labels import LABELS, lookup
from blueprint_editor.workbook.names import Names
from blueprint_editor.workbook.rows import rows
from blueprint_editor.workbook.text import escape, is_live, plain, unescape
from tests.strategies import HOSTILE, blueprints, texts
from tests.unit.workbook_kit import with_wrong_hashes, without_meta, written

EXAMPLES = (settings.get_current_profile_name() == "long" and 300) or 40


@settings(max_examples=EXAMPLES)
@given(blueprints())
def test_what_is_written_reads_back_equal(blueprint: Blueprint) -> None:
    data = written(blueprint)
    for trusting in (True, False):
        reading = read.read(data, trusting=trusting)
        assert reading.blueprint == blueprint
        assert reading.findings == ()
    read.verify(data, blueprint)


@settings(max_examples=EXAMPLES)
@given(blueprints())
def test_unchanged_cells_mean_their_snapshot_value(blueprint: Blueprint) -> None:
    reading = read.read(with_wrong_hashes(written(blueprint)))
    assert reading.blueprint == blueprint
    assert reading.findings == ()


@settings(max_examples=EXAMPLES)
@given(blueprints())
def test_without_a_snapshot_all_that_has_a_column_comes_back(blueprint: Blueprint) -> None:
    simple = distinct(blueprint)
    reading = read.read(without_meta(written(simple)))
    for table in layout.TABLES:
        before, after = (shown(one, table) for one in (simple, reading.blueprint))
        assert after == before, table.name
    assert [finding.code.value for finding in reading.findings] == ["sheet_missing"]


@given(st.text(st.characters(codec="utf-8")))
def test_every_text_survives_the_escapes(text: str) -> None:
    assert unescape(escape(text)) == text or refusal_of(text)


@given(st.lists(st.sampled_from(("_x005F_", "_x0041_", "_", "x0041_", "_x000a_", "_xD83D_", "a", "_X0041_"))))
def test_no_mix_of_escapes_is_taken_for_a_character(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert unescape(escape(text)) == text


@given(st.one_of(st.sampled_from(HOSTILE), texts()))
def test_a_text_that_is_not_live_cannot_begin_a_formula(text: str) -> None:
    assert is_live(text) or text[0] not in "=+-@"


def test_every_label_is_known_in_both_languages() -> None:
    for kind, members in LABELS.items():
        for value, pair in members.items():
            assert {lookup(kind, word) for word in (*pair, value)} == {value}


def shown(blueprint: Blueprint, table: layout.Table) -> list[list[str]]:
    """The cells of a table as a person sees them: openpyxl writes a number with 16 digits."""
    return [[plain(value) for value in row.cells] for row in rows(blueprint, table, Names.of(blueprint))]


def distinct(blueprint: Blueprint) -> Blueprint:
    """The blueprint with a name of its own for each stage, document and data point, and lines that are one value."""
    count = iter(range(10_000))

    def named(thing: Any, field: str) -> Any:
        name = f"{' '.join(getattr(thing, field).split())} {next(count)}"
        return msgspec.structs.replace(thing, **{field: name})

    def stage(one: Stage) -> Stage:
        base: Stage = named(one, "name")
        return msgspec.structs.replace(
            base,
            aliases=tuple(alias.replace(";", ",") for alias in one.aliases),
            documents=tuple(named(document, "text") for document in one.documents),
            data_points=tuple(named(point, "text") for point in one.data_points),
            communications=tuple(
                msgspec.structs.replace(entry, channels=tuple(one.replace(";", ",") for one in entry.channels))
                for entry in one.communications
            ),
        )

    return msgspec.structs.replace(blueprint, stages=tuple(stage(one) for one in blueprint.stages))
