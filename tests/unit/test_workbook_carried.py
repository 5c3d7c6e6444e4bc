"""What others put into a workbook survives our saves, part for part."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from blueprint_editor.core.findings import Code
from blueprint_editor.workbook import read
from blueprint_editor.workbook.carrier import Carrier
from blueprint_editor.workbook.errors import GraftError
from blueprint_editor.workbook.graft import graft, obstacles, without_obstacles
from blueprint_editor.workbook.proof import proved
from tests.unit.carried_kit import BLUEPRINT, a_busy_day, opened, packed, parts, saved
from tests.unit.foreign_books import BUDGET, CHARTS, everything
from tests.unit.foreign_parts import Book, with_custom_xml, with_pivot, with_thread
from tests.unit.test_workbook_programs import MAIN, SCHEMAS, needs_schemas
from tests.unit.workbook_kit import with_part, written

LISTS = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
"""The parts that name sheets and styles: ours are added there."""


def all_at_once() -> bytes:
    """A workbook of others with every kind of part."""
    return with_custom_xml(with_pivot(with_thread(everything(), CHARTS, "B3"), CHARTS, BUDGET))


@pytest.fixture(scope="module")
def beside() -> tuple[bytes, bytes]:
    """A workbook with everything, and the same with a blueprint put into it."""
    theirs = all_at_once()
    return theirs, graft(Carrier(theirs), written(BLUEPRINT))


def test_the_sample_has_every_kind_of_part(beside: tuple[bytes, bytes]) -> None:
    names = " ".join(parts(beside[0]))
    kinds = "chart1 chartsheets media drawing1 comments1 comments9 vmlDrawing threadedComment persons pivotTable "
    kinds += "pivotCacheRecords slicers slicerCaches customXml docProps/custom metadata sharedStrings"
    assert [kind for kind in kinds.split() if kind not in names] == []


def test_a_blueprint_put_beside_everything_changes_no_part(beside: tuple[bytes, bytes]) -> None:
    theirs, both = map(parts, beside)
    assert [name for name in theirs if both.get(name) != theirs[name]] == [name for name in theirs if name in LISTS]
    assert next(iter(both)) == "[Content_Types].xml"
    assert read.read(beside[1]).blueprint == BLUEPRINT


def test_after_a_busy_day_every_part_of_others_is_as_it_was(beside: tuple[bytes, bytes]) -> None:
    blueprint, carrier = opened(beside[1])
    now = a_busy_day(blueprint)
    after = saved(now, carrier).data
    theirs = parts(beside[0])
    assert [name for name in theirs if name not in LISTS and parts(after).get(name) != theirs[name]] == []
    assert read.read(after).blueprint == now


def test_what_lists_sheets_and_styles_still_lists_theirs(beside: tuple[bytes, bytes]) -> None:
    theirs, both = map(parts, beside)
    for name in LISTS:
        before, after = etree.fromstring(theirs[name]), etree.fromstring(both[name])
        new = [etree.tostring(one, method="c14n") for one in after.iter() if not len(one)]
        for one in before.iter():
            if not len(one) and etree.QName(one).localname != "calcPr":
                assert etree.tostring(one, method="c14n") in new


def test_styles_do_not_double(beside: tuple[bytes, bytes]) -> None:
    blueprint, carrier = opened(beside[1])
    for _ in range(3):
        carrier = saved(a_busy_day(blueprint), carrier)
        carrier = saved(blueprint, carrier)
    once = saved(blueprint, saved(a_busy_day(blueprint), opened(beside[1])[1]))
    assert parts(carrier.data)["xl/styles.xml"] == parts(once.data)["xl/styles.xml"]


def test_saving_the_same_again_changes_nothing_but_who_saved(beside: tuple[bytes, bytes]) -> None:
    blueprint, carrier = opened(beside[1])
    first = saved(blueprint, carrier)
    second = saved(blueprint, first)
    assert parts(second.data) == parts(first.data)


@needs_schemas
@pytest.mark.parametrize("work", [lambda one: one, a_busy_day])
def test_what_is_written_is_valid(beside: tuple[bytes, bytes], work: Callable[..., object]) -> None:
    blueprint, carrier = opened(beside[1])
    assert_valid(saved(work(blueprint), carrier).data)  # type: ignore[arg-type]  # both give a blueprint


def assert_valid(data: bytes) -> None:
    """Every part in the namespace of workbooks agrees with the schema."""
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "sml.xsd"))
    for name, part in parts(data).items():
        root = etree.parse(io.BytesIO(part)).getroot() if name.endswith((".xml", ".rels")) else None
        if root is not None and root.tag.startswith(f"{{{MAIN}}}"):
            for element in root.iter():
                names = map(str, element.attrib)
                for attribute in [one for one in names if one.startswith("{") and "relationships" not in one]:
                    del element.attrib[attribute]  # what others may add: white space, ids of revisions
            assert schema.validate(root), (name, str(schema.error_log)[:500])


def test_macros_stay_and_so_does_the_suffix(tmp_path: Path) -> None:
    theirs = everything(tmp_path / "vbaProject.bin")
    blueprint, carrier = opened(graft(Carrier(theirs), written(BLUEPRINT)))
    assert carrier.suffix == ".xlsm"
    after = saved(a_busy_day(blueprint), carrier)
    assert after.suffix == ".xlsm"
    assert parts(after.data)["xl/vbaProject.bin"] == parts(theirs)["xl/vbaProject.bin"]
    assert b"macroEnabled" in parts(after.data)["[Content_Types].xml"]


def test_formulas_are_worked_out_again_and_the_chain_goes(beside: tuple[bytes, bytes]) -> None:
    book = Book(beside[1])
    book.content["xl/workbook.xml"] = book.content["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
    assert b"fullCalcOnLoad" not in book.content["xl/workbook.xml"]
    book.content["xl/calcChain.xml"] = f'<calcChain xmlns="{MAIN}"><c r="D2" i="1"/></calcChain>'.encode()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    book.refer("xl/workbook.xml", "rIdK", f"{office}/calcChain", "calcChain.xml")
    blueprint, carrier = opened(book.packed())
    after = parts(saved(blueprint, carrier).data)
    assert "xl/calcChain.xml" not in after
    assert b"calcChain" not in after["xl/_rels/workbook.xml.rels"] + after["[Content_Types].xml"]
    calculation = etree.fromstring(after["xl/workbook.xml"]).find(f"{{{MAIN}}}calcPr")
    assert calculation is not None
    assert calculation.get("fullCalcOnLoad") == "1"


def test_a_signed_workbook_is_not_saved_over(beside: tuple[bytes, bytes]) -> None:
    book = Book(beside[1])
    book.content["_xmlsignatures/origin.sigs"] = b""
    book.content["_xmlsignatures/sig1.xml"] = b"<Signature/>"
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    book.refer("", "rIdS", kind, "_xmlsignatures/origin.sigs")
    blueprint, carrier = opened(book.packed())
    assert [finding.code for finding in obstacles(carrier)] == [Code.SIGNED_WORKBOOK]
    with pytest.raises(GraftError) as refused:
        saved(blueprint, carrier)
    assert refused.value.code is Code.SIGNED_WORKBOOK
    rest = without_obstacles(carrier)
    assert rest is not None
    assert obstacles(rest) == ()
    after = parts(saved(blueprint, rest).data)
    assert not [name for name in after if "signature" in name]
    assert b"signature" not in after["_rels/.rels"]
    assert after["xl/charts/chart1.xml"] == parts(beside[1])["xl/charts/chart1.xml"]


def test_a_workbook_that_tracks_changes_is_not_saved_over(beside: tuple[bytes, bytes]) -> None:
    book = Book(beside[1])
    book.content["xl/revisions/revisionHeaders.xml"] = b"<headers/>"
    blueprint, carrier = opened(book.packed())
    with pytest.raises(GraftError) as refused:
        saved(blueprint, carrier)
    assert refused.value.code is Code.SHARED_WORKBOOK


def _halved(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _with_entity(data: bytes) -> bytes:
    return b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + data.partition(b"?>")[2]


@pytest.mark.parametrize("damage", [_halved, _with_entity])
@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml"])
def test_what_is_not_understood_is_refused(
    beside: tuple[bytes, bytes], part: str, damage: Callable[[bytes], bytes]
) -> None:
    blueprint, carrier = opened(beside[1])
    with pytest.raises(GraftError) as refused:
        saved(blueprint, Carrier(with_part(carrier.data, part, damage)))
    assert refused.value.code is Code.NOT_CARRIED


@pytest.mark.parametrize("name", ["xl/charts/chart1.xml", "xl/media/image1.png", "customXml/item1.xml"])
def test_a_lost_or_changed_part_is_found_before_it_is_saved(beside: tuple[bytes, bytes], name: str) -> None:
    blueprint, carrier = opened(beside[1])
    good = parts(graft(carrier, written(blueprint)))
    proved(carrier, packed(good), blueprint)
    for bad in ({**good, name: good[name] + b" "}, {one: data for one, data in good.items() if one != name}):
        with pytest.raises(GraftError) as found:
            proved(carrier, packed(bad), blueprint)
        assert name in str(found.value.facts["reason"])
