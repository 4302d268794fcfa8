"""TOML that people write: read into tables that check what they hold, and changed without losing a comment or the order.

Every error says file, line (where it can be found), key, what was found, what is allowed and the nearest word. Knows TOML; knows nothing of
films. Reading uses the standard library (plain values, an order of magnitude faster); changing uses tomlkit, which keeps the text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from workprint.core.errors import FolderError

_AT_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)|\s*\(at end of document\)")
_HEADER = re.compile(r"\s*\[\[?\s*([^\]#]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")
_PART = re.compile(r""""([^"]*)"|'([^']*)'|([\w-]+)""")
_KINDS = ((bool, "true or false"), (str, "text"), (int, "a whole number"), (float, "a number"), (Mapping, "a table"), (list, "a list"))


@dataclass(frozen=True)
class Table:
    """One table of a file: what it holds, where it stands (`path` of keys), and the file's name and text for errors."""

    values: Mapping[str, Any]
    file: str = ""
    text: str = ""
    path: tuple[str, ...] = ()

    def error(self, key: str, what: str, remedy: str) -> FolderError:
        """The error that names this key: "film.toml:7: format.rate: ..."."""
        path = (*self.path, key) if key else self.path
        line = _line_of(self.text, path)
        return FolderError(f"{_dotted(path)}: {what}", where=f"{self.file}:{line}" if line else self.file, remedy=remedy)

    def only(self, allowed: Iterable[str]) -> None:
        """Refuse keys that are not allowed."""
        known = tuple(allowed)
        for key in self.values:
            if key not in known:
                near = get_close_matches(key.lower(), known, 1, 0.6)
                hint = f"Did you mean {near[0]!r}? " if near else ""
                raise self.error(key, "nothing here is called that", f"{hint}Allowed here: {', '.join(known)}.")

    def table(self, key: str) -> Table:
        """The table under `key`; an empty one where there is none."""
        value = self.values.get(key, {})
        if not isinstance(value, Mapping):
            raise self.error(
                key, f"{_shown(value)} is {_kind(value)}, not a table", f"Write it as a table: [{_dotted((*self.path, key))}]."
            )
        return Table(value, self.file, self.text, (*self.path, key))

    def tables(self, key: str) -> list[Table]:
        """The tables of the list under `key` (`[[key]]`); none where there is none."""
        value = self.values.get(key, [])
        if not (isinstance(value, list) and all(isinstance(each, Mapping) for each in value)):
            raise self.error(key, "this is not a list of tables", f"Write each as a table: [[{_dotted((*self.path, key))}]].")
        return [Table(each, self.file, self.text, (*self.path, key)) for each in value]

    def __iter__(self) -> Iterator[str]:
        return iter(self.values)

    def said(self, key: str, default: str = "", *, most: int = 2000) -> str:
        """Text under `key`, at most `most` characters of it and none that is a control character."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.error(key, f"{_shown(value)} is {_kind(value)}, not text", f'Write it in quotes: {key} = "..."')
        if len(value) > most:
            raise self.error(key, f"this text has {len(value)} characters", f"At most {most} are allowed.")
        if any((sign < " " and sign not in "\n\t\r") or sign == "\x7f" for sign in value):
            raise self.error(key, "this text holds control characters", "Take them out.")
        return value

    def one_of(self, key: str, allowed: Sequence[str], default: str = "") -> str:
        """One of the allowed words, in any case."""
        value = self.said(key, default)
        if value and value.lower() not in allowed:
            near = get_close_matches(value.lower(), allowed, 1, 0.0)
            raise self.error(key, f"{value!r} is not known", f"Did you mean {near[0]!r}? Allowed: {', '.join(allowed)}.")
        return value.lower()

    def whole(self, key: str, default: int, low: int, high: int) -> int:
        """A whole number within bounds."""
        value = self.values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise self.error(key, f"{_shown(value)} will not do", f"Allowed: a whole number from {low} to {high}.")
        return value

    def number(self, key: str, default: float, low: float, high: float) -> float:
        """A number within bounds."""
        value = self.values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise self.error(key, f"{_shown(value)} will not do", f"Allowed: a number from {low:g} to {high:g}.")
        return float(value)


def loaded(text: str, file: str) -> Table:
    """The whole of a TOML text as a table. FolderError at the line where it is no TOML."""
    bare = text.removeprefix("\ufeff")
    try:
        return Table(tomllib.loads(bare), file, bare)
    except tomllib.TOMLDecodeError as wrong:
        line = _AT_LINE.search(str(wrong))
        number = (line.group(1) or bare.count("\n") + 1) if line else ""
        what = _AT_LINE.sub("", str(wrong))
        found = bare.split("\n")[int(number) - 1].strip() if number else ""
        remedy = "Text goes in quotes, each key stands once, and a table begins with [name]."
        if not found.isascii() and "key" in what:
            remedy = 'A name with letters outside A-Z goes in quotes, as in [people."ÉLISE"].'
        raise FolderError(
            f"this is not TOML: {what[:1].lower()}{what[1:]}, in {_shown(found)}", where=f"{file}:{number}".rstrip(":"), remedy=remedy
        ) from None
    except (RecursionError, ValueError) as wrong:  # nested or counted beyond reason
        raise FolderError(f"this TOML cannot be read: {str(wrong)[:80]}", where=file, remedy="Write it plainly.") from None


def changed(text: str, path: Sequence[str], value: Any) -> str:
    """`text` with the value at `path` set, in the table where it belongs, every comment and the order of the rest kept. None takes it away.

    FolderError where a step of the path is no table.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    mark, bare = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    try:
        document = tomlkit.parse(bare)
        _set(document, path, value)
        made = document.as_string()
    except (TOMLKitError, RecursionError) as wrong:
        raise FolderError(f"this TOML cannot be changed: {wrong}", where=_dotted(path), remedy="Mend the file first.") from None
    return mark + _line_ends_as(bare, made)


