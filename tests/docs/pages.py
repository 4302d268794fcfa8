"""What the design pages list, taken from the code: `python -m tests.docs.pages` writes it into them, a test compares the two.

A list stands on its page between `<!-- from the code: NAME -->` and `<!-- end -->`. Knows the code's tables; knows nothing of why they are so.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
DESIGN = ROOT / "docs" / "design"
_BLOCK = re.compile(r"(<!-- from the code: ([\w ]+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(str(cell) for cell in line)} |\n" for line in lines)


def wrapped(text: str) -> str:
    """A paragraph in lines of the house's width."""
    return "\n".join(textwrap.wrap(text, 140)) + "\n"


# --------------------------------------------------------------------------------------------- the page


def sizes() -> str:
    from workprint.story import crewwords
    from workprint.story.shots import LENSES

    rows = [(f"`{size}`", crewwords._SIZES[size], f"{LENSES[size]} mm") for size in crewwords.SIZES]
    return table(("size", "also written", "its lens, where none is said"), rows)


def angles() -> str:
    from workprint.story import crewwords

    return table(("angle", "also written"), [(f"`{angle}`", crewwords._ANGLES[angle]) for angle in crewwords.ANGLES])


def views() -> str:
    from workprint.story import crewwords

    return table(("view", "also written"), [(f"`{view}`", crewwords._VIEWS[view]) for view in crewwords.VIEWS])


def moves() -> str:
    from workprint.story import crewwords

    rows = [(f"{kind} {way}".strip(), words) for (kind, way), words in crewwords._MOVES.items()]
    rows += [(f"fast {kind} {way}", words) for (kind, way), words in crewwords._FAST_MOVES.items()]
    return table(("the camera", "written"), rows)


def speeds() -> str:
    from workprint.story import crewwords

    said = [f"**{name}** {crewwords._SPEEDS[name]}".strip() for name in crewwords.SPEEDS]
    return wrapped(f"Speeds, before a move: {'; '.join(said)}.")


def kinds() -> str:
    from workprint.story import places, settings

    rows = []
    for kind in places.KINDS:
        words = "; ".join(filter(None, (places.ROOMS.get(kind, ""), places.GROUNDS.get(kind, ""))))
        rows.append((f"`{kind}`", words or "(any other interior)", ", ".join(settings.ordinary(kind)) or "-"))
    return table(("set", "asked for by", "always has"), rows)


def marks() -> str:
    from workprint.story import lexicon

    return wrapped(", ".join(f"`{mark}`" for mark in lexicon.MARKS) + ".")


def verbs() -> str:
    from workprint.story import lexicon

    rows: dict[str, list[str]] = {}
    for word, meaning in lexicon.ACTS.items():
        rows.setdefault(meaning, []).append(word)
    for words in rows.values():
        also = {lexicon.ing(word) for word in words if word.endswith("s")}
        words[:] = [word for word in words if word not in also]
    return table(("beat", "said as"), [(f"`{meaning}`", " ".join(words)) for meaning, words in rows.items()])


def stage_verbs() -> str:
    from workprint.story import stagewords

    said = (f"{said} {before}".strip() for said, before in stagewords.VERBS.values())
    return wrapped(f"Verbs: {', '.join(said)}; postures: {', '.join(stagewords.POSTURES.values())}.")


def pieces() -> str:
    from workprint.story import stagewords

    said = [f"{name} ({others})" if others else name for name, others in stagewords.PIECES.items()]
    return wrapped(f"Things of a set: {', '.join(said)}.")


def in_hand() -> str:
    from workprint.story import stagewords

    said = [f"{name} ({', '.join(others.split())})" if others else name for name, others in stagewords.HELD.items()]
    return wrapped(f"Things in a hand: {', '.join(said)}.")


def feelings() -> str:
    from workprint.story import stagewords

    said = [f"**{mood}** {words}" for mood, words in stagewords._FEELINGS.items()]
    shown = [f"**{mood}** {words}" for mood, words in stagewords._DEEDS.items()]
    manner = [f"**{mood}** {words}" for mood, words in stagewords._MANNER.items()]
    return wrapped(f"Feelings: {'; '.join(said)}. In action and parentheticals also: {'; '.join(shown)}; {'; '.join(manner)}.")


def sights() -> str:
    from workprint.story import stagewords

    aims = ", ".join(dict.fromkeys(stagewords.SIGHTS.values()))
    return wrapped(f"Looks may also go to: {aims}; {', '.join(stagewords.WAYS)}.")


def times() -> str:
    from workprint.story import settings

    meant: dict[str, list[str]] = {}
    for word, time in settings._TIMES.items():
        meant.setdefault(time, []).append(word)
    return wrapped("; ".join(f"**{time}** {', '.join(words)}" for time, words in meant.items()) + ".")


# --------------------------------------------------------------------------------------------- previz


def framing() -> str:
    from workprint.crafts.previz.camera import SIZES

    rows = [(f"`{name}`", f"{size.frame_h:g} H", f"{size.centre:g} H", f"{size.up:g}°") for name, size in SIZES.items()]
    return table(("size", "picture height at the subject", "height of its middle", "looks down by"), rows)


def elevations() -> str:
    from workprint.crafts.previz.camera import ANGLES, DUTCH, HEIGHTS

    said = [f"`{name}` {up:+g}°" for name, up in ANGLES.items() if name != "dutch"]
    lens = [f"`{name}` {height:g} H" for name, height in HEIGHTS.items()]
    rolled = f"`dutch` is `eye` rolled by {DUTCH:g}°, or by the degrees that are said"
    return wrapped(f"Camera above the subject: {', '.join(said)}. Height of the lens: {', '.join(lens)}. {rolled}.")


