"""Takes as people type them: `3B-T2`, or `3B 2`. Knows how they are written; knows nothing of what was made."""

from __future__ import annotations

from click import UsageError

from workprint.core.nouns import Shot
from workprint.production import Production, choosing
from workprint.story.choices import slated


def named(production: Production, words: tuple[str, ...], *, number: bool = True) -> tuple[Shot, int | None]:
    """The shot and the take's number; the number is None where none is asked for."""
    if len(words) == 1 and (found := slated(words[0])):
        return choosing.the_shot(production, found[0]), found[1]
    if len(words) == 1 and not number:
        return choosing.the_shot(production, words[0]), None
    if len(words) == 2 and words[1].upper().removeprefix("T").isdecimal():
        return choosing.the_shot(production, words[0]), int(words[1].upper().removeprefix("T"))
    raise UsageError("name one take as on the slate, 3B-T2, or as shot and number: 3B 2")


def take(production: Production, words: tuple[str, ...]) -> tuple[Shot, int]:
    """The shot and the take's number, which must be there."""
    shot, number = named(production, words)
    assert number is not None
    choosing.the_take(production, shot.id, number)
    return shot, number
