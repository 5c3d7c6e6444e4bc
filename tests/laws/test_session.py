"""Laws of a session: one notice per deed, none without one, and nothing changes when it may not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint_editor.core import ids
from blueprint_editor.core.compare import Changes
from blueprint_editor.core.edits import AddEntries, ChangeBlueprint, ChangeEntry
from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.model import Blueprint, Element, EntryRef, PortalLink, Stage, Task
from blueprint_editor.core.session import Session
from tests.edit_strategies import edits_for
from tests.strategies import blueprints, examples

STAGE = Stage("st_aaaaaaaaaaaa", "Offerte")
START = Blueprint("bp_aaaaaaaaaaaa", stages=(STAGE,))
REF = EntryRef(STAGE.id, Element.TASK, "ta_aaaaaaaaaaaa")
ADD = AddEntries(STAGE.id, Element.TASK, 0, (Task(REF.id, "Bellen"),))


class Counting:
    """Bytes that count up: each call gives others."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, count: int) -> bytes:
        """The next bytes."""
        self.calls += 1
        return self.calls.to_bytes(count, "little")


def opened(blueprint: Blueprint = START) -> tuple[Session, list[Changes]]:
    """A session and what it tells."""
    session = Session(blueprint, Counting())
    heard: list[Changes] = []
    session.subscribe(heard.append)
    return session, heard


def test_a_deed_is_told_once_to_everyone() -> None:
    session, heard = opened()
    others: list[Changes] = []
    session.subscribe(others.append)
    assert session.do(ADD) is None
    assert heard == others == [Changes(cells=frozenset({(STAGE.id, Element.TASK)}))]


def test_who_unsubscribed_hears_nothing_more() -> None:
    session, heard = opened()
    others: list[Changes] = []
    unsubscribe = session.subscribe(others.append)
    unsubscribe()
    unsubscribe()
    session.do(ADD)
    assert (len(heard), others) == (1, [])


def test_a_listener_may_unsubscribe_while_it_hears() -> None:
    session, heard = opened()
    leave = session.subscribe(lambda _: leave())
    session.subscribe(heard.append)
    session.do(ADD)
    session.undo()
    assert len(heard) == 4


def test_an_idle_or_refused_deed_is_not_told() -> None:
    session, heard = opened()
    assert session.do(ChangeBlueprint(title="")) is None
    assert session.do(AddEntries("st_bbbbbbbbbbbb", Element.TASK, 0, ADD.entries)) == Refusal(
        Code.NOT_THERE, {"what": "stage"}
    )
    assert session.undo() is None
    assert session.redo() is None
    assert heard == []


def test_typing_is_one_step_named_from_its_start() -> None:
    session, heard = opened()
    session.do(ADD)
    for text in ("Bellen met", "Bellen met de klant"):
        session.do(ChangeEntry(REF, Task(REF.id, text)), join="rename")
    step = session.undo_step
    assert step is not None
    assert (step.code, step.facts["text"], step.facts["new"]) == ("rename_entry", "Bellen", "Bellen met de klant")
    assert session.undo() == step
    assert session.blueprint.stages[0].tasks[0].text == "Bellen"
    assert len(heard) == 4


@given(blueprints(most=1, open_stages=1), st.data())
@settings(max_examples=examples(30))
def test_nothing_is_done_to_what_may_only_be_read(blueprint: Blueprint, data: st.DataObject) -> None:
    session, heard = opened(blueprint)
    session.read_only = True
    edit = data.draw(edits_for(blueprint))
    assert session.do(edit) == session.preview(edit) == Refusal(Code.READ_ONLY)
    assert session.blueprint is blueprint
    assert heard == []


def test_undo_waits_while_the_blueprint_may_only_be_read() -> None:
    session, heard = opened()
    session.do(ADD)
    session.read_only = True
    assert not session.can_undo
    assert session.undo() is None
    assert len(heard) == 1
    session.read_only = False
    assert session.undo() is not None


def test_another_blueprint_has_no_history() -> None:
    session, heard = opened()
    session.do(ADD)
    session.replace(Blueprint("bp_bbbbbbbbbbbb"))
    assert (session.can_undo, session.can_redo, session.is_saved) == (False, False, True)
    assert len(heard) == 2
    session.replace(START, saved=False)
    assert not session.is_saved
    assert heard[-1].headers == {STAGE.id}


def test_what_hubspot_has_is_told_and_not_undone() -> None:
    session, heard = opened()
    session.set_portals((PortalLink("12345"),))
    assert heard == [Changes(details=True)]
    assert not session.can_undo


def test_ids_and_seeds_are_new_each_time() -> None:
    session, _ = opened()
    made = [session.new_id("ta") for _ in range(50)]
    assert all(ids.is_id(name) for name in made)
    assert len(set(made)) == 50
    assert session.new_seed() != session.new_seed()
