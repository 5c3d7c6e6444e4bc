"""Laws of undo: what was is kept as it was, typing is one step, saved means saved."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from blueprint_editor.core.edits import Step
from blueprint_editor.core.history import History
from blueprint_editor.core.model import Blueprint, PortalLink
from tests.strategies import examples

START = Blueprint("bp_aaaaaaaaaaaa")
STEP = Step("change_blueprint", {"field": "title"})


def titled(text: str, before: Blueprint = START) -> Blueprint:
    """A blueprint with a title."""
    return replace(before, title=text)


@given(st.lists(st.sampled_from((None, None, "a", "b")), max_size=20))
@settings(max_examples=examples(100))
def test_deeds_in_a_row_with_one_key_are_one_step(keys: list[str | None]) -> None:
    history = History(START)
    for number, key in enumerate(keys):
        history.do(STEP, titled(str(number)), key)
    before = [None, *keys]
    steps = sum(1 for one, other in zip(before, keys, strict=False) if other is None or one != other)
    for _ in range(steps):
        assert history.undo() == STEP
    assert history.undo() is None
    assert history.now is START


@given(st.integers(1, 5), st.integers(0, 12))
def test_the_oldest_deeds_beyond_the_cap_are_forgotten(cap: int, deeds: int) -> None:
    history = History(START, cap=cap)
    values = [START]
    for number in range(deeds):
        values.append(titled(str(number)))
        history.do(STEP, values[-1])
    undone = 0
    while history.undo():
        undone += 1
    assert undone == min(cap, deeds)
    assert history.now is values[deeds - undone]


def test_a_joined_step_starts_from_where_typing_began() -> None:
    history = History(START)
    assert history.base("title") is START
    history.do(STEP, titled("a"), "title")
    assert history.base("title") is START
    assert history.base("client") is history.now
    assert history.base(None) is history.now


def test_saving_ends_a_joined_step() -> None:
    history = History(START)
    history.do(STEP, titled("a"), "title")
    history.mark_saved()
    history.do(STEP, titled("ab"), "title")
    assert not history.is_saved
    history.undo()
    assert history.is_saved
    assert history.now.title == "a"


def test_undo_ends_a_joined_step() -> None:
    history = History(START)
    history.do(STEP, titled("a"))
    history.do(STEP, titled("ab"), "title")
    history.undo()
    history.do(STEP, titled("ac"), "title")
    history.undo()
    assert history.now.title == "a"


def test_a_new_deed_forgets_what_was_undone() -> None:
    history = History(START)
    history.do(STEP, titled("a"))
    history.undo()
    assert history.redo_step == STEP
    history.do(STEP, titled("b"))
    assert history.redo_step is None
    assert history.redo() is None


def test_undoing_back_to_the_saved_value_is_saved_again() -> None:
    history = History(START)
    assert history.is_saved
    history.do(STEP, titled("a"))
    assert not history.is_saved
    history.undo()
    assert history.is_saved
    history.redo()
    assert not history.is_saved


def test_a_save_of_an_older_value_is_reached_by_undo() -> None:
    history = History(START)
    history.do(STEP, titled("a"))
    written = history.now
    history.do(STEP, titled("b"))
    history.mark_saved(written)
    assert not history.is_saved
    history.undo()
    assert history.is_saved


def test_what_was_never_saved_is_not_saved() -> None:
    history = History(START, saved=False)
    assert not history.is_saved
    history.mark_saved()
    assert history.is_saved


def test_undo_never_forgets_what_hubspot_has() -> None:
    portals = (PortalLink("12345", "default", "{}"),)
    history = History(START)
    history.do(STEP, titled("a"))
    history.set_portals(portals)
    assert not history.is_saved
    history.mark_saved()
    history.do(STEP, titled("b", history.now))
    history.undo()
    assert history.is_saved
    history.undo()
    assert history.now == replace(START, portals=portals)
    history.redo()
    assert (history.now.title, history.now.portals) == ("a", portals)
    history.redo()
    assert (history.now.title, history.now.portals) == ("b", portals)


def test_the_same_value_is_no_deed() -> None:
    history = History(START)
    history.do(STEP, START)
    assert history.undo_step is None