def _set(document: Any, path: Sequence[str], value: Any) -> None:
    import tomlkit

    here = document
    for step in path[:-1]:
        if step not in here:
            if value is None:
                return
            here[step] = tomlkit.table()
        here = here[step]
        if not isinstance(here, Mapping):
            raise FolderError(f"{step} is no table", where=_dotted(path), remedy="Write it as a table, or take it out.")
    if value is not None:
        here[path[-1]] = value
    elif path[-1] in here:
        del here[path[-1]]


def appended(text: str, name: str, values: Mapping[str, Any]) -> str:
    """`text` with one more table at the end of the list `[[name]]`."""
    import tomlkit

    entry = tomlkit.table()
    entry.update(values)
    lone = tomlkit.document()
    lone.append(name, tomlkit.aot())
    lone[name].append(entry)
    between = "" if not text or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
    return text + _line_ends_as(text, between + lone.as_string())


def _line_ends_as(like: str, text: str) -> str:
    if "\r\n" not in like:
        return text
    return re.sub(r"(?<!\r)\n", "\r\n", text)


def _line_of(text: str, path: Sequence[str]) -> int:
    """The line on which a key or its table begins (1-based); 0 where it is not found. A guide for eyes: lists of tables give the first."""
    here: tuple[str, ...] = ()
    table = 0
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.fullmatch(line.rstrip("\r")):
            here = _parts(header.group(1))
            if here[: len(path)] == tuple(path):
                return number
            if not table and here and here == tuple(path[: len(here)]):
                table = number
        elif (key := _KEY.match(line)) and (*here, *_parts(key.group(1))) == tuple(path):
            return number
    return table


def _parts(key: str) -> tuple[str, ...]:
    return tuple(next(filter(None, found), "") for found in _PART.findall(key))


def _dotted(path: Iterable[str]) -> str:
    return ".".join(step if re.fullmatch(r"[\w-]+", step) else f'"{step}"' for step in path)


def _shown(value: Any) -> str:
    text = repr(value) if not isinstance(value, bool) else str(value).lower()
    return text if len(text) <= 60 else text[:57] + "..."


def _kind(value: Any) -> str:
    return next((name for kind, name in _KINDS if isinstance(value, kind)), "a date")
