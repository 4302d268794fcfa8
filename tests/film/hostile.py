"""Films that should be refused: each case makes one below a folder and gives the command line's words, and what the message must say."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.film import reel

SCENE = "INT. KITCHEN - DAY\n\nANNA waits at the table.\n\n"
ESCAPE = "\x1b]0;owned\x07\x1b[31m"


@dataclass(frozen=True)
class Case:
    """`laid` writes the film below `here` (beside it stands `outside`, which is nobody's to touch); then `args` are run from `here`."""

    name: str
    laid: Callable[[Path], object]
    says: tuple[str, ...]
    args: tuple[str, ...] = ("make", "film")


def film(here: Path, **texts: str | bytes) -> Path:
    """A film folder at `here`/film; each text replaces one of its files (`film_toml=...`)."""
    root = reel.folder(here / "film")
    for name, text in texts.items():
        path = root / (name.replace("_", ".") if name != "page" else "screenplay.fountain")
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return root


def laid(**texts: str | bytes) -> Callable[[Path], object]:
    return lambda here: film(here, **texts)


def noted(note: str) -> Callable[[Path], object]:
    """A film whose page has this shot note."""
    return laid(page=f"{SCENE}[[{note}]]\nShe looks up.\n")


def linked(name: str, target: str = "../outside") -> Callable[[Path], object]:
    """A film in which `name` is a link to a place beside it."""

    def lay(here: Path) -> None:
        path = film(here) / name
        if path.exists():
            path.unlink()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(target)

    return lay


def bare(name: str, text: bytes) -> Callable[[Path], object]:
    return lambda here: (here / name).write_bytes(text)


def sparse(here: Path) -> None:
    with (film(here) / "screenplay.fountain").open("wb") as file:
        file.truncate(1 << 30)


def ring(here: Path) -> None:
    page = film(here) / "screenplay.fountain"
    page.unlink()
    page.symlink_to("other.fountain")
    (page.parent / "other.fountain").symlink_to("screenplay.fountain")


def pipe(here: Path) -> None:
    page = film(here) / "screenplay.fountain"
    page.unlink()
    os.mkfifo(page)


def two_pages(here: Path) -> None:
    root = film(here)
    (root / "screenplay.fountain").rename(root / "one.fountain")
    (root / "two.fountain").write_text(SCENE)


def nothing(here: Path) -> None:
    pass


def _settings() -> list[Case]:
    broken = {
        "film.toml": ("[format\nwidth = 3", "film.toml:1", "not TOML"),
        "look.toml": ("[people.ANNA]\ncoat = ", "look.toml:2", "not TOML"),
        "circled.toml": ('[shots]\n"1A" = = 2', "circled.toml:2", "not TOML"),
    }
    cases = [Case(f"broken {name}", laid(**{name.replace(".", "_"): text}), says) for name, (text, *says) in broken.items()]
    cases += [
        Case(f"NUL in {name}", laid(**{name.replace(".", "_"): f'{key} = "a\0b"'}), (name, "NUL"))
        for name, key in (("film.toml", "title"), ("look.toml", "x"), ("circled.toml", "x"))
    ]
    said = {
        "an unknown engine": ('[engines]\nclip = "prewiz"', "no engine 'prewiz'", "previz"),
        "an engine that cannot": ('[engines]\nclip = "mixer"', "mixer", "not clip"),
        "an engine with a path for a name": ('[engines]\nclip = "../../x"', "film.toml:2", "no engine's name"),
        "an unknown kind of work": ('[engines]\nclips = "toy"', "clips", "Did you mean 'clip'"),
        "rate 0": ("[format]\nrate = 0", "film.toml:2", "rate"),
        "rate 1e9": ("[format]\nrate = 1000000000", "rate"),
        "rate 1e9 as a float": ("[format]\nrate = 1e9", "rate"),
        "rate 1/3": ('[format]\nrate = "1/3"', "rate"),
        "rate 1/0": ('[format]\nrate = "1/0"', "rate"),
        "width odd": ("[format]\nwidth = 641", "641 is odd"),
        "width 0": ("[format]\nwidth = 0", "width"),
        "width huge": ("[format]\nwidth = 100000000", "width"),
        "width is text": ('[format]\nwidth = "wide"', "width"),
        "a title of 10,000": (f'title = "{"x" * 10_000}"', "title", "10000"),
        "a title with an escape": ('title = "\\u001b[31m"', "title", "control"),
        "no TOML but nesting": ("x = " + "[" * 5_000, "film.toml"),
        "an unknown style": ('style = "noir"', "style"),
        "an escape in a key": ('"\\u001b[31m" = 1', "film.toml", "\\x1b"),
    }
    return [*cases, *(Case(name, laid(film_toml=text), says) for name, (text, *says) in said.items())]


def _pages() -> list[Case]:
    return [
        Case("1 GB page", sparse, ("screenplay.fountain", "1,074 MB", "64 MB")),
        Case("binary rubbish", laid(page=bytes(range(1, 256)) * 64), ("screenplay.fountain", "UTF-8")),
        Case("a NUL byte in the page", laid(page=b"INT. A - DAY\n\nA\0B\n"), ("screenplay.fountain:3", "NUL")),
        Case("UTF-16", laid(page=SCENE.encode("utf-16")), ("UTF-16",)),
        Case("an empty page", laid(page=""), ("no scene",)),
        Case("a page with no scenes", laid(page="Title: Nothing\n\nJust words, and nothing to see.\n"), ("no scene",)),
        Case(
            "a bare page that is rubbish", bare("page.fountain", b"\x89PNG\xff\xfe"), ("page.fountain", "UTF-8"), ("make", "page.fountain")
        ),
        Case("no Fountain page", bare("page.pdf", b"%PDF"), ("not a Fountain page",), ("make", "page.pdf")),
        Case("unknown word", noted("SHOT 1A: WS, slwo push in"), ("screenplay.fountain:5", "slow")),
        Case("unknown engine in a note", noted("SHOT 1A: WS, engine prewiz"), ("screenplay.fountain:5", "no engine 'prewiz'", "previz")),
        Case("duplicate id", laid(page=f"{SCENE}[[SHOT 1A: WS]]\nA.\n\n[[SHOT 1A: CU]]\nB.\n"), ("screenplay.fountain:8", "1A", ":5")),
        Case("0 s", noted("SHOT 1A: WS, 0s"), ("screenplay.fountain:5", "0")),
        Case("10 hours", noted("SHOT 1A: WS, 36000s"), ("screenplay.fountain:5", "3600")),
        Case("an escape in a note", noted(f"SHOT 1A: {ESCAPE}"), ("screenplay.fountain:5", "\\x1b")),
        Case("an escape in an engine", noted("SHOT 1A: WS, engine \x1b[31m"), ("screenplay.fountain:5",)),
    ]


def _places() -> list[Case]:
    outside = "outside"
    return [
        Case("no such film", nothing, ("no such film", "workprint new")),
        Case("an empty name", nothing, ("empty",), ("make", "")),
        Case("a name too long", nothing, ("too long",), ("make", "x" * 300)),
        Case("a name with an escape", nothing, ("no such film", "\\x1b"), ("make", ESCAPE)),
        Case("an empty folder", lambda here: (here / "film").mkdir(), ("no screenplay",)),
        Case("a folder that is a file", bare("film", b"x"), ("not a Fountain page",)),
        Case("a page that is a folder", lambda here: (here / "film/screenplay.fountain").mkdir(parents=True), ("not a file",)),
        Case("a page named as a folder", lambda here: (here / "x.fountain").mkdir(), ("no screenplay",), ("make", "x.fountain")),
        Case("a page that is a pipe", pipe, ("screenplay.fountain", "not a file")),
        Case("a page that leads to itself", ring, ("screenplay.fountain",)),
        Case("two pages", two_pages, ("one.fountain", "two.fountain")),
        *(
            Case(f"{name} is a link out", linked(name, f"../{outside}/{target}"), ("leads out", name))
            for name, target in (
                *((each, "secret") for each in ("screenplay.fountain", "film.toml", "look.toml")),
                *((each, "") for each in ("build", ".workprint")),
            )
        ),
        Case("circled.toml is a link out", linked("circled.toml", f"../{outside}/secret"), ("leads out",)),
        Case("film.toml leads nowhere", linked("film.toml", "nowhere"), ("film.toml",)),
        Case("the store's objects are a link", linked(".workprint/objects", f"../../{outside}"), ("link",)),
        Case("the store's lock is a link", linked(".workprint/lock", f"../../{outside}/secret"), ("lock",)),
        Case("build is a file", lambda here: (film(here) / "build").write_text("mine"), ("build", "not a folder")),
        Case("the store is a file", lambda here: (film(here) / ".workprint").write_text("mine"), (".workprint", "not a folder")),
        Case("--out is a file", laid(), ("--out",), ("make", "film", "--out", "outside/secret")),
        Case("--store is a file", laid(), ("--store",), ("make", "film", "--store", "outside/secret")),
        Case("--out below a file", laid(), ("outside/secret/x",), ("make", "film", "--out", "outside/secret/x")),
        Case("--store below a file", laid(), ("outside/secret/x",), ("make", "film", "--store", "outside/secret/x")),
        Case("a bare page's store is a link", _bare_store, ("leads out",), ("make", "page.fountain")),
        Case("new over something", laid(), ("there already",), ("new", "film")),
        Case("new with a hostile title", nothing, ("--title", "printed"), ("new", "x", "--title", ESCAPE)),
        Case("new below a file", nothing, ("outside/secret/x",), ("new", "outside/secret/x")),
        Case("no such verb", nothing, ("did you mean 'make'",), ("mkae", "film")),
        Case("no such option", nothing, ("--ouch",), ("make", "--ouch", "film")),
        Case("no workers", laid(), ("--workers",), ("make", "film", "--workers", "0")),
    ]


def _bare_store(here: Path) -> None:
    (here / "sub").mkdir()
    (here / "page.fountain").write_text(SCENE)
    (here / ".workprint").symlink_to("../" + here.name + "-store")


CASES = (*_settings(), *_pages(), *_places())
