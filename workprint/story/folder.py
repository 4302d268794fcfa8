"""Where the parts of a film lie: a film folder, or a bare Fountain page. Knows paths; knows nothing of what the texts say.

Nothing is followed out of the folder: a page or a settings file that is a link leading elsewhere is refused.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp

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
        return self.out / f"{_stem(self.page) if self.bare else slug(title)}.mp4"

    def _settings(self, name: str) -> Path | None:
        path = self.root / name
        return _kept_in(self.root, path) if not self.bare and os.path.lexists(path) else None


def folder(path: Path, *, out: Path | None = None, store: Path | None = None) -> Folder:
    """The film at `path`: a folder with a screenplay in it, or a Fountain file. FolderError says what is missing.

    `out` is where deliveries go (FOLDER/build, or beside a bare page); `store` where made things are kept. Those that the person names may
    be anywhere; their defaults stay inside the folder, and so do the page and the settings, whatever links the folder holds.
    """
    if "\0" in str(path):
        raise FolderError("a path cannot hold a NUL byte", where=repr(str(path)), remedy="check what was typed")
    for each, named in ((out, "--out"), (store, "--store")):
        standing = next((at for at in (each, *each.parents) if os.path.lexists(at)), each) if each else None
        if standing and os.path.lexists(standing) and not standing.is_dir():
            what = f"{named} is not a folder" if standing == each else f"{named} is below {standing}, which is not a folder"
            raise FolderError(what, where=str(each), remedy="name a folder; it is made if it does not exist")
    with _refusals(path):
        return _in_folder(path, out, store) if path.is_dir() else _bare(path, out, store)


def _in_folder(root: Path, out: Path | None, store: Path | None) -> Folder:
    page = _kept_in(root, _page_in(root))
    return Folder(root, page, out or _stays(root, root / "build", "--out"), store or _stays(root, root / STORE, "--store"), False)


def _bare(page: Path, out: Path | None, store: Path | None) -> Folder:
    if not page.exists():
        broken = page.is_symlink()
        raise FolderError(
            "this link leads nowhere" if broken else "there is no such film",
            where=str(page),
            remedy="mend the link" if broken else f"name a film folder or a .fountain page, or: workprint new {page}",
        )
    if page.suffix.lower() not in SUFFIXES:
        raise FolderError(
            "this is not a Fountain page", where=str(page), remedy=f"a page ends in {', '.join(SUFFIXES)}; rename it if it is one"
        )
    root, inside = page.parent, STORE / Path(_stem(page))
    kept = store or (out / inside if out else _stays(root, root / inside, "--store"))
    return Folder(root, page, out or root, kept, True)


def _page_in(root: Path) -> Path:
    page = root / PAGE
    if page.exists() or page.is_symlink():
        return page
    others = sorted(each for each in root.iterdir() if each.suffix.lower() == ".fountain" and not each.name.startswith("."))
    if len(others) == 1:
        return others[0]
    if others:
        names = ", ".join(each.name for each in others[:5]) + (f" and {len(others) - 5} more" if len(others) > 5 else "")
        raise FolderError(f"which page is the film? ({names})", where=str(root), remedy=f"name one of them {PAGE}, or make one by its path")
    raise FolderError("no screenplay in this folder", where=str(root), remedy=f"write {PAGE}, or start with: workprint new {root}/FILM")


def _kept_in(root: Path, path: Path) -> Path:
    with _refusals(path):
        real, home = path.resolve(), root.resolve()
        if not real.is_relative_to(home):
            raise FolderError(f"leads outside the film folder, to {real}", where=str(path), remedy="copy the file into the folder")
        if not real.is_file():
            raise FolderError("is not a file", where=str(path), remedy="put the text there, or take it away")
    return path


def _stays(root: Path, path: Path, option: str) -> Path:
    """A folder that is to be written to by default: refused where a link leads it out of the film folder."""
    with _refusals(path):
        real = path.resolve()
    if not real.is_relative_to(root.resolve()):
        raise FolderError(f"leads outside the film folder, to {real}", where=str(path), remedy=f"remove the link, or say it with {option}")
    if os.path.lexists(path) and not path.is_dir():
        raise FolderError("is not a folder", where=str(path), remedy=f"move it away, or name another place with {option}")
    return path


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    """Says what the operating system refuses at `path` (rights, a name too long, links in a ring) as a FolderError."""
    try:
        yield
    except FolderError:
        raise
    except (OSError, RuntimeError) as error:
        what = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise FolderError(f"cannot be read: {what}", where=str(path), remedy="check the path and its permissions") from error


def replace_page(film: Folder, before: str, after: str) -> None:
    """Put `after` in the page's place, whole or not at all. FolderError if the page no longer says what it said `before`.

    A page that is a link inside its folder stays one; one that leads elsewhere is not written through.
    """
    if read_text(film.page) != before:
        raise FolderError("the page changed meanwhile", where=str(film.page), remedy="nothing was written; run it again")
    write_whole(_kept_in(film.root, film.page).resolve(), after)


def write_whole(path: Path, text: str) -> None:
    """Put `text` into a file of the film folder, whole or not at all; its rights stay as they were."""
    partial = None
    try:
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
        handle, partial = mkstemp(dir=path.parent, prefix=".partial-")
        with open(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(partial, mode)
        os.replace(partial, path)
        partial = None
    except OSError as error:
        raise FolderError(
            f"cannot be written: {error.strerror}", where=str(path), remedy="nothing was changed; check its permissions"
        ) from error
    finally:
        if partial:
            Path(partial).unlink(missing_ok=True)


LONGEST = 200
"""The longest name of a delivered file in bytes; file systems take 255, and a half-made file has a longer name."""


def _stem(page: Path) -> str:
    """The page's name as a file name: as it is, but never only dots, and cut to what a file system takes."""
    return _cut(page.stem) if page.stem.strip(".") else "film"


def _cut(name: str) -> str:
    return os.fsencode(name)[:LONGEST].decode("utf-8", "ignore") if len(os.fsencode(name)) > LONGEST else name


def slug(title: str) -> str:
    """A file name for a title: `Low Tide` -> `low-tide`; letters of any script stay."""
    kept = "".join(letter if letter.isalnum() else "-" for letter in title.casefold())
    return _cut("-".join(part for part in kept.split("-") if part)[:80]) or "film"
