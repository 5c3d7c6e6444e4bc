"""Long words are broken where a reader would break them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint_editor.paint.hyphens import breaks, sign_breaks


@pytest.mark.parametrize(
    "whole",
    [
        "over-een-komst",
        "verlenings-over-een-komst",
        "con-tact-po-gin-gen",
        "plan-ning",
        "drachts-dos-sier",
        "spe-ci-fi-ca-tie-blad",
        "agree-ment",
        "quo-ta-tion",
    ],
)
def test_a_word_breaks_between_syllables(whole: str) -> None:
    word = whole.replace("-", "")
    wanted, place = [], 0
    for part in whole.split("-")[:-1]:
        place += len(part)
        wanted.append(place)
    found = set(breaks(word))
    assert {place for place in wanted if 3 <= place <= len(word) - 3} <= found


@given(st.text(max_size=40))
def test_a_break_leaves_three_letters_on_either_side(word: str) -> None:
    places = breaks(word)
    assert places == sorted(places)
    assert all(3 <= place <= len(word) - 3 for place in places)


def test_signs_in_a_word_are_places_to_break() -> None:
    assert sign_breaks("e-mail/telefoon") == [2, 7]
    assert sign_breaks("-2") == []


@given(st.text("abdeiklnorstuwéüABDEIKLNORSTUWÉÜ", max_size=30))
def test_capitals_break_as_small_letters_do(word: str) -> None:
    assert breaks(word.upper()) == breaks(word.lower()) == breaks(word)
