"""Kinds and breeds of animals as data: what each word makes of an animal's size, build, ears, coat and colours.

An animal looks the same in every shot. Knows words and colours; knows nothing of meshes, nor of how a text is read (`reading`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workprint.crafts.previz.forms import Colour

KINDS = ("dog", "cat", "horse", "bird", "chicken")
CALLED = {
    "dog": "dog hound mutt puppy pup doggy labrador retriever shepherd alsatian husky collie terrier poodle dachshund beagle dalmatian "
    "bulldog pug greyhound wolf spaniel mastiff corgi rottweiler doberman",
    "cat": "cat kitten kitty tomcat tabby siamese persian",
    "horse": "horse pony mare stallion foal colt gelding mule donkey mustang steed nag",
    "bird": "bird crow raven pigeon dove seagull gull sparrow robin parrot jackdaw blackbird canary owl",
    "chicken": "chicken hen rooster cock cockerel chick",
}
SIZES = {
    "tiny": 0.62,
    "little": 0.8,
    "small": 0.8,
    "average": 1.0,
    "medium": 1.0,
    "big": 1.15,
    "large": 1.15,
    "tall": 1.12,
    "huge": 1.3,
    "giant": 1.35,
}
BUILDS = {"thin": 0.86, "skinny": 0.84, "slim": 0.92, "lean": 0.92, "average": 1.0, "broad": 1.1, "stocky": 1.14, "fat": 1.28, "heavy": 1.2}
PATTERNS = {
    "dog": ("plain", "bib", "saddle", "mask", "tricolour", "patches", "spots"),
    "cat": ("plain", "tabby", "tuxedo", "patches", "points"),
    "horse": ("plain", "socks", "bay", "blaze", "patches", "dapple"),
    "bird": ("crow", "pigeon", "gull", "sparrow", "robin", "parrot", "dove", "plain"),
    "chicken": ("hen", "rooster", "chick"),
}
PASSED = ("voice", "pitch", "pace", "accent", "language", "gender", "words")
"""Traits that are not for the eye, or say nothing of an animal's."""
HEIGHTS = {"dog": 0.83, "cat": 0.37, "horse": 2.1, "bird": 0.265, "chicken": 0.43}
"""To the crown or the ears of the canonical animal, metres."""
EARS = ("prick", "half", "drop")
TRAITS = (
    "kind",
    "size",
    "build",
    "colour",
    "second",
    "pattern",
    "ears",
    "tail",
    "eyes",
    "hair",
    "breed",
    "age",
    "figure",
    "fluff",
    "height",
)
# what a breed or word makes of an animal: numbers and choices of `Breed`, colours as hex
BREEDS: dict[str, dict[str, Any]] = {
    "labrador": {"coat": "d9b47a", "ears": "drop", "build": 1.08, "fluff": 0.15, "scale": 1.0},
    "retriever": {"coat": "c98f4e", "ears": "drop", "build": 1.06, "fluff": 0.8, "scale": 1.02},
    "shepherd": {"coat": "a8733f", "third": "2b2624", "pattern": "saddle", "ears": "prick", "fluff": 0.6, "scale": 1.1},
    "alsatian": {"coat": "a8733f", "third": "2b2624", "pattern": "saddle", "ears": "prick", "fluff": 0.6, "scale": 1.1},
    "husky": {
        "coat": "6d7078",
        "second": "efece4",
        "third": "55585f",
        "pattern": "mask",
        "ears": "prick",
        "fluff": 1.0,
        "tail": "curl",
        "eye": "7fb2cf",
    },
    "wolf": {
        "coat": "77736c",
        "second": "cfc6b6",
        "third": "5b5853",
        "pattern": "mask",
        "ears": "prick",
        "fluff": 1.0,
        "scale": 1.25,
        "eye": "c9a043",
    },
    "collie": {"coat": "2b292b", "second": "f0ece2", "third": "2b292b", "pattern": "bib", "ears": "half", "fluff": 1.0, "scale": 0.92},
    "terrier": {
        "coat": "b98f63",
        "third": "3a302a",
        "pattern": "plain",
        "ears": "half",
        "scale": 0.6,
        "muzzle": 0.85,
        "fluff": 0.7,
        "tail": "short",
    },
    "poodle": {"coat": "e9e2d4", "ears": "drop", "fluff": 1.0, "scale": 0.8, "build": 0.92},
    "dachshund": {"coat": "6f3f26", "ears": "drop", "fluff": 0.1, "leg": 0.52, "scale": 0.62, "muzzle": 1.1, "build": 0.92},
    "corgi": {"coat": "c88a4a", "second": "f3eee4", "pattern": "bib", "ears": "prick", "leg": 0.55, "scale": 0.72, "fluff": 0.6},
    "beagle": {
        "coat": "b5773f",
        "second": "f2ede3",
        "third": "2b2624",
        "pattern": "tricolour",
        "ears": "drop",
        "scale": 0.68,
        "fluff": 0.15,
    },
    "spaniel": {"coat": "7a4528", "second": "efe8da", "pattern": "bib", "ears": "drop", "scale": 0.74, "fluff": 0.9},
    "dalmatian": {"coat": "f3f0e9", "third": "29272a", "pattern": "spots", "ears": "drop", "fluff": 0.0},
    "bulldog": {
        "coat": "cda479",
        "second": "f0e8da",
        "pattern": "bib",
        "ears": "half",
        "scale": 0.68,
        "build": 1.4,
        "muzzle": 0.3,
        "leg": 0.78,
        "head": 1.2,
        "tail": "short",
    },
    "pug": {
        "coat": "d8b98c",
        "third": "2c2726",
        "pattern": "saddle",
        "ears": "half",
        "scale": 0.52,
        "build": 1.25,
        "muzzle": 0.2,
        "leg": 0.85,
        "head": 1.15,
        "tail": "curl",
    },
    "mastiff": {"coat": "b98d5c", "third": "2c2726", "ears": "drop", "scale": 1.28, "build": 1.28, "muzzle": 0.75, "head": 1.1},
    "rottweiler": {
        "coat": "29262a",
        "second": "9b5f34",
        "pattern": "bib",
        "ears": "drop",
        "scale": 1.1,
        "build": 1.22,
        "muzzle": 0.8,
        "tail": "short",
    },
    "doberman": {
        "coat": "29262a",
        "second": "9b5f34",
        "pattern": "bib",
        "ears": "prick",
        "scale": 1.15,
        "build": 0.92,
        "tail": "short",
        "fluff": 0.0,
    },
    "greyhound": {"coat": "8c8a88", "ears": "half", "scale": 1.12, "build": 0.8, "muzzle": 1.2, "fluff": 0.0},
    "hound": {"ears": "drop", "scale": 1.1, "fluff": 0.15},
    "puppy": {"scale": 0.5, "head": 1.3, "muzzle": 0.7, "leg": 0.85, "build": 1.1},
    "pup": {"scale": 0.5, "head": 1.3, "muzzle": 0.7, "leg": 0.85, "build": 1.1},
    "kitten": {"scale": 0.52, "head": 1.35, "leg": 0.85},
    "siamese": {"coat": "e4d5bb", "third": "4a3a34", "pattern": "points", "eye": "6fa3c8", "build": 0.86, "fluff": 0.0},
    "persian": {"coat": "dcd5c8", "fluff": 1.0, "build": 1.15, "eye": "c9a043"},
    "tabby": {"pattern": "tabby"},
    "tuxedo": {"pattern": "tuxedo", "coat": "29282b"},
    "calico": {"pattern": "patches", "coat": "f0ebe0", "third": "b8743a"},
    "ginger": {"coat": "c07a3a", "pattern": "tabby"},
    "tom": {"build": 1.12},
    "pony": {"scale": 0.76, "leg": 0.86, "build": 1.12, "head": 1.1, "fluff": 0.6},
    "foal": {"scale": 0.60, "leg": 1.22, "build": 0.82, "head": 0.95},
    "colt": {"scale": 0.8, "leg": 1.08, "build": 0.88},
    "donkey": {
        "scale": 0.72,
        "coat": "8b857c",
        "second": "d8d2c4",
        "ears": "long",
        "build": 1.05,
        "leg": 0.92,
        "head": 1.12,
        "pattern": "blaze",
    },
    "mule": {"scale": 0.92, "coat": "5d4a3c", "ears": "long", "head": 1.06},
    "bay": {"coat": "7a4527", "hair": "211d1d", "pattern": "bay"},
    "chestnut": {"coat": "87492a", "hair": "7a3f24", "pattern": "blaze"},
    "palomino": {"coat": "cfa05c", "hair": "ece2cc", "pattern": "socks"},
    "piebald": {"coat": "efeae0", "third": "2b292b", "hair": "2b292b", "pattern": "patches"},
    "pinto": {"coat": "efeae0", "third": "7a4527", "hair": "5d3a26", "pattern": "patches"},
    "dapple": {"coat": "a9a9ab", "hair": "dddbd6", "pattern": "dapple"},
    "crow": {"pattern": "crow"},
    "raven": {"pattern": "crow", "scale": 1.3},
    "jackdaw": {"pattern": "crow", "scale": 0.75},
    "blackbird": {"pattern": "crow", "scale": 0.6},
    "pigeon": {"pattern": "pigeon"},
    "dove": {"pattern": "dove"},
    "seagull": {"pattern": "gull", "scale": 1.25},
    "gull": {"pattern": "gull", "scale": 1.25},
    "sparrow": {"pattern": "sparrow", "scale": 0.45},
    "robin": {"pattern": "robin", "scale": 0.45},
    "canary": {"pattern": "plain", "coat": "e5c44c", "scale": 0.42},
    "parrot": {"pattern": "parrot", "scale": 1.0},
    "owl": {"pattern": "sparrow", "scale": 1.25, "head": 1.4, "build": 1.1},
    "rooster": {"pattern": "rooster", "scale": 1.12},
    "cockerel": {"pattern": "rooster"},
    "cock": {"pattern": "rooster", "scale": 1.12},
    "chick": {"pattern": "chick", "scale": 0.32, "coat": "e6c552", "head": 1.65, "leg": 0.72},
}
COATS = {
    "dog": ("b07a46", "8a5a36", "3a3231", "d8b888", "6a4a35", "a9764a", "4b4442", "cdb28a"),
    "cat": ("8a7f75", "c07a3a", "2c2a2d", "9b8d7b", "6f675f", "e5ddcf", "54504e"),
    "horse": ("7a4527", "87492a", "3a2c26", "5d3b28", "a9a39a", "b08a5c", "2b2629"),
    "bird": ("6c6f78", "7a5c42", "55606b"),
    "chicken": ("a35f34", "efe8da", "2e2b2d", "c08a4f", "7b4a2e"),
}
EYES = {"dog": "4a2d18", "cat": "9fae4e", "horse": "2b1b14", "bird": "1c1818", "chicken": "c07a2c"}


@dataclass(frozen=True)
class Breed:
    """Everything that decides how one animal looks. `scale` is its size and `leg`, `build`, `head`, `muzzle` the length of its legs, width
    of its body, size of its head, length of its muzzle, relative to the canonical animal of its kind; `fluff` 0..1 how long its coat is.
    `coat`, `second` and `third` are the colours of the `pattern`, `hair` that of mane and tail. Colours as shown.
    """

    name: str
    kind: str
    scale: float = 1.0
    leg: float = 1.0
    build: float = 1.0
    head: float = 1.0
    muzzle: float = 1.0
    fluff: float = 0.3
    ears: str = "drop"
    tail: str = "long"
    pattern: str = "plain"
    coat: Colour = (0.6, 0.42, 0.26)
    second: Colour = (0.93, 0.9, 0.84)
    third: Colour = (0.2, 0.18, 0.18)
    hair: Colour = (0.2, 0.17, 0.16)
    eye: Colour = (0.35, 0.2, 0.1)
