"""Laws of every edit: any deeds in any order, with undo, redo and saving between them."""

from __future__ import annotations

import secrets

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from blueprint_editor.core.compare import Changes
from blueprint_editor.core.edits import EDITS, AnyEdit
from blueprint_editor.core.findings import Refusal
from blueprint_editor.core.model import Blueprint
from blueprint_editor.core.session import Session
from tests.edit_strategies import MAKERS, edits_for
from tests.laws.rules import assert_edit_is_lawful, assert_legal
from tests.strategies import blueprints, examples

SMALL = blueprints(most=2, open_stages=2)


class Editing(RuleBasedStateMachine):
    """A session, beside plain lists of what it should remember."""

    @initialize(blueprint=SMALL)
    def open(self, blueprint: Blueprint) -> None:
        """Start with any blueprint."""
        self.session = Session(blueprint, secrets.token_bytes)
        self.heard: list[Changes] = []
        self.session.subscribe(self.heard.append)
        self.past: list[Blueprint] = []
        self.future: list[Blueprint] = []
        self.saved = blueprint

    @rule(data=st.data())
    def do(self, data: st.DataObject) -> None:
        """A lawful deed is heard once and remembered; a refused or idle one is neither."""
        before = self.session.blueprint
        edit = data.draw(edits_for(before))
        after = assert_edit_is_lawful(edit, before)
        assert self.session.preview(edit) == after
        assert self.session.blueprint is before
        notices = len(self.heard)
        refusal = self.session.do(edit)
        if isinstance(after, Refusal):
            assert refusal == after
            assert self.session.blueprint is before
        else:
            assert refusal is None
            assert self.session.blueprint == after
        done = self.session.blueprint is not before
        assert len(self.heard) == notices + done
        if done:
            assert self.session.undo_step == edit.step(before)
            self.past.append(before)
            self.future.clear()

    @rule()
    def undo(self) -> None:
        """Undo gives the very value that was."""
        before = self.session.blueprint
        assert self.session.can_undo == bool(self.past)
        assert (self.session.undo() is not None) == bool(self.past)
        if self.past:
            self.future.append(before)
            self._is_back(self.past.pop())

    @rule()
    def redo(self) -> None:
        """Redo gives the very value that was."""
        before = self.session.blueprint
        assert self.session.can_redo == bool(self.future)
        assert (self.session.redo() is not None) == bool(self.future)
        if self.future:
            self.past.append(before)
            self._is_back(self.future.pop())

    def _is_back(self, value: Blueprint) -> None:
        """The value as it was; what HubSpot has lies outside history, so it is as it is now."""
        now = self.session.blueprint
        assert now is value or (now.portals != value.portals and now == replace(value, portals=now.portals))

    @rule()
    def save(self) -> None:
        """Saving changes nothing but what counts as saved."""
        self.session.mark_saved()
        self.saved = self.session.blueprint

    @invariant()
    def saved_is_the_saved_value(self) -> None:
        """Saved means: this very value, also after undo."""
        assert self.session.is_saved == (self.session.blueprint is self.saved)

    def teardown(self) -> None:
        """Undo all is the start, redo all is the end."""
        if not hasattr(self, "session"):
            return
        while self.session.redo():
            pass
        end = self.session.blueprint
        while self.session.undo():
            pass
        self._is_back((self.past or [self.session.blueprint])[0])
        while self.session.redo():
            pass
        self._is_back(end)


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=examples(40), stateful_step_count=15, deadline=None)


@given(SMALL)
@settings(max_examples=examples(20))
def test_what_the_strategies_make_is_legal(blueprint: Blueprint) -> None:
    assert_legal(blueprint)


def test_every_edit_class_has_a_maker() -> None:
    assert set(MAKERS) == set(EDITS) == set(AnyEdit.__args__)


def test_every_edit_class_has_a_tag_of_its_own() -> None:
    tags = [edit.__struct_config__.tag for edit in EDITS]
    assert len(set(tags)) == len(tags)
    assert all(isinstance(tag, str) and tag.isidentifier() for tag in tags)


@pytest.mark.parametrize("kind", EDITS, ids=lambda kind: kind.__name__)
@given(data=st.data())
@settings(max_examples=examples(6))
def test_each_edit_is_lawful(kind: type[AnyEdit], data: st.DataObject) -> None:
    blueprint = data.draw(SMALL)
    edit = data.draw(edits_for(blueprint, [kind]))
    assert_edit_is_lawful(edit, blueprint)


@pytest.mark.parametrize("kind", EDITS, ids=lambda kind: kind.__name__)
def test_each_edit_is_frozen(kind: type[AnyEdit]) -> None:
    assert kind.__struct_config__.frozen
    assert issubclass(kind, msgspec.Struct)
