"""Commands whose help and whose errors of use are in the user's language."""

from __future__ import annotations

from collections.abc import Callable

import click

from blueprint_editor.core.findings import Code
from blueprint_editor.wording import say


class UsageFailure(Exception):  # noqa: N818
    """A command was not used as it can be; `facts` hold the sentence that says how."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.code = Code.USAGE
        self.facts = {"message": message}


class Command(click.Command):
    """A command of click that explains itself in Dutch or English."""

    def __init__(
        self,
        name: str,
        language: str,
        *,
        callback: Callable[..., object],
        params: list[click.Parameter],
        help: str,  # noqa: A002 - as click calls it
        epilog: str = "",
    ) -> None:
        super().__init__(name, callback=callback, params=params, help=help, epilog=epilog)
        self.language = language

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option `--help`, explained in the language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("help.help", self.language)
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that shows how the command is typed."""
        pieces = [piece for piece in self.collect_usage_pieces(ctx) if piece != self.options_metavar]
        options = f"[{say('help.options', self.language).upper()}]"
        formatter.write_usage(ctx.command_path, " ".join([options, *pieces]), f"{say('help.usage', self.language)}: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of options."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        rows = [((option.get_help_record(ctx) or ("",))[0], option.help or "") for option in options]
        with formatter.section(say("help.options", self.language)):
            formatter.write_dl(rows)


def usage_sentence(error: click.UsageError, language: str) -> str:
    """What is wrong with how a command was typed."""
    match error:
        case click.NoSuchOption():
            return say("usage.no_such_option", language, option=error.option_name)
        case click.MissingParameter():
            return say("usage.missing", language, name=_name(error.param))
        case click.BadParameter():
            choices = getattr(getattr(error.param, "type", None), "choices", ())
            if not choices:
                return say("usage.wrong_value", language, name=_name(error.param))
            return say("usage.not_one_of", language, name=_name(error.param), choices=", ".join(choices))
        case click.BadOptionUsage():
            takes_none = "take a value" in error.message
            key = "usage.no_value" if takes_none else "usage.needs_value"
            return say(key, language, option=error.option_name)
        case _:
            return say("usage.not_understood", language)


def _name(param: click.Parameter | None) -> str:
    if param is None:
        return ""
    return param.opts[-1] if isinstance(param, click.Option) else param.make_metavar(_no_context())


def _no_context() -> click.Context:
    return click.Context(click.Command(None))
