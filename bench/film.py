"""Whole runs of `workprint`, as a person starts them: the example film, and a generated feature.

    python -m bench.film [--shots 2000]

The feature's pictures and voices come from the toy engine (its clips brought into house format at 320x180 by the real encoder), so that
what is measured is Workprint and not the drawing; the example is the real thing. CPU seconds count all processes of a run; memory is
the largest process. Figures are one run each, on a machine that may be shared: compare the CPU column and the ratios.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench import feature
from workprint.production import Production

EXAMPLE = Path(__file__).parent.parent / "examples" / "low_tide"


@dataclass(frozen=True)
class Run:
    """What one process and its children took: wall and CPU seconds, the largest process in MB."""

    wall: float
    cpu: float
    megabytes: float


def run(*words: str) -> Run:
    """Run `workprint` with these words; SystemExit if it fails."""
    began = time.perf_counter()
    quiet = os.open(os.devnull, os.O_WRONLY)
    command = [sys.executable, "-m", "workprint", *words]
    child = os.posix_spawn(sys.executable, command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, quiet, number) for number in (1, 2)])
    os.close(quiet)
    _, status, used = os.wait4(child, 0)
    if status:
        raise SystemExit(f"workprint {' '.join(words)} failed with status {os.waitstatus_to_exitcode(status)}")
    return Run(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def main() -> None:
    """Print the table."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--shots", type=int, default=2000, help="length of the generated feature (default 2000)")
    reader.add_argument("--feature", type=Path, help="a feature made by an earlier run, to begin from")
    given = reader.parse_args()
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        print(f"{'':44}{'wall s':>9}{'CPU s':>9}{'MB':>8}")
        _example(root)
        _feature(given.feature or root / "feature", given.shots)


def _example(root: Path) -> None:
    film = shutil.copytree(EXAMPLE, root / "example", ignore=shutil.ignore_patterns("build", ".workprint"))
    show("--help", run("--help"))
    whole = show("example: make it all", run("make", str(film)))
    nothing = show("example: make, nothing to do", run("make", str(film)))
    intended = Production.open(film).film
    seconds = float(sum(shot.frames for shot in intended.shots) / intended.format.rate)
    print(f"  {seconds:.1f} film-seconds: {seconds / whole.wall:.2f} per second, {seconds / whole.cpu:.2f} per CPU second")
    print(f"  nothing to do / making it all: 1 / {whole.wall / nothing.wall:.0f}")


def _feature(film: Path, shots: int) -> None:
    what = "make what an earlier run left" if film.exists() else "make it all"
    if not film.exists():
        feature.write(film, shots, engines=("toy", "toy"))
    whole = show(f"feature of {shots} shots: {what}", run("make", str(film)))
    nothing = show("feature: make, nothing to do", run("make", str(film)))
    page = film / "screenplay.fountain"
    text = page.read_text(encoding="utf-8")
    lens = _changed(text)
    page.write_text(lens, encoding="utf-8")
    one = show("feature: one shot's lens changed", run("make", str(film)))
    page.write_text(text, encoding="utf-8")
    show("feature: and back again", run("make", str(film)))
    show("feature: plan", run("plan", str(film)))
    print(f"  nothing to do / one shot / making it all: 1 / {one.wall / nothing.wall:.1f} / {whole.wall / nothing.wall:.0f}")


def _changed(text: str) -> str:
    """The page with the lens of a shot in its middle changed to one that no earlier run used."""
    middle = text.index("85mm", len(text) // 2)
    return f"{text[:middle]}{86 + time.time_ns() % 900}mm{text[middle + 4 :]}"


def show(name: str, took: Run) -> Run:
    """Print one row, and give it back."""
    print(f"{name:44}{took.wall:9.2f}{took.cpu:9.2f}{took.megabytes:8.0f}", flush=True)
    return took


if __name__ == "__main__":
    main()
