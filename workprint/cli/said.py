"""Plain words to the terminal: what is printed, and that nothing hostile in it reaches the terminal. Knows click; no rich, no films.

Titles, names and messages come from files that a stranger may have written. Whatever could steer a terminal (escape sequences, bells,
carriage returns, letters that turn the reading direction) is shown as its code instead: `\\x1b[31m`.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import click

from workprint.core.nouns import Finding

LEVELS: dict[str, dict[str, Any]] = {"error": {"fg": "red", "bold": True}, "warning": {"fg": "yellow"}, "note": {"dim": True}}

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters but for tab and line feed; line and paragraph separators; bidirectional overrides; halves of characters, which
stand for the bytes of a file name that is no UTF-8."""


def visible(text: str) -> str:
    """The text with everything that could steer a terminal shown as its code."""
    return _STEERING.sub(_code, text)


def shortened(text: str, room: int) -> str:
    """The text on one line, cut to `room` characters."""
    line = " ".join(text.split())
    return line if len(line) <= room else line[: max(1, room - 1)] + "…"


def clock(seconds: Fraction | float) -> str:
    """Minutes and seconds: `1:31`, `1:02:05`."""
    whole = round(float(seconds))
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def eighths(count: int) -> str:
    """Eighths of a page as a script supervisor writes them: `3/8`, `2`, `1 5/8`."""
    whole, rest = divmod(count, 8)
    return " ".join(part for part in (str(whole) if whole else "", f"{rest}/8" if rest else "") if part) or "0"


def counted(count: int, noun: str) -> str:
    """`1 shot`, `2 shots`, `12,000 shots`."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


def colour() -> bool | None:
    """Whether to colour: False where NO_COLOR says so (no-color.org), else None: if it is a terminal."""
    return False if os.environ.get("NO_COLOR") else None


def say(text: str = "", *, err: bool = False, **style: Any) -> None:
    """Print a line (or lines), in a click style if one is given."""
    click.echo(click.style(visible(text), **style) if style else visible(text), err=err, color=colour())


def as_json(value: Any) -> None:
    """Print plain JSON: UTF-8 as it is where the terminal knows it, and nothing that steers it."""
    plain = (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "") == "utf8"
    text = json.dumps(value, ensure_ascii=not plain, indent=2)
    click.echo(_STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def findings(found: Sequence[Finding]) -> None:
    """Each finding as two lines: what is wrong and where, then the cure."""
    for finding in found:
        level = click.style(f"{finding.level:8}", **LEVELS.get(finding.level, {}))
        click.echo(f"{level}{visible(f'{finding.where}: {finding.what}')}", color=colour())
        say(f"        {finding.remedy}", dim=True)


def _code(found: re.Match[str]) -> str:
    number = ord(found[0])
    return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}"
