"""The title page: `key: value` at the very start of a screenplay. Knows nothing of what comes after it."""

from __future__ import annotations

import re

from workprint.story.page import Element

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_ENTRY = re.compile(r"([^\W_][\w '’./&-]{0,39}?)[ \t]*:(.*)", re.DOTALL)
_INDENT = re.compile(r" {3,}|[ ]*\t")
_HEADING = re.compile(r"(?:INT|EXT|EST|I\.?/E|E\.?/I)[./ ]", re.IGNORECASE)
_KNOWN = ("title", "credit", "author", "authors", "source", "draft date", "date", "contact", "copyright", "notes", "revision", "font")


def title_page(text: str) -> tuple[tuple[Element, ...], int, int]:
    """The title page's entries, the offset at which the rest begins, and that line's number (1-based).

    An entry is a key this reader knows, or any key with a value; `FADE IN:` has none, so it opens the film instead.
    Values may go on in lines indented by three blanks or a tab.
    """
    entries: list[Element] = []
    at = 1 if text.startswith("\ufeff") else 0
    start, number = 0, 1
    while at < len(text):
        found = _entry(text, at)
        if found is None:
            break
        key, value, end, lines = found
        entries.append(Element("title", value, number, number + lines - 1, start, end, name=key))
        at = start = end
        number += lines
    return tuple(entries), start, number


def _entry(text: str, at: int) -> tuple[str, str, int, int] | None:
    """The entry that begins at offset `at`: key, value, offset after it, number of lines."""
    line = _LINE.match(text, at)
    entry = _ENTRY.fullmatch(line.group(1)) if line else None
    if line is None or entry is None or _HEADING.match(line.group(1)):
        return None
    key, values = entry.group(1), [entry.group(2).strip()]
    end, lines = line.end(), 1
    while end < len(text) and _INDENT.match(text, end):
        more = _LINE.match(text, end)
        if more is None or not more.group(1).strip():
            break
        values.append(more.group(1).strip())
        end, lines = more.end(), lines + 1
    value = "\n".join(each for each in values if each)
    if not value and key.lower() not in _KNOWN:
        return None
    return key, value, end, lines
