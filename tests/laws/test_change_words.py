"""Every change, every conflict and every mending can be said in both languages, whatever a user types."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint_editor.core.differences import diff, mended, take_some
from blueprint_editor.core.merging import merge
from blueprint_editor.core.model import Blueprint
from blueprint_editor.wording import LANGUAGES
from blueprint_editor.wording.change_list import change_groups, changes_text, count_text, shown
from blueprint_editor.wording.changes import Words
from tests.laws.test_differences import versions
from tests.laws.test_merging import Versions
from tests.laws.test_merging import versions as sides
from tests.strategies import examples


def assert_sentence(said: str) -> None:
    """One line that says something and leaves nothing open."""
    assert said.strip() == said != ""
    assert len(said.splitlines()) == 1


@settings(max_examples=examples(25), deadline=None)
@given(versions())
def test_every_change_can_be_said(pair: tuple[Blueprint, Blueprint]) -> None:
    changes = diff(*pair)
    for language in LANGUAGES:
        groups = change_groups(changes, *pair, language)
        told = [one for group in groups for one in group.told]
        assert sorted(one.index for one in told) == shown(changes)
        for one in told:
            assert_sentence(one.sentence)
        text = changes_text(changes, *pair, language)
        assert text.startswith(count_text(changes, language))
        assert all(group.title in text for group in groups)


@settings(max_examples=examples(25), deadline=None)
@given(sides())
def test_every_conflict_can_be_said(versions: Versions) -> None:
    merged = merge(*versions)
    for language in LANGUAGES:
        words = Words(language, *versions)
        for conflict in merged.conflicts:
            assert_sentence(words.conflict(conflict))
            for value in (conflict.base, conflict.ours, conflict.theirs):
                assert_sentence(words.side(conflict, value))
        for note in merged.mended:
            assert_sentence(words.mended(note))


@settings(max_examples=examples(15), deadline=None)
@given(versions(), st.data())
def test_every_mending_can_be_said(pair: tuple[Blueprint, Blueprint], data: st.DataObject) -> None:
    changes = diff(*pair)
    picked = {at for at in range(len(changes)) if data.draw(st.booleans())}
    _, notes = mended(take_some(pair[0], changes, picked), pair)
    for language in LANGUAGES:
        for note in notes:
            assert_sentence(Words(language, *pair).mended(note))
