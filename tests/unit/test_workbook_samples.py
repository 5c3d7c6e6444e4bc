"""A workbook of every version that was ever written, read as it was meant then."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from blueprint_editor.core.model import VERSION, Blueprint
from blueprint_editor.workbook import read

FILES = Path(__file__).parents[1] / "files"
SAMPLES = sorted(FILES.glob("version-*.blueprint.xlsx"))


def test_there_is_a_sample_of_each_version_in_both_languages() -> None:
    names = {f"version-{version}.{language}" for version in range(1, VERSION + 1) for language in ("nl", "en")}
    assert {sample.name.removesuffix(".blueprint.xlsx") for sample in SAMPLES} == names


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_kept_sample_is_read_as_it_was_meant(sample: Path) -> None:
    meant = msgspec.json.decode(sample.with_suffix(".json").read_bytes(), type=Blueprint)
    reading = read.read(sample.read_bytes())
    assert reading.blueprint == meant
    assert reading.findings == ()
