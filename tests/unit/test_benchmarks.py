"""The table of figures: its arithmetic, its marks, and the samples it is measured with."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import __main__ as bench
from benchmarks.figures import Figure, at_most, interleaved, medians, percentile, table, write
from benchmarks.processes import ROOT, environment
from benchmarks.sample import LONG_SHARE, SIZES, Size, blueprint, text_bytes
from blueprint_editor.core.ids import is_id
from blueprint_editor.core.model import ELEMENTS, Kind


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0.01, 1))
def test_a_percentile_is_a_sample_that_enough_do_not_exceed(samples: list[float], share: float) -> None:
    found = percentile(samples, share)
    assert found in samples
    assert sum(sample <= found for sample in samples) >= share * len(samples) - 1e-9
    assert sum(sample < found for sample in samples) < share * len(samples)


def test_a_promise_is_met_up_to_its_limit() -> None:
    assert at_most("P1", "start", 1.6, 1.6, "×").met
    assert not at_most("P1", "start", 1.61, 1.6, "×").met
    assert at_most("P1", "start", 1.0, 1.6, "×").target == "≤ 1.6 ×"


def test_the_table_shows_every_figure_in_columns() -> None:
    figures = [at_most("P4", "one edit", 3.456, 3, "ms", "S 2 ms"), Figure("P6", "entry", 327.4, "bytes")]
    head, rule, *lines = table(figures).splitlines()
    assert set(rule) == {"-"}
    assert len(rule) >= max(map(len, [head, *lines]))
    assert lines[0].split() == ["P4", "one", "edit", "3.46", "ms", "S", "2", "ms", "≤", "3", "ms", "NO"]
    assert lines[1].split() == ["P6", "entry", "327", "bytes"]
    assert lines[0].index("ms") + 2 == lines[1].index("bytes") + 5


def test_what_is_written_is_what_was_measured(tmp_path: Path) -> None:
    figures = [at_most("P4", "one edit", 3.456, 3, "ms", "S 2 ms"), Figure("P6", "entry", 327.4, "bytes")]
    write(figures, tmp_path / "new" / "bench.json")
    assert msgspec.json.decode((tmp_path / "new" / "bench.json").read_bytes(), type=list[Figure]) == figures


def test_measures_take_turns(capsys: pytest.CaptureFixture[str]) -> None:
    order: list[str] = []

    def measure(name: str, took: float) -> float:
        order.append(name)
        return took

    samples = interleaved({"a": lambda: measure("a", 1.0), "b": lambda: measure("b", 2.0)}, 3)
    assert order == ["a", "b"] * 4
    assert medians(samples) == {"a": 1.0, "b": 2.0}
    assert "round 3 of 3" in capsys.readouterr().err


def test_only_the_named_rows_are_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = {name: lambda name=name: [Figure(name, "x", 1.0, "s")] for name in ("P1", "P2")}
    monkeypatch.setattr(bench, "ROWS", rows)
    monkeypatch.setattr(bench, "OUTPUT", tmp_path / "bench.json")
    monkeypatch.setattr(bench, "ROOT", tmp_path)
    assert bench.main(["p2"]) == 0
    assert [figure["row"] for figure in json.loads((tmp_path / "bench.json").read_bytes())] == ["P2"]
    assert bench.main([]) == 0
    assert [figure["row"] for figure in json.loads((tmp_path / "bench.json").read_bytes())] == ["P1", "P2"]
    capsys.readouterr()
    assert bench.main(["P9"]) == 2
    assert "P9" in capsys.readouterr().err


def test_a_measured_process_has_its_byte_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in environment()
    assert environment("/home/x")["XDG_CONFIG_HOME"] == "/home/x"
    assert (ROOT / "benchmarks").is_dir()


@given(st.builds(Size, st.integers(1, 5), st.integers(0, 4)), st.integers(0, 9))
def test_a_sample_has_its_size_and_is_the_same_each_time(size: Size, seed: int) -> None:
    made = blueprint(size, seed)
    assert made == blueprint(size, seed)
    assert len(made.stages) == size.stages
    assert sum(1 for _ in made.entries()) == size.entries
    assert all(len(cell) == size.per_cell for stage in made.stages for _, cell in stage.cells())
    identifiers = [entry.id for _, _, entry in made.entries()]
    assert len(set(identifiers)) == len(identifiers)
    assert all(map(is_id, identifiers))


def test_the_sizes_and_their_texts_are_those_of_the_promise() -> None:
    assert {name: (size.stages, len(ELEMENTS), size.per_cell) for name, size in SIZES.items()} == {
        "S": (8, 6, 9),
        "M": (60, 6, 35),
        "L": (200, 6, 117),
    }
    made = blueprint(SIZES["M"])
    lengths = [len(entry.text) for _, _, entry in made.entries()]
    assert sum(lengths) / len(lengths) == pytest.approx(40, abs=2)
    assert sum(length > 120 for length in lengths) / len(lengths) == pytest.approx(LONG_SHARE, abs=0.02)
    assert text_bytes(made) == sum(len(entry.text.encode()) for _, _, entry in made.entries())
    assert [stage.kind for stage in made.stages[-3:]] == [Kind.OPEN, Kind.WON, Kind.LOST]
