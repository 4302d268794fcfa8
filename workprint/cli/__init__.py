"""The command line: one file per verb, over `production`. Knows how to ask and how to show; no film logic.

Every user error is one message on stderr and exit status 2. Ctrl-C leaves everything resumable and exits with 130.
"""

from __future__ import annotations

import os
import sys
from difflib import get_close_matches
from importlib import import_module

import click

from workprint import __version__
from workprint.core.errors import WorkprintError

VERBS = ("new", "make", "plan", "status", "shots", "breakdown", "check", "doctor", "engines")
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

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            near = get_close_matches(args[0], VERBS, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"the verbs are: {', '.join(VERBS)}"
            raise click.UsageError(f"there is no verb {args[0]!r}: {hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="workprint")
def workprint() -> None:
    """Workprint makes films the way films are made.

    A film is a folder of plain text; `make` builds it like a compiler builds a program. From the first page there is a whole film to
    watch, and after an edit only what depends on it is made again.

    \b
      workprint new moon            a film folder with a first page
      workprint make moon           the film: moon/build/moon.mp4
      workprint make page.fountain  any Fountain page, just as it is
    """


def main() -> None:
    """Run the command line; never ends in a traceback for what the user can mend."""
    try:
        workprint.main(prog_name="workprint", standalone_mode=False)
    except WorkprintError as error:
        _refuse(str(error))
    except click.exceptions.Exit as ended:
        sys.exit(ended.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (KeyboardInterrupt, click.Abort):
        click.echo("\nstopped. What was made is kept: run the same command to go on.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _refuse(message: str) -> None:
    click.secho("workprint: ", fg="red", nl=False, err=True)
    click.echo(message, err=True)
    sys.exit(2)
