"""The command line: one file per verb, over `production`. Knows how to ask and how to show; no film logic.

Every user error is one message on stderr and exit status 2. Ctrl-C leaves everything resumable and exits with 130.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from difflib import get_close_matches
from importlib import import_module
from io import TextIOWrapper

import click

from workprint import __version__
from workprint.core.errors import WorkprintError

VERBS = {
    "new": "Make a film folder with a first page",
    "make": "Build the film",
    "plan": "Say what `make` would do, and why",
    "status": "Say where the film stands",
    "shots": "List every shot",
    "prompt": "Say what a model is told of a shot",
    "breakdown": "Write the rules' shots into the page",
    "export": "Hand shots on to other tools",
    "shoot": "Make takes of shots",
    "vary": "Make one shot in many ways, on one sheet",
    "takes": "List the takes of shots",
    "take": "Say how a take was made",
    "remake": "Make a take once more, and compare",
    "circle": "Choose a take",
    "reject": "Put a take aside, and say why",
    "note": "Say what you think of a take",
    "check": "Say what is wrong, and the cure",
    "ledger": "Say what the film cost",
    "doctor": "Verify every made thing",
    "engines": "List who can make what",
}
"""In the order of a working day; each is `workprint/cli/<verb>.py` with a click command of the same name."""


class Verbs(click.Group):
    """Loads a verb's file only when it is used, so that every start is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in VERBS:
            return None
        command: click.Command = getattr(import_module(f"workprint.cli.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            near = get_close_matches(args[0], VERBS, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"the verbs are: {', '.join(VERBS)}"
            raise click.UsageError(f"there is no verb {args[0]!r}: {hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=Verbs, invoke_without_command=True, subcommand_metavar="VERB [...]", context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="workprint")
@click.pass_context
def workprint(ctx: click.Context) -> None:
    """Workprint makes films the way films are made.

    A film is a folder of plain text; `make` builds it like a compiler builds a program. From the first page there is a whole film to
    watch, and after an edit only what depends on it is made again.

    \b
      workprint new moon            a film folder with a first page
      workprint make moon           the film: moon/build/moon.mp4
      workprint make page.fountain  any Fountain page, just as it is
      workprint make --help         more of any verb
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main() -> None:
    """Run the command line; never ends in a traceback for what the user can mend."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        workprint.main(prog_name="workprint", standalone_mode=False)
        sys.stdout.flush()
    except WorkprintError as error:
        _refuse(str(error))
    except click.exceptions.Exit as ended:
        sys.exit(ended.exit_code)
    except click.UsageError as error:
        _refuse(error.format_message() + (f"\n  see: {error.ctx.command_path} --help" if error.ctx else ""))
    except click.ClickException as error:
        _refuse(error.format_message())
    except (KeyboardInterrupt, click.Abort):
        _tell("\nstopped. What was made is kept: run the same command to go on.")
        sys.exit(130)
    except BrokenPipeError:
        _let_go(sys.stdout)
        sys.exit(1)
    except OSError as error:  # what no room has put into words: still one message, with the system's own
        _let_go(sys.stdout)
        where = f"{error.filename}: " if error.filename else ""
        _refuse(f"{where}{error.strerror or error}\n  check the disk, the path and its permissions, then run it again")
    except MemoryError:
        _refuse("the machine has too little memory for this\n  close other programs, try fewer workers or a smaller picture")


def _refuse(message: str) -> None:
    """One message on stderr, exit status 2."""
    _tell(message, head="workprint: ")
    sys.exit(2)


def _tell(message: str, *, head: str = "") -> None:
    from workprint.cli.said import colour, visible

    try:
        click.echo((click.style(head, fg="red") if head else "") + visible(message), err=True, color=colour())
    except OSError:  # nobody listens
        _let_go(sys.stderr)


def _let_go(stream: object) -> None:
    """Have Python not complain at its end about a stream that nobody reads."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[attr-defined]
