"""The settings beside the page: film.toml and look.toml. Read and checked; written without losing what people wrote.

Knows what each file may say; knows nothing of the page, nor of which engines and shots exist.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from workprint.core.errors import FolderError
from workprint.core.money import Money, money
from workprint.core.nouns import Format, Look
from workprint.story.folder import Folder
from workprint.story.lookbook import figures, look_file, pictures, styled
from workprint.story.source import read_text
from workprint.story.tables import Table, changed, loaded

LIMIT = 2 << 20
"""The largest settings file that is read, in bytes."""
ASL = 5.0
"""Average shot length in seconds where the film does not say: drama since 1960 (Bordwell; Salt)."""
KINDS_OF_WORK = ("picture", "clip", "voice", "segment", "mix", "loudness", "sound", "subtitles", "master")
DELIVERIES = ("master", "subtitles")

_RATES = {"23.976": (24000, 1001), "23.98": (24000, 1001), "29.97": (30000, 1001), "47.952": (48000, 1001), "59.94": (60000, 1001)}
_RATES |= {"119.88": (120000, 1001)}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


@dataclass(frozen=True)
class Budget:
    """What the film may cost: in all (None: no limit of its own), and at each engine."""

    total: Money | None = None
    engines: Mapping[str, Money] = field(default_factory=dict)


@dataclass(frozen=True)
class FilmFile:
    """What film.toml says. `engines` maps a kind of work to an engine's name; `asl` is in seconds;
    `style` names one of the look book's styles, "" for its `[style]`.
    """

    title: str = ""
    format: Format = field(default_factory=Format)
    language: str = "en"
    engines: Mapping[str, str] = field(default_factory=dict)
    budget: Budget = field(default_factory=Budget)
    asl: float = ASL
    style: str = ""
    deliveries: tuple[str, ...] = DELIVERIES


# --------------------------------------------------------------------------------------------- from disk


def film(folder: Folder) -> FilmFile:
    """The folder's film.toml; everything at its default where there is none. FolderError for what it may not say."""
    return film_file(text_of(folder.film), str(folder.film)) if folder.film else FilmFile()


def looks(folder: Folder, style: str = "") -> tuple[Look, ...]:
    """The folder's look.toml; no looks where there is none. `style` is the one that film.toml chose. FolderError as above."""
    found = look_file(text_of(folder.look), str(folder.look)) if folder.look else ()
    for what, named in (("figure", figures(found)), ("picture", pictures(found))):
        for name, path in named:
            if not inside(folder.root, path).is_file():
                remedy = f"Copy the {what}'s file into the film folder, or correct its name."
                raise FolderError(f"{what} of {name}: there is no file {path!r}", where=str(folder.look), remedy=remedy)
    return styled(found, style)


def text_of(path: Path) -> str:
    return read_text(path, limit=LIMIT, error=FolderError, named="settings file")


# --------------------------------------------------------------------------------------------- what they say


def film_file(text: str, file: str = "film.toml") -> FilmFile:
    """What a film.toml's text says. FolderError for an unknown key or a value that will not do."""
    top = loaded(text, file)
    top.only(("title", "language", "asl", "style", "budget", "deliveries", "format", "engines"))
    language = top.said("language", "en", most=35)
    if not _LANGUAGE.fullmatch(language):
        raise top.error("language", f"{language!r} is no language tag", 'Write for example: language = "en", "de" or "pt-BR".')
    return FilmFile(
        " ".join(top.said("title", most=200).split()),
        _format(top.table("format")),
        language,
        _engines(top.table("engines")),
        _budget(top),
        top.number("asl", ASL, 0.5, 60),
        top.said("style", most=100),
        _deliveries(top),
    )


def _format(table: Table) -> Format:
    table.only(("width", "height", "rate"))
    width, height = table.whole("width", 1280, 64, 8192), table.whole("height", 720, 64, 8192)
    for key, size in (("width", width), ("height", height)):
        if size % 2:
            raise table.error(key, f"{size} is odd", f"Pictures are coded in pairs of pixels: write {size - 1} or {size + 1}.")
    return Format(width, height, _rate(table))


