"""A generated feature film: as many scenes and shots as asked for, the same text every time. Writes text; makes nothing.

python -m bench.feature FOLDER [SHOTS]
"""

from __future__ import annotations

import sys
from pathlib import Path

PLACES = ("KITCHEN", "HARBOUR STREET", "OFFICE", "BEACH", "CORRIDOR", "CAFE", "FIELD", "BEDROOM", "ROOFTOP", "HALL")
PEOPLE = ("ANNA", "BEN", "CLARA", "DMITRI", "ÉLISE", "FARID", "GRETA", "HUGO")
SUBJECTS = ("the boat", "my brother", "this letter", "the money", "your name", "that winter", "the last train", "the house")
SAYINGS = (
    "I never said a word about {0} to {1}.",
    "You knew about {0}, and you waited?",
    "Ask {1}. They saw {0} before anybody.",
    "No. Not {0}. Not tonight.",
    "When {1} comes back we will talk about {0}.",
)
DEEDS = ("{0} looks at {1}.", "{0} turns to the window.", "{0} sits down.", "{0} stands up and waits.", "{1} says nothing.")
SETTINGS = """title = "The Long Feature"

[format]
width = {width}
height = {height}
rate = 24

[engines]
clip = "{clip}"
voice = "{voice}"
"""


def page(shots: int, per_scene: int = 20) -> str:
    """A Fountain page with `shots` shot notes, `per_scene` to a scene."""
    parts = ["Title: The Long Feature\n"]
    for number in range(shots):
        scene, step = divmod(number, per_scene)
        one, other = PEOPLE[scene % 8], PEOPLE[(scene * 3 + 1) % 8] if (scene * 3 + 1) % 8 != scene % 8 else PEOPLE[(scene + 1) % 8]
        if step == 0:
            kind = "EXT" if PLACES[scene % 10] in ("HARBOUR STREET", "BEACH", "FIELD", "ROOFTOP") else "INT"
            parts.append(f"{kind}. {PLACES[scene % 10]} {scene // 10 + 1} - {'NIGHT' if scene % 3 else 'DAY'} #{scene + 1}#\n")
        speaker, listener = (one, other) if number % 2 else (other, one)
        size, lens = (("MS", 50), ("MCU", 65), ("CU", 85))[number % 3]
        parts.append(f"[[SHOT {scene + 1}-{step + 1}: {size} on {speaker}, {lens}mm, 2.7s]]")
        if step % 4 == 3:
            parts.append(DEEDS[number % 5].format(speaker, listener) + "\n")
        else:
            saying = SAYINGS[number % 5].format(SUBJECTS[number * 7 % 8], listener.capitalize())
            parts.append(f"{speaker}\n{saying} {number + 1}.\n")
    return "\n".join(parts)


def write(folder: Path, shots: int = 2000, *, engines: tuple[str, str] = ("previz", "espeak"), size: tuple[int, int] = (320, 180)) -> Path:
    """A film folder with that page in it; `engines` make its clips and voices."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "screenplay.fountain").write_text(page(shots), encoding="utf-8")
    settings = SETTINGS.format(width=size[0], height=size[1], clip=engines[0], voice=engines[1])
    (folder / "film.toml").write_text(settings, encoding="utf-8")
    return folder


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2000))
