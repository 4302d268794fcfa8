"""The words and turns of phrase in which pages speak of light: what gives it, what becomes of it, its colours; and what a change of it is.

Data; knows nothing of sentences, scenes or lamps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workprint.story.lexicon import bag


def _forms(verbs: str) -> frozenset[str]:
    """Every regular form of some verbs."""
    found = set()
    for verb in verbs.split():
        stem = verb[:-1] if verb.endswith("e") else verb
        found |= {verb, f"{verb}es" if verb.endswith(("sh", "ch", "s")) else f"{verb}s", f"{stem}ing", f"{stem}ed"}
        if verb[-1] in "pbtmn" and verb[-2] in "aeiou" and verb[-3:-2] not in tuple("aeiou"):
            found |= {f"{verb}{verb[-1]}ing", f"{verb}{verb[-1]}ed"}
    return frozenset(found)


ROOM = "lights"
"""All that burns by electricity and is not named otherwise."""
POWER = "power"
"""All that burns by electricity, screens too."""
GIVERS: dict[str, frozenset[str]] = {
    ROOM: bag("light lights lighting bulbs floodlights spotlights spotlight fluorescents"),
    POWER: bag("power electricity"),
    "lamp": bag("lamp lamps bulb lightbulb chandelier sconce nightlight"),
    "candle": bag("candle candles"),
    "fire": bag("fire fireplace campfire bonfire flames hearth"),
    "lantern": bag("lantern lanterns"),
    "torch": bag("torch torches flashlight flashlights"),
    "street lamp": bag("streetlamp streetlamps streetlight streetlights lamppost"),
    "screen": bag("television tv screen screens monitor monitors viewscreen laptop"),
    "match": bag("match matchstick lighter"),
}
"""What gives light, by what it is called in a light's `on` and `off`."""
GIVER = {word: name for name, words in GIVERS.items() for word in words}
HANDHELD = ("match", "candle", "lantern", "torch")
"""What may burn in somebody's hand."""

