"""The look book: what look.toml may say of people, places, props and the drawing. Read and checked.

Knows each key and the words that it may have, where they are few; what a body, a garment or a pen makes of them is the stage's to know (a
test holds the two together). Knows nothing of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from workprint.core.errors import FolderError, PageError
from workprint.core.nouns import Look
from workprint.story import lexicon, prompts, settings, stagewords
from workprint.story.stagenotes import described
from workprint.story.tables import Table, loaded

ANIMALS = tuple(dict.fromkeys(lexicon.ANIMALS.values()))
HATS = ("none", "cap", "beanie", "brim", "bowler", "top-hat", "straw", "headscarf", "helmet", "crown")
GLASSES = ("none", "round", "square", "sunglasses")
OUTFITS: tuple[str, ...] = (
    "shirt",
    "sweater",
    "tee",
    "tuck",
    "hoodie",
    "coat",
    "jacket",
    "suit",
    "dress",
    "skirt",
    "uniform",
    "apron",
    "overalls",
)
OUTFITS += ("waistcoat", "gown", "robe", "cloak", "tunic", "toga", "armour", "pyjamas")
LOOKS = ("ink", "pencil", "charcoal", "flat", "noir", "blueprint", "whitebox")
FIGURES = (".glb", ".gltf", ".vrm")
PICTURES = (".png", ".jpg", ".jpeg", ".webp")
_ALSO = {
    "hat": lexicon.bag("fedora bonnet veil hijab hat tophat"),
    "glasses": lexicon.bag("shades"),
    "outfit": lexicon.bag(
        "armor pajamas vest t-shirt jumper pullover dungarees cape hooded blouse cardigan trenchcoat overcoat tuxedo blazer parka raincoat"
    ),
}
"""Other words that the stage takes for one of those."""

_WORN = ("top", "bottom", "coat", "jacket", "suit", "shirt", "sweater", "tee", "dress", "skirt", "trousers", "under", "shoes")
_PERIOD = ("hoodie", "gown", "robe", "tunic", "toga", "pyjamas", "overalls", "uniform", "apron", "waistcoat", "cloak", "armour")
PERSON = (
    "pictures",
    *("words", "kind", "figure", "gender", "age", "height", "build", "belly", "skin", "hair", "hair_colour", "beard", "glasses", "hat"),
    *("outfit", *_WORN, *_PERIOD, "boots", "hat_colour", "accent_colour"),
    *("breed", "pattern", "ears", "tail", "size", "colour", "second", "eyes", "fluff"),
    *("voice", "pitch", "pace", "accent", "language"),
)
PLACE = ("words", "pictures", "set", "setting", "time", "furnishing", "colour", "light")
PROP = ("words", "pictures", "colour", "size", "material", "figure")
STYLE = ("words", "avoid", "pictures", "look", "line", "hatch", "grain", "wobble", "paper", "ink", "vignette", "palette")
PROMPT = ("words", "avoid")
_TRAITS = {"people": ("person", PERSON), "places": ("place", PLACE), "props": ("prop", PROP), "styles": ("style", STYLE)}
_TRAITS |= {"prompts": ("prompt", PROMPT)}
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3}|[^\W\d_]+(?:[ -][^\W\d_]+){0,3}")


def look_file(text: str, file: str = "look.toml") -> tuple[Look, ...]:
    """The look book's entries: `[people.MARA]`, `[places."LAMP ROOM"]`, `[props.lantern]`, `[styles.noir]`, `[prompts.golden_hour]`, and
    `[style]`.

    The last is the film's own and has the name "". People and places are named in upper case. FolderError for an unknown key, a value that
    is no text or number or none of those allowed, a set that cannot be read, a name given twice.
    """
    top = loaded(text, file)
    top.only((*_TRAITS, "style"))
    looks = [_look("style", "", top.table("style"), STYLE)] if "style" in top.values else []
    for group, (kind, traits) in _TRAITS.items():
        entries = top.table(group)
        names: dict[str, str] = {}
        for name in entries:
            same = names.setdefault(name.casefold().strip(), name)
            if same != name or not name.strip():
                raise entries.error(name, f"the same name as {same!r}" if name.strip() else "a name is missing", "Name each entry once.")
            shown = " ".join(name.split())
            looks.append(_look(kind, shown.upper() if kind in ("person", "place") else shown, entries.table(name), traits))
    return tuple(looks)


def figures(looks: Iterable[Look]) -> Iterator[tuple[str, str]]:
    """The files that people and props are drawn from: (whose, path inside the film folder)."""
    for look in looks:
        if look.kind in ("person", "prop") and look.traits.get("figure"):
            yield look.name, str(look.traits["figure"])


def pictures(looks: Iterable[Look]) -> Iterator[tuple[str, str]]:
    """The reference pictures that the look book names: the entry's name, the picture's path in the film folder."""
    for look in looks:
        said = look.traits.get("pictures", ())
        for path in (said,) if isinstance(said, str) else said:
            yield look.name or "style", path


def styled(looks: Iterable[Look], style: str) -> tuple[Look, ...]:
    """The looks with the style of this name as the film's own (whose name is ""). FolderError where the look book has none of that name."""
    found = tuple(looks)
    if not style:
        return found
    names = {look.name.casefold(): look for look in found if look.kind == "style" and look.name}
    chosen = names.get(style.casefold())
    if chosen is None:
        near = get_close_matches(style.casefold(), list(names), 1, 0.0)
        hint = f"Did you mean {names[near[0]].name!r}?" if near else f"Describe it in look.toml: [styles.{style}]."
        raise FolderError(f"style: the look book has no style {style!r}", where="film.toml", remedy=hint)
    return (Look("style", "", chosen.words, chosen.traits), *(look for look in found if (look.kind, look.name) != ("style", "")))


