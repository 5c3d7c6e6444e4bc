"""What the window says in passing: a message, how it is meant, and what one can do about it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

import msgspec

Words = Callable[[str], str]
"""A language to the text in it, so that a message follows the language of the window."""


class Tone(Enum):
    """How a message is meant: the icon it gets."""

    NOTICE = "info"
    REFUSAL = "ban"
    ERROR = "triangle-alert"


class Choice(msgspec.Struct, frozen=True):
    """A button on a message: the key of its text, and what it does. The message goes first, unless it `stays`."""

    key: str
    run: Callable[[], None]
    stays: bool = False


class Message(msgspec.Struct, frozen=True):
    """What the strip says; a refusal goes away by itself, and what is said `of_deed` with the next one.

    What is `lasting` waits for an answer: when something else was said meanwhile, it is said again after that.
    On the projector only refusals are read out, and what is `public`: all else may name a file or an account.
    """

    tone: Tone
    words: Words
    choices: tuple[Choice, ...] = ()
    of_deed: bool = False
    lasting: bool = False
    public: bool = False
