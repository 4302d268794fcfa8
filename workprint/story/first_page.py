"""What `workprint new` puts into an empty folder: a short page that already makes a film, and settings that explain themselves."""

from __future__ import annotations

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


def new(root: Path, title: str = "") -> list[Path]:
    """Write a film folder with a first page into `root`, which must be empty or not exist; the files written. FolderError else."""
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise FolderError("something is there already", where=str(root), remedy="name a folder that does not exist yet, or an empty one")
    title = " ".join(title.split()) or root.resolve().name.replace("-", " ").replace("_", " ").title()
    texts = {
        "screenplay.fountain": SCREENPLAY.format(title=title, date=date.today().isoformat()),
        "film.toml": FILM.format(title=title.replace("\\", "\\\\").replace('"', '\\"')),
        "look.toml": LOOK,
        ".gitignore": IGNORE,
    }
    try:
        root.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (root / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise FolderError(f"cannot be written: {error.strerror}", where=str(root), remedy="name a place you may write to") from error
    return [root / name for name in texts]
