"""The exported picture: everything is on it, in each format; a failure leaves what was there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import msgspec
import pytest
from PySide6.QtGui import QColor, QImage

from benchmarks.sample import Size, blueprint
from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import Anchor, Blueprint, Element, Status, Task, When
from blueprint_editor.paint import export
from blueprint_editor.paint.export import FORMATS, MOST_PIXELS, MOST_SIDE, NotWritten, UnknownFormat, render
from blueprint_editor.paint.look import dark, light
from blueprint_editor.paint.poster import Poster

pytestmark = pytest.mark.usefixtures("qapp")
EMPTY = Blueprint("bp_aaaaaaaaaaaa")


def board() -> Blueprint:
    """Four stages; the texts of the third stand for an example, one cell is deliberately empty."""
    plain = blueprint(Size(4, 2))
    first, second, *closed = plain.stages
    first = msgspec.structs.replace(first, documents=(), deliberately_empty=frozenset({Element.DOCUMENT}))
    tasks = tuple(msgspec.structs.replace(task, status=Status.EXAMPLE) for task in second.tasks)
    second = msgspec.structs.replace(second, tasks=tasks)
    return msgspec.structs.replace(plain, stages=(first, second, *closed), author="A. de Vries")


def words(text: str) -> list[str]:
    """The words of a text in order of the alphabet: a picture has them line by line."""
    return sorted(re.findall(r"\w+", text))


def svg_text(path: Path) -> str:
    """All text of an SVG."""
    return " ".join("".join(element.itertext()) for element in ET.parse(path).iter() if element.tag.endswith("}text"))


def expected(shown: Blueprint) -> str:
    """The texts that must be on a poster."""
    names = [shown.title, shown.client, shown.author, *(stage.name for stage in shown.stages)]
    return " ".join([*names, *(entry.text for _, _, entry in shown.entries())])


def missing(wanted: str, found: str) -> list[str]:
    """The words that are not there as often as they should be."""
    left = words(found)
    absent = []
    for word in words(wanted):
        if word in left:
            left.remove(word)
        else:
            absent.append(word)
    return absent


def test_an_svg_holds_every_text_of_the_board(tmp_path: Path) -> None:
    render(board(), tmp_path / "x.svg")
    assert missing(expected(board()), svg_text(tmp_path / "x.svg")) == []


def test_the_meaning_of_a_card_is_never_cut_off(tmp_path: Path) -> None:
    role = "Verantwoordelijke voor de technische validatie en de implementatieplanning van het hele project"
    task = Task("ta_aaaaaaaaaaaa", "Bel", role=role, when=When(Anchor.LEAVE, 2))
    stage = msgspec.structs.replace(blueprint(Size(1, 0)).stages[0], tasks=(task,))
    render(msgspec.structs.replace(EMPTY, stages=(stage,)), tmp_path / "x.svg")
    assert missing(f"{role} 2 dagen voor vertrek", svg_text(tmp_path / "x.svg")) == []


def test_nothing_is_capped(tmp_path: Path) -> None:
    shown = blueprint(Size(2, 40))
    render(shown, tmp_path / "x.svg")
    assert missing(expected(shown), svg_text(tmp_path / "x.svg")) == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler-utils)")
def test_a_pdf_is_one_titled_page_whose_text_is_found(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    shown = msgspec.structs.replace(board(), title="Offerte, definitief: effect en flow")
    render(shown, path)
    text = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True, text=True).stdout
    assert missing(expected(shown), text) == []
    facts = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
    assert re.search(r"^Title:\s+Offerte, definitief: effect en flow$", facts, re.MULTILINE)
    assert re.search(r"^Pages:\s+1$", facts, re.MULTILINE)
    assert "(A3)" in facts


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="needs pdfinfo (poppler-utils)")
def test_a_page_grows_rather_than_its_text_shrinks(tmp_path: Path) -> None:
    render(blueprint(Size(24, 4)), tmp_path / "x.pdf")
    facts = subprocess.run(["pdfinfo", tmp_path / "x.pdf"], check=True, capture_output=True, text=True).stdout
    found = re.search(r"Page size:\s+([\d.]+) x ([\d.]+) pts", facts)
    assert found
    poster = Poster(blueprint(Size(24, 4)), light(), "nl").size()
    points_a_pixel = (float(found[1]) - 57) / poster.width()
    assert 13 * points_a_pixel == pytest.approx(7, abs=0.1)


@pytest.mark.parametrize("shown", [EMPTY, blueprint(Size(1, 2)), blueprint(Size(20, 1))], ids=["empty", "1", "20"])
@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_draws_every_shape(tmp_path: Path, shown: Blueprint, suffix: str) -> None:
    path = tmp_path / f"x{suffix}"
    render(shown, path)
    starts = {".png": b"\x89PNG", ".pdf": b"%PDF", ".svg": b"<?xml"}
    assert path.read_bytes().startswith(starts[suffix])


def test_a_png_is_twice_the_poster_and_has_cards_on_it(tmp_path: Path) -> None:
    render(board(), tmp_path / "x.png")
    image, poster = QImage(str(tmp_path / "x.png")), Poster(board(), light(), "nl")
    assert (image.width(), image.height()) == (2 * poster.size().width(), 2 * poster.size().height())
    assert image.text("Title") == board().title
    assert image.pixelColor(2, 2) == QColor("#FFFFFF")
    columns = range(0, image.width(), 7)
    shades = {image.pixel(x, y) for x in columns for y in range(0, image.height(), 7)}
    assert len(shades) > 20


def test_a_large_board_gives_a_png_of_a_bearable_size(tmp_path: Path) -> None:
    render(blueprint(Size(60, 1)), tmp_path / "x.png")
    image = QImage(str(tmp_path / "x.png"))
    assert max(image.width(), image.height()) <= MOST_SIDE
    assert image.width() * image.height() <= MOST_PIXELS


def test_dark_is_another_ground(tmp_path: Path) -> None:
    render(board(), tmp_path / "x.png", dark=True)
    assert QImage(str(tmp_path / "x.png")).pixelColor(2, 2) == dark().board


def test_labels_follow_the_language_and_texts_stay(tmp_path: Path) -> None:
    for language, label, example in (("nl", "Taken", "Voorbeeld"), ("en", "Tasks", "Example")):
        render(board(), tmp_path / "x.svg", language=language)
        found = svg_text(tmp_path / "x.svg")
        assert label in found
        assert example in found
        assert missing(expected(board()), found) == []
    render(msgspec.structs.replace(board(), language="en"), tmp_path / "own.svg")
    assert "Tasks" in svg_text(tmp_path / "own.svg")


def test_the_legend_names_what_is_there_only(tmp_path: Path) -> None:
    stage = blueprint(Size(1, 0)).stages[0]
    for required in (False, True):
        task = Task("ta_aaaaaaaaaaaa", "Bel", required=required)
        shown = msgspec.structs.replace(EMPTY, stages=(msgspec.structs.replace(stage, tasks=(task,)),))
        render(shown, tmp_path / "x.svg")
        assert "Voorbeeld" not in svg_text(tmp_path / "x.svg")
        assert ("* Verplicht" in svg_text(tmp_path / "x.svg")) == required


def test_the_suffix_may_be_in_capitals(tmp_path: Path) -> None:
    render(EMPTY, tmp_path / "X.PNG")
    assert (tmp_path / "X.PNG").stat().st_size > 0


@pytest.mark.parametrize("name", ["x.gif", "x", "x.png.txt", ".png"])
def test_another_suffix_is_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownFormat) as caught:
        render(EMPTY, tmp_path / name)
    assert caught.value.code is Code.UNKNOWN_FORMAT
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotWritten) as caught:
        render(EMPTY, tmp_path / "gone" / "x.png")
    assert caught.value.code is Code.NOT_FOUND
    assert caught.value.facts["path"] == str(tmp_path / "gone" / "x.png")


def test_a_folder_in_the_place_of_the_file_is_said_and_stays(tmp_path: Path) -> None:
    (tmp_path / "x.png").mkdir()
    with pytest.raises(NotWritten) as caught:
        render(EMPTY, tmp_path / "x.png")
    assert caught.value.code is Code.NO_PERMISSION
    assert [path.name for path in tmp_path.iterdir()] == ["x.png"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_leaves_the_old_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(b"old")

    def full(_file: Path, data: bytes) -> int:
        with Path("/dev/full").open("wb") as device:
            return device.write(data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(NotWritten) as caught:
        render(EMPTY, path)
    assert caught.value.code is Code.DISK_FULL
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["x.png"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link.svg").symlink_to(tmp_path / "real" / "x.svg")
    render(EMPTY, tmp_path / "link.svg")
    assert (tmp_path / "link.svg").is_symlink()
    assert (tmp_path / "real" / "x.svg").read_bytes().startswith(b"<?xml")


def test_it_needs_neither_a_screen_nor_an_application(tmp_path: Path) -> None:
    script = "from tests.gui.test_paint_poster import *; render(board(), __import__('sys').argv[1])"
    bare = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    paths = os.pathsep.join([str(Path(export.__file__).parents[2]), str(Path(__file__).parents[2])])
    command = [sys.executable, "-c", script, str(tmp_path / "x.png")]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env={**bare, "PYTHONPATH": paths})
    assert (done.returncode, done.stderr) == (0, "")
    assert QImage(str(tmp_path / "x.png")).width() > 1000
