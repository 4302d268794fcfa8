"""`workprint prompt`: what a model is told of a shot, in its own manner. The text goes to stdout as it is, all else to stderr."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from workprint.cli import asked, said
from workprint.production import Given, Production, Prompt, dialects
from workprint.production import prompt as prompted

KINDS = ("clip", "picture", "restyle", "extend", "voice", "music", "effect")


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="[FILM] SHOT")
@click.option("--for", "wanted", multiple=True, metavar="NAME", help="A dialect or an engine (veo, fal:kling-3); default: the shot's own.")
@click.option("--all", "everything", is_flag=True, help="Every dialect, one after the other.")
@click.option("--kind", type=click.Choice(KINDS), help="What is made (default: what the dialect is first for).")
@click.option("--start", is_flag=True, help="A start frame goes along: only what moves is said.")
@click.option("--end", is_flag=True, help="An end frame goes along.")
@click.option("--ref", "references", multiple=True, metavar="NAME", help="A reference picture goes along, of somebody or something.")
@asked.json
def prompt(
    words: tuple[str, ...],
    wanted: tuple[str, ...],
    everything: bool,
    kind: str | None,
    start: bool,
    end: bool,
    references: tuple[str, ...],
    as_json: bool,
) -> None:
    """Print the prompt of a shot as a model wants it: ready to paste, or to look over before it is sent. Costs nothing.

    Goes to stdout: the text, alone, so that it can be copied or piped. To stderr: the negative and other fields, the limits used, how
    references are named, what is wrong with it. A note on the page, [[PROMPT veo: ...]], stands in place of the text.

    \b
      workprint prompt moon 3B --for veo
      workprint prompt moon 3B --for midjourney | pbcopy
      workprint prompt moon 3B --for runway --start
      workprint prompt moon 3B --all --json
      workprint prompt moon 3B --for seedance --ref MARA --ref lantern
    """
    if len(words) > 2:
        raise click.UsageError(f"{len(words)} names are too many: write workprint prompt FILM SHOT, for example workprint prompt moon 3B")
    film = asked.place(click.get_current_context(), click.Argument(["film"]), words[0] if len(words) == 2 else ".")
    production = Production.open(film or Path("."))
    names = [name for name, each in dialects().items() if not kind or kind in each.kinds] if everything else [*wanted] or [""]
    made = [prompted(production, words[-1], name, _given(name, kind, (start, end), references)) for name in names]
    if as_json:
        return said.as_json([asdict(each) for each in made])
    for each in made:
        if len(made) > 1:
            said.say(f"{'' if each is made[0] else chr(10)}# {each.dialect}, {each.kind}", bold=True)
        said.say(each.text)
        _facts(each)
    return None


def _given(name: str, kind: str | None, frames: tuple[bool, bool], references: tuple[str, ...]) -> Given:
    """What goes along: the kind that was asked for, else what the dialect is first for."""
    dialect = dialects().get(name.lower())
    wanted = kind or (dialect.kinds[0] if dialect else "clip")
    return Given(wanted, frames[0] and wanted == "clip", frames[1] and wanted == "clip", references)


def _facts(made: Prompt) -> None:
    """What is to be known of a prompt besides its text."""
    if made.written:
        said.say("written by hand, on the page", err=True, dim=True)
    for name, text in (("negative", made.negative), *made.fields.items()):
        if text:
            said.say(f"{name}: {text}", err=True)
    for name, called in made.references:
        said.say(f"reference {name}: {called or 'does not go along'}", err=True)
    for used in made.used:
        about = "about " if used.unit == "tokens" else ""
        said.say(f"{used.name}: {about}{used.count:,} of {used.most:,} {used.unit}", err=True, dim=True)
    for finding in made.lints:
        click.echo(click.style(f"{finding.level:8}", **said.LEVELS.get(finding.level, {})) + said.visible(finding.what), err=True)
        said.say(f"        {finding.remedy}", err=True, dim=True)