# --------------------------------------------------------------------------------------------- one entry


def _look(kind: str, name: str, table: Table, traits: Sequence[str]) -> Look:
    known: dict[str, Any] = {}
    for key, value in table.values.items():
        trait = key.replace("color", "colour").replace("-", "_")
        if trait in known:
            raise table.error(key, f"{trait!r} is said twice", "Keep one of them.")
        known[trait] = value
    entry = replace(table, values=known)
    entry.only(traits)
    said = {key: _trait(entry, key) for key in entry if key != "words"}
    _checked(kind, entry, said)
    return Look(kind, name, " ".join(entry.said("words").split()), said)


def _trait(table: Table, key: str) -> Any:
    """Text, a number, true or false, or a list of texts."""
    value = table.values[key]
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return table.number(key, 0, -1e6, 1e6)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return list(value)
    return table.said(key, most=2000 if key in ("set", "avoid") else 200)


def _checked(kind: str, table: Table, said: dict[str, Any]) -> None:
    """Refuse values that mean nothing, where the words that mean something are few."""
    words: dict[str, dict[str, Sequence[str]]] = {
        "person": {"kind": ANIMALS, "hat": HATS, "glasses": GLASSES, "outfit": OUTFITS},
        "place": {"setting": settings.KINDS, "time": settings.TIMES},
        "style": {"look": LOOKS},
    }
    for key, allowed in words.get(kind, {}).items():
        if key in said:
            _one_of(table, key, said[key], allowed)
    if kind == "place" and "set" in said:
        _set(table, str(table.said("set")))
    if kind == "place" and "furnishing" in said:
        _furnishing(table, said["furnishing"])
    if kind == "prompt":
        prompts.fragment(table)
    if kind == "style" and "palette" in said:
        said["palette"] = _palette(table, said["palette"])
    shown = said.get("pictures", [])
    for path in [shown] if isinstance(shown, str) else shown if isinstance(shown, list) else [""]:
        if not path.lower().endswith(PICTURES):
            raise table.error("pictures", f"{path[:60]!r} is no picture's file", f"Allowed: {', '.join(PICTURES)} in the film folder.")
    for key in ("paper", "ink") if kind == "style" else ():
        if key in said and not _COLOUR.fullmatch(table.said(key).strip()):
            raise table.error(key, f"{str(said[key])[:60]!r} is no colour", 'Write a word or six digits: "cream", "#7a3b2e".')
    if "figure" in said and not str(table.said("figure")).lower().endswith(FIGURES):
        raise table.error("figure", f"{said['figure'][:60]!r} is no figure's file", f"Allowed: {', '.join(FIGURES)} in the film folder.")


def _one_of(table: Table, key: str, value: Any, allowed: Sequence[str]) -> None:
    """A word of those allowed, with a colour before it where one wears it; true and false stand for some and none."""
    worn = key in _ALSO
    if isinstance(value, bool) and worn:
        return
    words = " ".join(table.said(key).lower().replace("-", " ").replace("_", " ").split())
    known = {each.replace("-", " ") for each in (*allowed, *_ALSO.get(key, ()))}
    tails = {" ".join(words.split()[-long:]) for long in (1, 2)} if worn else set()
    if not ({words, *tails} & {*known, *(("yes", "no") if worn else ())}):
        near = get_close_matches(words.split()[-1] if words else "", sorted(known), 1, 0.0)
        hint = f"Did you mean {near[0]!r}? " if near else ""
        raise table.error(key, f"{str(value)[:60]!r} is not known", f"{hint}Allowed: {', '.join(allowed)}.")


def _set(table: Table, text: str) -> None:
    try:
        described(text)
    except PageError as wrong:
        what = wrong.what.replace("in a stage note, ", "")
        raise table.error("set", what, wrong.remedy) from None


def _furnishing(table: Table, value: Any) -> None:
    """Things of a set: a list of names, or a text with commas between them."""
    names = value if isinstance(value, list) else str(table.said("furnishing")).split(",")
    for name in filter(None, (" ".join(each.lower().split()) for each in names)):
        words = name.split()
        if not any(settings.furnishing_of(word) or settings.furnishing_of(word.removesuffix("s")) for word in words):
            near = get_close_matches(words[-1], settings.FURNISHING, 1, 0.0)
            known = name in stagewords.PIECE_OF
            hint = f'In a described set it stands: set = "..., {name}".' if known else f"Did you mean {near[0]!r}?"
            raise table.error("furnishing", f"{name[:60]!r} furnishes no set", f"{hint} Known: {', '.join(settings.FURNISHING)}.")


def _palette(table: Table, value: Any) -> list[str]:
    """Colours, as a list or a text with commas: words or #rrggbb."""
    colours = value if isinstance(value, list) else [each for each in str(table.said("palette")).split(",") if each.strip()]
    if not 1 <= len(colours) <= 16:
        raise table.error(
            "palette", f"{len(colours)} colours will not do", 'Write one to sixteen: palette = ["#2b2d42", "dark red", "cream"].'
        )
    for colour in colours:
        if not _COLOUR.fullmatch(colour.strip()):
            raise table.error("palette", f"{colour[:60]!r} is no colour", 'Write a word or six digits: "dark red", "#7a3b2e".')
    return [" ".join(colour.split()) for colour in colours]
