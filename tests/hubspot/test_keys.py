"""What a key may be, and what a keyring can do wrong."""

from __future__ import annotations

import threading
import traceback

import pytest

from blueprint_editor.core.findings import Code
from blueprint_editor.hubspot import keys
from blueprint_editor.hubspot.errors import Cancelled, KeyTrouble
from blueprint_editor.hubspot.keys import MOST, Kept, Keys, token_of
from tests.figures import Figure
from tests.hubspot.line_kit import KEY
from tests.hubspot.memory_keyring import use


@pytest.mark.parametrize("around", ["", " ", "\n", "\r\n\t", "\ufeff", "\u00a0\u200b"])
def test_what_copying_puts_around_a_key_goes(around: str) -> None:
    assert token_of(f"{around}{KEY}{around}").reveal() == KEY


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("", Code.KEY_EMPTY, {}),
        (" \n\ufeff", Code.KEY_EMPTY, {}),
        ("pat-eu1\x00-abc", Code.KEY_UNFIT, {"place": 8}),
        ("pat-eu1\n-abc", Code.KEY_UNFIT, {"place": 8}),
        ("pat-eu1-abc\u200bd", Code.KEY_UNFIT, {"place": 12}),
        ("Bearer pat-eu1-abc", Code.KEY_UNFIT, {"place": 7}),
        ("pat-eu1–abc", Code.KEY_UNFIT, {"place": 8}),
        ("k" * (MOST + 1), Code.KEY_TOO_LONG, {"n": MOST + 1, "most": MOST}),
    ],
)
def test_what_cannot_be_a_key_is_refused_without_repeating_it(text: str, code: Code, facts: dict[str, int]) -> None:
    with pytest.raises(KeyTrouble) as caught:
        token_of(text)
    assert (caught.value.code, caught.value.facts) == (code, facts)
    assert not text.strip() or text not in "".join(traceback.format_exception(caught.value))


def test_the_longest_key_that_windows_keeps_is_one(figure: Figure) -> None:
    assert len(token_of("k" * MOST).reveal().encode("utf-16-le")) == 2_560
    figure("R15", f"too long: {MOST} characters are a key, {MOST + 1} are told as key_too_long (Windows: 2,560 bytes)")


def test_a_key_is_kept_read_back_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    held = use(monkeypatch, "Holding")
    own = Keys()
    assert own.find("Jansen") is None
    assert own.keep("Jansen", token_of(KEY)) is Kept.KEYRING
    assert list(held.values()) == [KEY]
    found = Keys().find("Jansen")
    assert found is not None
    assert found.reveal() == KEY
    assert own.find("Pietersen") is None
    own.forget("Jansen")
    own.forget("Jansen")
    assert held == {}


@pytest.mark.parametrize(("name", "code"), [("Forgetting", Code.KEYRING_FORGETS), ("Failing", Code.KEYRING_REFUSED)])
def test_a_keyring_that_keeps_nothing_is_found_out(name: str, code: Code, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, name)
    own = Keys()
    with pytest.raises(KeyTrouble) as caught:
        own.keep("Jansen", token_of(KEY))
    assert caught.value.code is code
    assert KEY not in "".join(traceback.format_exception(caught.value))
    assert own.find("Jansen") is None


def test_a_keyring_that_is_not_on_the_list_is_not_used() -> None:
    for backends in keys.BACKENDS.values():
        assert not [
            module for module, _ in backends if module.rpartition(".")[2] in {"null", "fail", "chainer", "libsecret"}
        ]
        assert all(module.startswith("keyring.backends.") for module, _ in backends)


def test_what_this_system_lacks_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, "Holding")
    there = keys.BACKENDS["linux"]
    lacking = (("keyring.backends.Windows", "WinVaultKeyring"), ("keyring.backends.not_there", "Keyring"))
    monkeypatch.setattr(keys, "BACKENDS", dict.fromkeys(keys.BACKENDS, lacking + there))
    assert Keys().keep("Jansen", token_of(KEY)) is Kept.KEYRING
    monkeypatch.setattr(keys, "BACKENDS", dict.fromkeys(keys.BACKENDS, lacking))
    assert Keys().keep("Jansen", token_of(KEY)) is Kept.SESSION


def test_one_can_stop_waiting_for_a_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()
    monkeypatch.setattr(keys, "_keyring", release.wait)
    own = Keys()
    try:
        with pytest.raises(Cancelled):
            own.find("Jansen", stopped=lambda: True)
        with pytest.raises(KeyTrouble) as caught:
            own.find("Jansen")
        assert caught.value.code is Code.KEYRING_SILENT
    finally:
        release.set()
