"""What `workprint new` puts into an empty folder: a short page that already makes a film, and settings that explain themselves."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from workprint.core.errors import FolderError

SCREENPLAY = """\
Title: {title}
Author:
Draft date: {date}

INT. KITCHEN - NIGHT

ANNA (34) sits at the table. A letter lies in front of her. The door opens. BEN (36) enters.

BEN
You're still up.

ANNA
It came today.

[[SHOT: INSERT on letter, 2s]]
She turns the letter over.

[[SHOT: MCU on BEN, 65mm]]
BEN
And? What does it say?

[[SHOT: CU on ANNA, 85mm, slow push in]]
ANNA
I was waiting for you.
"""

FILM = """\
# What the film is and how it is made. Everything here may be left out.
title = "{title}"
language = "en"
asl = 5.0            # average shot length in seconds, for scenes without shot notes

[format]
width = 1280
height = 720
rate = 24            # or "24000/1001", 25, 30, ...

# [engines]          # who makes what, unless a shot's note says otherwise; `workprint engines` lists them
# clip = "previz"
# voice = "espeak"
"""

LOOK = """\
# The look book: what people, places and the drawing look like. What is not said is chosen from the name, and stays.
[people.ANNA]
age = 34
hair = "bob"
top = "dark red"

# [people.BEN]
# age = 36
# outfit = "coat"
# coat = "olive"
"""

IGNORE = """\
.workprint/
build/
"""


LONGEST = 200
"""The longest title in characters; film.toml takes no longer one."""


def new(root: Path, title: str = "") -> list[Path]:
    """Write a film folder with a first page into `root`, which must be empty or not exist; the files written. FolderError else.

    Where it cannot be written whole, nothing of it is left.
    """
    try:
        if os.path.lexists(root) and (not root.is_dir() or any(root.iterdir())):
            remedy = "name a folder that does not exist yet, or an empty one"
            raise FolderError("something is there already", where=str(root), remedy=remedy)
        return _written(root, _texts(_title(title, root)))
    except OSError as error:
        what = error.strerror or str(error)
        raise FolderError(f"cannot be written: {what}", where=str(root), remedy="name a place you may write to, with room on it") from error


def _title(said: str, root: Path) -> str:
    """The title as said; else one made from the folder's name, of which everything that is no letter, digit or mark is dropped."""
    title = " ".join(said.split())
    if len(title) > LONGEST or not title.isprintable():
        what = f"it has {len(title)} characters" if len(title) > LONGEST else f"{title!r} has characters that cannot be printed"
        raise FolderError(f"this title will not do: {what}", where="--title", remedy=f"at most {LONGEST}, and no control characters")
    if title:
        return title
    name = "".join(sign if sign.isprintable() and sign not in "-_" else " " for sign in root.resolve().name)
    return " ".join(name.split()).title()[:LONGEST] or "Untitled"


def _texts(title: str) -> dict[str, str]:
    return {
        "screenplay.fountain": SCREENPLAY.format(title=title, date=date.today().isoformat()),
        "film.toml": FILM.format(title=title.replace("\\", "\\\\").replace('"', '\\"')),
        "look.toml": LOOK,
        ".gitignore": IGNORE,
    }


def _written(root: Path, texts: Mapping[str, str]) -> list[Path]:
    made, written = [each for each in (root, *root.parents) if not each.exists()], []
    try:
        root.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            with (root / name).open("x", encoding="utf-8") as file:
                written.append(root / name)
                file.write(text)
    except OSError:
        for path in written:
            path.unlink(missing_ok=True)
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        raise
    return written
