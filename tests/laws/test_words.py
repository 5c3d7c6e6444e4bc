"""Whatever is done or refused can be said, in both languages, with any text a user types."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint_editor.core.findings import Refusal
from blueprint_editor.core.model import Blueprint
from blueprint_editor.wording import LANGUAGES, refusal_sentence, step_name
from tests.edit_strategies import edits_for
from tests.strategies import blueprints


@settings(max_examples=max(1, settings().max_examples // 2))
@given(blueprints(), st.data())
def test_every_deed_and_every_refusal_can_be_said(blueprint: Blueprint, data: st.DataObject) -> None:
    edit = data.draw(edits_for(blueprint))
    after = edit.apply(blueprint)
    for language in LANGUAGES:
        if isinstance(after, Refusal):
            said = refusal_sentence(after, language)
            assert said.endswith("."), said
        else:
            said = step_name(edit.step(blueprint), language)
        assert said.strip() == said != ""
        assert len(said.splitlines()) == 1
        assert len(said) < 200