def amounts() -> str:
    from workprint.crafts.previz.moves import AMOUNT

    return table(("move", "slow", "medium", "fast"), [(kind, *(f"{by:g}" for by in row.values())) for kind, row in AMOUNT.items()])


def lights() -> str:
    from workprint.story import lightwords as w

    rows = [(f"`{name}` (`on`, `off`)", " ".join(sorted(words))) for name, words in w.GIVERS.items()]
    beams: dict[str, list[str]] = {}
    for word, source in w.BEAMS.items():
        beams.setdefault(source, []).append(word)
    gels: dict[str, list[str]] = {}
    for word, gel in w.COLOURS.items():
        gels.setdefault(gel, []).append(word)
    rows += [(f"light of `{source}`", " ".join(words)) for source, words in beams.items()]
    rows += [(f"light in `{gel}`", " ".join(words)) for gel, words in gels.items()]
    return table(("what", "said as"), rows)


def hours() -> str:
    from workprint.crafts.previz.light import INSIDE, OUTSIDE

    rows = [(time, f"{OUTSIDE[time].height:g}°", f"{INSIDE[time].height:g}°", f"{OUTSIDE[time].haze:g} m") for time in OUTSIDE]
    return table(("time", "sun or moon outside", "light inside", "haze outside"), rows)


# --------------------------------------------------------------------------------------------- sound


def levels() -> str:
    from workprint.crafts.sound import limiter, loudness, mix, mouths, polish, speech
    from workprint.media import aac
    from workprint.plan import sound

    rows = [
        ("a line as it is kept", f"{polish.LEVEL:g} LUFS, true peak at most {polish.CEILING:g} dBTP", "`crafts/sound/polish.py`"),
        ("pace", f"{speech.CALIBRATION:g} characters a second; to fit, up to {speech.FASTEST:g} times faster", "`crafts/sound/speech.py`"),
        ("mouths", f"a shape stands {mouths.HOLD} samples or more, {mouths.LEAD} samples ahead of its sound", "`crafts/sound/mouths.py`"),
        ("a scene's mix", f"true peak at most {mix.CEILING:g} dBTP", "`crafts/sound/mix.py`"),
        ("limiter", f"holds {limiter.HOLD} samples, looks at {limiter.CONTEXT} to either side", "`crafts/sound/limiter.py`"),
        ("the film", f"{sound.TARGET:g} LUFS integrated, true peak at most {sound.CEILING:g} dBTP", "`plan/sound.py`"),
        ("the one gain", f"in steps of {sound.STEP:g} dB, at most {loudness.MOST:g} dB up or down", "`plan/sound.py`, `loudness.py`"),
        ("loudest three seconds", f"at most {loudness.HEADROOM:g} dB over the film's level", "`crafts/sound/loudness.py`"),
        ("a film without voices", f"left as quiet as it is under {loudness.BACKGROUND:g} LUFS", "`crafts/sound/loudness.py`"),
        (
            "a coded window",
            f"{sound.WINDOW} packets of {sound.PACKET} samples ({sound.WINDOW * sound.PACKET / 48000:.2f} s)",
            "`plan/sound.py`",
        ),
        ("what its coder hears besides", f"{aac.LEAD} packets before, {aac.TAIL} after", "`media/aac.py`"),
    ]
    return table(("what", "how much", "where it says so"), rows)


def rooms() -> str:
    from workprint.crafts.sound.mix import ACOUSTICS

    return wrapped("; ".join(f"{kind} {seconds:g} s at {level:g} dB" for kind, (seconds, level) in ACOUSTICS.items()) + ".")


def dialects() -> str:
    from workprint.plan import prompts

    rows = []
    for name, each in prompts.dialects().items():
        orders = [rule for key, rule in each.rules.items() if key.startswith("order.")]
        limits = [f"{rule['most']:,} {rule['unit']}" for key, rule in each.rules.items() if key.startswith("limits.text")]
        forms = dict.fromkeys(rule["form"] for rule in orders)
        guessed = [key for key, rule in each.rules.items() if rule.basis == "third-party"]
        ways = {"field": "a field", "tail": "`--no`", "prose": "in the text", "forbidden": "none"}
        row = (f"`{name}`", each.title, ", ".join(each.kinds), ", ".join(forms), "; ".join(limits) or "-")
        rows.append((*row, ways[str(each.says("negatives", "way"))], f"{len(guessed)} of {len(each.rules)}"))
    return table(("dialect", "of", "words a", "form", "limit", "negatives", "rules only others tell"), rows)


BLOCKS: dict[str, Callable[[], str]] = {
    each.__name__.replace("_", " "): each
    for each in (
        sizes,
        angles,
        views,
        moves,
        speeds,
        kinds,
        marks,
        verbs,
        stage_verbs,
        pieces,
        in_hand,
        feelings,
        sights,
        times,
        framing,
        elevations,
        amounts,
        hours,
        lights,
        levels,
        rooms,
        dialects,
    )
}


def renewed(text: str) -> str:
    """A page's text with every list as the code has it now."""
    return _BLOCK.sub(lambda found: f"{found[1]}\n{BLOCKS[found[2]]()}\n{found[4]}", text)


def listed(text: str) -> list[str]:
    """The names of a page's lists."""
    return [found[2] for found in _BLOCK.finditer(text)]


def main() -> None:
    """Write every list into its page."""
    for page in sorted(DESIGN.glob("*.md")):
        text = page.read_text(encoding="utf-8")
        page.write_text(renewed(text), encoding="utf-8")


if __name__ == "__main__":
    main()