OUT_BY_ITSELF = _forms("die fail extinguish douse kill snuff quench") | bag("dies dying died killing")
PARTICLED = _forms("turn switch flick flip click snap shut cut put blow burn come flash spring buzz hum jump go wink blink flicker sputter")
PARTICLED |= bag("went goes came comes coming blown blew is are put cut shut gone going flares roars surges bursts")
OUT, UP, DOWN = bag("out off dark black dead"), bag("on alive up"), bag("down low lower")
TO_LIFE = ("life", "full")
LIGHTING = bag("lights lit lighting light ignites ignite igniting strikes strike striking kindles")
DIMMING = _forms("dim fade lower soften weaken") | bag("dims dimmed dimmer low dim")
FLICKERING = _forms("flicker stutter sputter strobe flutter")
FLASHING = _forms("flash pulse blink spin rotate whirl strobe")
FLARING = _forms("flare leap roar blaze surge")
FLOODING = _forms("illuminate flood fill blind engulf erupt burst explode blaze hit bathe")
BRIGHT = bag("bright blinding brilliant dazzling white intense")
ALARMS = bag("emergency alarm alert warning alarms siren sirens hazard")
STEADY = bag(
    "is are was hang hangs hanging burn burns burning shine shines shining glow glows glowing fall falls falling stream streams "
    "streaming pour pours spill spills filter filters cast casts hum hums buzz buzzes stand stands sit sits wait waits reflect reflects "
    "from in on over above at through behind overhead of and with by into outside twinkle twinkles glitter glitters remain remains change"
)
"""What a light may do without any change of it."""
COLOURS: dict[str, str] = {
    "red": "red", "crimson": "red", "scarlet": "red", "blood-red": "red", "blue": "blue", "bluish": "blue", "green": "green",
    "greenish": "green", "amber": "amber", "orange": "amber", "golden": "amber", "yellow": "amber", "sickly": "green", "purple": "purple",
    "violet": "purple", "pink": "pink", "magenta": "pink", "white": "white",
}  # fmt: skip
"""The gels."""
BEAMS: dict[str, str] = {
    "candlelight": "candle", "firelight": "fire", "lamplight": "lamp", "moonlight": "moon", "moonlit": "moon", "candlelit": "candle",
    "torchlight": "torch", "firelit": "fire", "lamplit": "lamp", "neon": "neon",
}  # fmt: skip
"""Words that say a light and what it comes of at once."""
DARKNESS = bag("darkness blackness dark")
LEVELS = ("dim", "out", "bright")
MOTIONS = ("flicker", "pulse", "lightning", "flash", "burst", "sweep", "flare", "silhouette")
SOURCES = ("lamp", "candle", "fire", "screen", "torch", "lantern", "moon", "neon", "window")
GELS = tuple(dict.fromkeys(COLOURS.values()))
QUIET = bag(
    "the a an all of only by in and to is are was suddenly slowly room whole room's completely totally again back entire total complete "
    "pitch normal steady full then now softly gently"
)
"""What may stand beside these words in a stage note."""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of the light, `share` thousandths into its sentence. What is None stays as it was; "" is as the hour and the place have
    it. `motion` is over with its sentence unless it `lasts`; `on` and `off` name what is lit and put out. What is `still` is no event: a
    scene that begins so has been so before.
    """

    share: int = 0
    level: str | None = None
    colour: str | None = None
    of: str | None = None
    motion: str = ""
    lasts: bool = False
    on: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    still: bool = False


def _phrase(pattern: str) -> re.Pattern[str]:
    return re.compile(rf" (?:{pattern})(?= )")


_SHADES = "|".join(sorted(COLOURS, key=len, reverse=True))
NAMED = dict.fromkeys(("panel", "panels", "phone", "computer", "dashboard", "console", "consoles"), "screen") | {
    "moon": "moon",
    "window": "window",
}
"""What else light may be said to come of."""
_OF = "|".join(sorted({*GIVER, *BEAMS, *NAMED} - {"light", "lights", "lighting", "power", "electricity"}))
_ROOM = r"(?:room|everything|corridor|place|bridge|stage|scene|street|hall|house|cellar|ship)"
ROOM_TURNS = re.compile(rf" {_ROOM} (?:turns|goes|glows|is|flushes) (?:\S+ )?(?P<colour>{_SHADES})(?= )|{_ROOM} goes (?:dark|black)")
HINT = re.compile(
    r"lightning|headlights|headlamps|silhouett|blackout|flash|explo|gloom|dimly|brightly|backlit|bathed|lit$|glow|shadows|gunfire"
)
"""How words begin without which no sentence is looked at."""
PHRASES: tuple[tuple[re.Pattern[str], Change], ...] = tuple(
    (_phrase(pattern), change)
    for pattern, change in (
        (
            r"(?:plung|thrown|cast|drop|sink)\w* (?:\S+ ){0,3}?in(?:to)? (?:\S+ )?(?:darkness|blackness|black|the dark)"
            r"|(?:darkness|blackness) (?:falls|descends|swallows|engulfs|returns|everywhere|again)|blackout"
            r"|(?:goes|went) (?:\S+ )?(?:dark|black)"
            r"|(?:total|complete|utter|pitch|sudden|near) (?:darkness|blackness|black|dark)|in (?:the )?(?:darkness|dark)(?= $| [.,!])"
            r"|(?:sits?|stands?|waits?|alone) in the (?:dark|darkness)|(?<=^ )(?:darkness|dark|black)(?= $| [.,!])",
            Change(level="out", colour="", off=(ROOM,)),
        ),
        (r"(?:dimly|faintly|poorly|barely) lit by (?:\S+ ){0,3}?(?P<of>" + _OF + ")", Change(level="dim", of="")),
        (r"lit (?:only )?by (?:\S+ ){0,4}?(?P<of>" + _OF + ")", Change(of="")),
        (r"(?:by|in) (?:the )?(?:\S+ )?(?:light|glow) of (?:\S+ ){0,3}?(?P<of>" + _OF + ")", Change(of="")),
        (r"(?:dimly|faintly|poorly|barely) lit|(?:dim|low|faint|murky) light(?:s|ing)?|half-light|gloom", Change(level="dim")),
        (r"(?:brightly|harshly) lit", Change(level="bright")),
        (r"(?P<of>candlelight|firelight|lamplight|moonlight|torchlight|candlelit|firelit|lamplit|moonlit|neon)", Change(of="")),
        (r"lightning", Change(motion="lightning")),
        (
            r"(?:flash|burst) of (?:\S+ ){0,2}?light|(?:camera|muzzle|bulb) flash\w*|flashbulbs?|gunfire|explosions?(?! sound)|explodes?",
            Change(motion="flash"),
        ),
        (
            r"(?:bright|blinding|brilliant|dazzling|white|intense) (?:white )?(?:light|lights|glare|glow) (?:\S+ ){0,2}?"
            r"(?:illuminat|flood|fill|blind|engulf|appear|shine|erupt|burst|explod|hit|bath|pour|stream)\w*",
            Change(level="bright", motion="burst"),
        ),
        (r"headl(?:ights|amps)(?! (?:go|are|turn|switch|die|cut|off|out))", Change(motion="sweep")),
        (r"silhouett\w*|backlit", Change(motion="silhouette")),
    )
)
GEL = re.compile(
    rf" (?:(?:bathe[sd]?|bathing|washe[sd]|drenched|floods?|glows?|glowing|lit|turns?|goe?s?|shines?|tints?) "
    rf"(?:\S+ ){{0,3}}?(?:in |with |by |the |a |to |deep |eerie |dim )*(?P<lead>x)?|casts? (?:\S+ ){{0,3}}?|)(?P<colour>{_SHADES}) "
    r"(?:\S+ )?(?:light|lights|lighting|glow|glare|shadows|haze|hue|\.|!|$)"
)
SUBJECT = re.compile(
    r" (?:suddenly |then |and |, )*(?:all )?(?:the |an? )(?:\w+ )??(?P<noun>lights?|lighting|lamps?|bulb) (?:\w+ly )?(?P<verb>[a-z]+)(?= )"
)
