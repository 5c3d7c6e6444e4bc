"""P2 and P3: opening a workbook to a painted board, and saving one, against the libraries alone."""

from __future__ import annotations

import gc
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import python_calamine

from blueprint_editor import workflows
from blueprint_editor.core.model import Blueprint

from .desk import Desk
from .figures import Figure, at_most, interleaved, medians, say
from .sample import SIZES, Size, blueprint

ROUNDS: Mapping[str, int] = {"S": 9, "M": 5, "L": 3}
Sheets = list[tuple[str, list[list[Any]]]]


def measure_opening(sizes: Mapping[str, Size] = SIZES, rounds: Mapping[str, int] = ROUNDS) -> list[Figure]:
    """P2: open each size in a window that is there, and read the same file with the libraries."""
    desk = Desk(workflows.new_document("empty", "nl").blueprint)
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        empty = _saved(workflows.new_document("empty", "nl").blueprint, Path(folder, "empty.blueprint.xlsx"))
        for name, size in sizes.items():
            say(f"P2: opening {name}, {size.entries} entries")
            path = _saved(blueprint(size), Path(folder, f"{name}.blueprint.xlsx"))
            elsewhere = _packed_elsewhere(path)
            measures: dict[str, Callable[[], float]] = {
                "editor": partial(_open, desk, path),
                "edited elsewhere": partial(_open, desk, elsewhere),
                "calamine": partial(_timed, partial(_cells, path)),
                "openpyxl": partial(_timed, partial(openpyxl.load_workbook, path)),
            }
            if name == "S":
                measures["empty"] = partial(_open, desk, empty)
            figures += _opening_figures(name, medians(interleaved(measures, rounds[name], warm_up=int(name != "L"))))
    desk.close()
    return figures


def _opening_figures(name: str, half: Mapping[str, float]) -> list[Figure]:
    most = {"calamine": 4.0, "openpyxl": 0.5} if name == "L" else {}
    figures: list[Figure] = []
    for kind, words in (("editor", f"open {name}"), ("edited elsewhere", f"open {name}, packed elsewhere")):
        figures.append(Figure("P2", f"{words}, to a painted board", half[kind] * 1000, "ms"))
        for peer in ("calamine", "openpyxl"):
            ratio, what = half[kind] / half[peer], f"{words}, in times {peer}"
            against = _ms(half[peer])
            limit = most.get(peer)
            figures.append(
                at_most("P2", what, ratio, limit, "×", against) if limit else Figure("P2", what, ratio, "×", against)
            )
    if "empty" in half:
        over = half["editor"] - half["empty"]
        figures.append(at_most("P2", f"open {name}, over the empty board", over * 1000, 150, "ms", _ms(half["empty"])))
    return figures


def measure_saving(sizes: Mapping[str, Size] = SIZES, rounds: Mapping[str, int] = ROUNDS) -> list[Figure]:
    """P3: save each size, read-back and backup included, and write the same cells with the library alone."""
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, size in sizes.items():
            say(f"P3: saving {name}, {size.entries} entries")
            shown, path = blueprint(size), Path(folder, f"{name}.blueprint.xlsx")
            save = _Saving(shown, path, Path(folder, "backups"))
            save()
            sheets = _cells(path)
            half = medians(
                interleaved(
                    {"editor": save, "openpyxl write_only": partial(_write_only, sheets, Path(folder))},
                    rounds[name],
                    warm_up=int(name != "L"),
                )
            )
            ratio, what = half["editor"] / half["openpyxl write_only"], f"save {name}, in times openpyxl write_only"
            against = _ms(half["openpyxl write_only"])
            figures.append(Figure("P3", f"save {name}, read back and backed up", half["editor"] * 1000, "ms"))
            figures.append(
                at_most("P3", what, ratio, 4, "×", against) if name == "L" else Figure("P3", what, ratio, "×", against)
            )
    return figures


class _Saving:
    """Saves one document again and again, as the window does."""

    def __init__(self, blueprint: Blueprint, path: Path, backups: Path) -> None:
        self._blueprint, self._path, self._backups = blueprint, path, backups
        self._expected: str | None = None

    def __call__(self) -> float:
        """Save once; gives the seconds it took."""
        started = time.perf_counter()
        saved = workflows.save_document(self._blueprint, self._path, expected=self._expected, backups=self._backups)
        self._expected = saved.fingerprint
        return time.perf_counter() - started


def _saved(blueprint: Blueprint, path: Path) -> Path:
    _Saving(blueprint, path, path.parent / "backups")()
    return path


def _packed_elsewhere(path: Path) -> Path:
    """The same workbook with a blank in one part more, as another program packs it: every cell is looked at."""
    other = path.with_name(f"elsewhere.{path.name}")
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as package:
        for name in before.namelist():
            data = before.read(name)
            package.writestr(name, data.replace(b"</styleSheet>", b" </styleSheet>"))
    return other


def _open(desk: Desk, path: Path) -> float:
    """Seconds to a painted board; the last one is taken away first."""
    desk.session.replace(Blueprint("bp_aaaaaaaaaaaa"))
    desk.settle()
    gc.collect()
    return desk.time(lambda: desk.session.replace(workflows.open_document(path).blueprint))


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.3g} ms" if seconds < 1 else f"{seconds * 1000:.0f} ms"


def _timed(work: Callable[[], object]) -> float:
    gc.collect()
    started = time.perf_counter()
    done = work()
    took = time.perf_counter() - started
    del done
    return took


def _cells(path: Path) -> Sheets:
    """Every cell of a file, by sheet."""
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    return [(name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]


def _write_only(sheets: Sheets, folder: Path) -> float:
    """Seconds to write the same cells to a file without any of the looks."""

    def write() -> None:
        book = openpyxl.Workbook(write_only=True)
        for name, rows in sheets:
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        book.save(folder / "floor.xlsx")

    return _timed(write)
