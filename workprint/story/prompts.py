"""Prompts written by a person: notes that stand in place of a compiled prompt, and the look book's library of named fragments.

    [[PROMPT veo: Slow push-in on a woman's hands around a cold cup of tea. SFX: wind.]]       for one dialect
    [[PROMPT: A woman's hands around a cold cup of tea, {golden_hour}]]                        for every other

A note belongs to the shot whose note stands right above it, else to the shot that films what follows it. `{golden_hour}` stands for an
entry of the library, `[prompts.golden_hour]` of look.toml; `{{golden_hour}}` for itself, in braces. Knows how such notes read and to which
shot they belong; knows no dialect, nor what a prompt should say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from workprint.core.errors import PageError
from workprint.core.nouns import Look, Shot, Source, Wording
from workprint.story.tables import Table

NOWHERE = Source()
LONGEST = 50_000
"""Characters in a prompt that a person wrote: the longest prompt that any model takes has about 130,000, and no shot needs it."""

_NAME = r"[A-Za-z][\w-]{0,63}"
_PROMPT = re.compile(rf"PROMPT(?:[ \t]+({_NAME}))?\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
_MEANT = re.compile(r"PROMPT\s+\S+\s*:|PROMPT\s*:|(?-i:PROMPT)\s*\Z", re.IGNORECASE)
_FRAGMENT = re.compile(rf"\{{\{{({_NAME})\}}\}}|(?<!\{{)\{{({_NAME})\}}(?!\}})")


@dataclass(frozen=True)
class PromptNote:
    """A prompt that a person wrote, for one dialect ("": for all that have none of their own)."""

    text: str
    dialect: str = ""
    source: Source = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Prompted:
    """A prompt note where it stands: the offset in the source of its first bracket."""

    note: PromptNote
    start: int


def is_prompt(text: str) -> bool:
    """Does a note's text speak of a prompt?"""
    return bool(_MEANT.match(text.strip()))


def prompt_note(text: str, source: Source = NOWHERE) -> PromptNote:
    """The prompt that a note's text is, line by line as it was written. PageError where it says nothing, or is no such note."""
    match = _PROMPT.fullmatch(text.strip())
    if match is None:
        raise PageError(
            "this prompt note cannot be read", where=str(source), remedy="Write [[PROMPT veo: ...]], or [[PROMPT: ...]] for all."
        )
    said = "\n".join(line.strip() for line in match.group(2).strip().splitlines())
    if not said:
        remedy = "Write what the model is to be told: [[PROMPT veo: A woman pours cold tea into a sink.]]"
        raise PageError("a prompt note says nothing", where=str(source), remedy=remedy)
    if len(said) > LONGEST:
        raise PageError(f"this prompt has {len(said):,} characters", where=str(source), remedy=f"At most {LONGEST:,} are read.")
    return PromptNote(said, (match.group(1) or "").lower(), source)


def joined(shots: Sequence[Shot], noted: Sequence[int], covered: Sequence[Sequence[int]], found: Iterable[Prompted]) -> list[Shot]:
    """The scene's shots, each with the prompts that were written for it.

    For each shot, `noted` is the offset of its own note (-1 without one) and `covered` those of the words that it films, all in the order
    of the page. PageError where two prompts of one shot are for the same dialect, or where no shot is there to take one.
    """
    texts: list[dict[str, PromptNote]] = [{} for _ in shots]
    for prompted in found:
        note = prompted.note
        at = _owner(prompted.start, noted, covered)
        if at is None:
            remedy = "Put it right under the note of the shot that it is for."
            raise PageError("this prompt note stands by no shot", where=str(note.source), remedy=remedy)
        first = texts[at].setdefault(note.dialect, note)
        if first is not note:
            what = f"shot {shots[at].id} has a prompt {f'for {note.dialect}' if note.dialect else 'for all'} already, at {first.source}"
            raise PageError(what, where=str(note.source), remedy="Keep one of the two.")
    return [_worded(shot, said) for shot, said in zip(shots, texts, strict=True)]


def _worded(shot: Shot, said: Mapping[str, PromptNote]) -> Shot:
    if not said:
        return shot
    return replace(shot, wording=replace(shot.wording, texts=tuple((each.dialect, each.text) for each in said.values())))


def _owner(start: int, noted: Sequence[int], covered: Sequence[Sequence[int]]) -> int | None:
    """The number of the shot that a prompt at this offset is for."""
    words = sorted((offset, at) for at, offsets in enumerate(covered) for offset in offsets)
    above = max(((offset, at) for at, offset in enumerate(noted) if 0 <= offset < start), default=None)
    if above and not any(above[0] < offset < start for offset, _ in words):
        return above[1]
    after = next((at for offset, at in words if offset > start), None)
    before = next((at for offset, at in reversed(words) if offset < start), above[1] if above else None)
    return after if after is not None else before


# --------------------------------------------------------------------------------------------- the library


def fragment(table: Table) -> None:
    """Check an entry of the library: its name must be one word that a note can say, and it must say something. FolderError if not."""
    name = table.path[-1]
    if not re.fullmatch(_NAME, name):
        remedy = "Letters, digits, _ and -, a letter first: [prompts.golden_hour]."
        raise Table(table.values, table.file, table.text, table.path[:-1]).error(name, "a note cannot say this name", remedy)
    if not any(str(table.values.get(key, "")).strip() for key in ("words", "avoid")):
        raise table.error("", "this fragment says nothing", 'Give it words = "low sun, long shadows", or avoid = "...".')


def known(shots: Iterable[Shot], looks: Iterable[Look]) -> None:
    """PageError for the first fragment that a shot names and the look book does not have, with the nearest."""
    library = {look.name.casefold(): look.name for look in looks if look.kind == "prompt"}
    for shot in shots:
        named = (*shot.wording.fragments, *(name for _, text in shot.wording.texts for name in fragments(text)))
        for name in named:
            if name.casefold() not in library:
                near = get_close_matches(name.casefold(), list(library), 1, 0.0)
                hint = f"Did you mean {library[near[0]]!r}? " if near else ""
                remedy = f'{hint}Describe it in look.toml: [prompts.{name}] words = "..."; {{{{{name}}}}} is the word itself in braces.'
                raise PageError(f"the prompt library has no {name!r}", where=str(shot.source), remedy=remedy)


def fragments(text: str) -> tuple[str, ...]:
    """The fragments that a written prompt names, in order."""
    return tuple(match.group(2) for match in _FRAGMENT.finditer(text) if match.group(2))


def filled(text: str, library: Mapping[str, str]) -> str:
    """The text with every fragment's words in the place of its name; `library` is by name in lower case."""
    return _FRAGMENT.sub(lambda found: f"{{{found[1]}}}" if found[1] else library.get(found[2].casefold(), found[0]), text)


def written(wording: Wording) -> list[str]:
    """The notes that say these prompts again, without brackets: reading them gives the same texts."""
    return [f"PROMPT{f' {dialect}' if dialect else ''}: {text}" for dialect, text in wording.texts]
