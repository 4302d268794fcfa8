"""A small film to edit, and what a `make` of it did. Pictures and voices come from the toy, so that a make takes a second or two; all
else (segments, mix, coding, joining) is the real thing. `REAL` swaps in the previz stage and the real voices.
"""

from __future__ import annotations

from pathlib import Path

from workprint.production import Finished, Production

PAGE = """\
Title: The Reel

INT. KITCHEN - DAY #1#

[[SHOT 1A: WS, 28mm, 2s]]
ANNA and BEN stand at the table.

[[SHOT 1B: MCU on ANNA, 65mm, 2s]]
ANNA
Where is the letter?

[[SHOT 1C: MCU on BEN, 65mm, 2s]]
BEN
I burned it this morning.

EXT. STREET - NIGHT #2#

[[SHOT 2A: WS, 28mm, 1s]]
CLARA waits under the lamp.

[[SHOT 2B: CU on CLARA, 85mm, 2s]]
CLARA
Nobody came.
"""

SETTINGS = """\
title = "The Reel"

[format]
width = 160
height = 90
rate = 24

[engines]
clip = "{clip}"
voice = "{voice}"
"""

LOOK = """\
[people.ANNA]
coat = "red"
outfit = "coat"

[people.CLARA]
age = 30
"""

TOY, REAL = ("toy", "toy"), ("previz", "espeak")


def folder(root: Path, *, page: str = PAGE, look: str = LOOK, engines: tuple[str, str] = TOY) -> Path:
    """A film folder at `root`."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "screenplay.fountain").write_text(page, encoding="utf-8")
    (root / "film.toml").write_text(SETTINGS.format(clip=engines[0], voice=engines[1]), encoding="utf-8")
    (root / "look.toml").write_text(look, encoding="utf-8")
    return root


def made(root: Path, *, workers: int = 1) -> list[str]:
    """Make the film, and say what was made: `clip 1A WS`, `voice ANNA: Where is...`, in alphabetical order."""
    events = Production.open(root).make(workers=workers)
    return sorted(f"{each.task.op} {each.task.label}" for each in events if isinstance(each, Finished) and not each.kept)


def film(root: Path) -> bytes:
    """The delivered film."""
    return (root / "build" / "the-reel.mp4").read_bytes()


def edit(root: Path, name: str, before: str, after: str) -> None:
    """Put `after` in the place of `before`, which must be there."""
    text = (root / name).read_text(encoding="utf-8")
    assert before in text
    (root / name).write_text(text.replace(before, after, 1), encoding="utf-8")


def artifact(root: Path, op: str, label: str, product: str) -> Path:
    """Where the latest artifact of this op and label lies."""
    production = Production.open(root)
    record = production.store.latest(op, label)
    assert record is not None
    return production.store.path(record.products[product].digest)
