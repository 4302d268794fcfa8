"""Where the parts of a film lie: a film folder, or a bare Fountain page. Knows paths; knows nothing of what the texts say.

Nothing is followed out of the folder: a page or a settings file that is a link leading elsewhere is refused.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from workprint.core.errors import FolderError
from workprint.story.source import read_text

PAGE, FILM, LOOK, CIRCLED, STORE = "screenplay.fountain", "film.toml", "look.toml", "circled.toml", ".workprint"
SUFFIXES = (".fountain", ".spmd", ".txt")


@dataclass(frozen=True)
class Folder:
    """A film on disk. `root` is what nothing may be read outside of; `bare` says that it is one page that nobody prepared."""

    root: Path
    page: Path
    out: Path
    store: Path
    bare: bool

    @property
    def film(self) -> Path | None:
        return self._settings(FILM)

    @property
    def look(self) -> Path | None:
        return self._settings(LOOK)

    @property
    def circled(self) -> Path:
        """Where choices are written; it may not exist yet."""
        return (self.store if self.bare else self.root) / CIRCLED

    def delivery(self, title: str) -> Path:
        """The film's own file: named for the page if it is bare, else for the title."""
        return self.out / f"{self.page.stem if self.bare else slug(title)}.mp4"

    def _settings(self, name: str) -> Path | None:
        path = self.root / name
        return _kept_in(self.root, path) if not self.bare and path.exists() else None


def folder(path: Path, *, out: Path | None = None, store: Path | None = None) -> Folder:
    """The film at `path`: a folder with a screenplay in it, or a Fountain file. FolderError says what is missing.

    `out` is where deliveries go (FOLDER/build, or beside a bare page); `store` where made things are kept.
    """
    if "\0" in str(path):
        raise FolderError("a path cannot hold a NUL byte", where=repr(str(path)), remedy="check what was typed")
    if path.is_dir():
        page = _kept_in(path, _page_in(path))
        return Folder(path, page, out or path / "build", store or path / STORE, False)
    if not path.exists():
        raise FolderError(
            "there is no such film", where=str(path), remedy=f"name a film folder or a .fountain page, or: workprint new {path}"
        )
    if path.suffix.lower() not in SUFFIXES:
        raise FolderError(
            "this is not a Fountain page", where=str(path), remedy=f"a page ends in {', '.join(SUFFIXES)}; rename it if it is one"
        )
    place = out or path.parent
    return Folder(path.parent, path, place, store or place / STORE / path.stem, True)


def _page_in(root: Path) -> Path:
    page = root / PAGE
    if page.exists() or page.is_symlink():
        return page
    others = sorted(each for each in root.iterdir() if each.suffix.lower() == ".fountain")
    if len(others) == 1:
        return others[0]
    if others:
        names = ", ".join(each.name for each in others)
        raise FolderError(f"which page is the film? ({names})", where=str(root), remedy=f"name one of them {PAGE}, or make one by its path")
    raise FolderError("no screenplay in this folder", where=str(root), remedy=f"write {PAGE}, or start with: workprint new {root}/FILM")


def _kept_in(root: Path, path: Path) -> Path:
    real, home = path.resolve(), root.resolve()
    if not real.is_relative_to(home):
        raise FolderError(f"leads outside the film folder, to {real}", where=str(path), remedy="copy the file into the folder")
    if not real.is_file():
        raise FolderError("is not a file", where=str(path), remedy="put the text there, or take it away")
    return path


def replace_page(film: Folder, before: str, after: str) -> None:
    """Put `after` in the page's place, whole or not at all. FolderError if the page no longer says what it said `before`."""
    if read_text(film.page) != before:
        raise FolderError("the page changed meanwhile", where=str(film.page), remedy="nothing was written; run it again")
    partial = film.page.with_name(f".{film.page.name}.partial")
    try:
        with partial.open("w", encoding="utf-8", newline="") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        partial.chmod(film.page.stat().st_mode & 0o777)
        partial.replace(film.page)
    except OSError as error:
        raise FolderError(
            f"cannot be written: {error.strerror}", where=str(film.page), remedy="nothing was changed; check its permissions"
        ) from error
    finally:
        partial.unlink(missing_ok=True)


def slug(title: str) -> str:
    """A file name for a title: `Low Tide` -> `low-tide`; letters of any script stay."""
    kept = "".join(letter if letter.isalnum() else "-" for letter in title.casefold())
    return "-".join(part for part in kept.split("-") if part)[:80] or "film"