def _rate(table: Table) -> Fraction:
    """Frames a second, exactly. The decimals that people write for the NTSC rates are taken for what they mean."""
    value = table.values.get("rate", 24)
    text = value.replace(" ", "") if isinstance(value, str) else "" if isinstance(value, bool) else str(value)
    if text in _RATES:
        return Fraction(*_RATES[text])
    rate = Fraction(0)
    if re.fullmatch(r"\d{1,6}(?:/[1-9]\d{0,5}|\.0+)?", text):
        rate = Fraction(text)
    if not 1 <= rate <= 240:
        remedy = 'Allowed: a whole number from 1 to 240, or an exact fraction in quotes: rate = "24000/1001".'
        raise table.error("rate", f"{value!r} is no exact rate", remedy)
    return rate


def _engines(table: Table) -> dict[str, str]:
    table.only(KINDS_OF_WORK)
    for kind in table:
        if not re.fullmatch(r"[\w.-]{1,64}(?::[\w./-]{1,128})?", table.said(kind)):
            raise table.error(kind, f"{table.said(kind)[:60]!r} is no engine's name", "`workprint engines` lists them.")
    return {kind: table.said(kind) for kind in table}


def _budget(top: Table) -> Budget:
    """`budget = 20`, or a table: `[budget] total = "20 USD"`, `fal = "5 USD"`."""
    if "budget" not in top.values:
        return Budget()
    if not isinstance(top.values["budget"], Mapping):
        return Budget(_amount(top, "budget"))
    table = top.table("budget")
    return Budget(
        _amount(table, "total") if "total" in table.values else None, {name: _amount(table, name) for name in table if name != "total"}
    )


def _amount(table: Table, key: str) -> Money:
    value = table.values[key]
    try:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise ValueError("this is no amount of money")
        return money(value if isinstance(value, str) else repr(value))
    except ValueError as wrong:
        raise table.error(key, str(wrong), f'Write for example: {key} = 20, or {key} = "20.00 USD".') from None


def _deliveries(top: Table) -> tuple[str, ...]:
    wanted = top.values.get("deliveries", list(DELIVERIES))
    if not isinstance(wanted, list) or not all(isinstance(each, str) for each in wanted):
        raise top.error("deliveries", "this is no list of names", f"Allowed in the list: {', '.join(DELIVERIES)}.")
    for each in wanted:
        if each not in DELIVERIES:
            near = get_close_matches(each, DELIVERIES, 1, 0.0)[0]
            raise top.error("deliveries", f"{each[:60]!r} is not known", f"Did you mean {near!r}? Allowed: {', '.join(DELIVERIES)}.")
    return tuple(wanted)


# --------------------------------------------------------------------------------------------- changing them


def set_value(text: str, path: Sequence[str], value: Any) -> str:
    """A settings file's text with one value changed or added (`("format", "rate")`); comments and order stay."""
    return changed(text, path, value)


# --------------------------------------------------------------------------------------------- staying inside


def inside(folder: Path, name: str) -> Path:
    """The path of a file that a film folder's text names. FolderError where it would lead outside: absolute, `..`, a link, a NUL byte."""
    remedy = "Name a file in the film folder by its path from there, for example look/mara.png; copy it in if it lies elsewhere."
    steps = re.split(r"[/\\]", name)
    if not name.strip() or "\0" in name:
        raise FolderError(
            "a file's name is missing" if not name.strip() else "a file name cannot hold a NUL byte", where=repr(name), remedy=remedy
        )
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive or PureWindowsPath(name).root or ".." in steps:
        raise FolderError("this leads out of the film folder", where=name, remedy=remedy)
    path = folder / name
    try:
        real, home = path.resolve(), folder.resolve()
    except (OSError, RuntimeError) as wrong:
        raise FolderError(f"this path cannot be followed: {wrong}", where=name, remedy=remedy) from None
    if real != home and home not in real.parents:
        raise FolderError(f"this is a link that leads out of the film folder, to {real}", where=name, remedy=remedy)
    return path
