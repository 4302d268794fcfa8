"""Phonemes with times -> the mouth shapes that a face shows. Knows sounds and shapes; knows nothing of voices, frames' rate or drawing.

The shapes are the nine of Rhubarb Lip Sync (D. S. Wolf, MIT), which animators have drawn since Hanna-Barbera:

    A closed: p b m        B teeth together: k s t, ee      C open: eh, ae, uh      D wide: ah
    E rounded: aw, er      F puckered: oo, w                G teeth on lip: f v     H tongue up: l      X at rest
"""

from __future__ import annotations

from collections.abc import Iterable

HOLD = 4000
"""Samples that a shape stands at least (two frames at 24 a second): a shorter one flickers. Shapes change on this grid."""
LEAD = 2000
"""Samples by which a mouth is ahead of its sound: lips form before they are heard, and a late mouth is noticed first."""
PAUSE = 5000
"""Samples without a phoneme after which the mouth is at rest."""

SHAPES = {
    "A": "pbmɱɓʙɸβ",
    "G": "fvʋ",
    "H": "lɫɭʎɬɮ",
    "F": "uʊwʍʉyʏɯøœɥɰ",
    "E": "oɔɒɜɝɚɤɞɵɹɻɾrʁʀɽ",
    "D": "ɑaɶʌɐ",
    "C": "ɛæeəɘħhɦ",
    "B": "iɪɨᵻszʃʒtdnŋkɡgxɣjθðcɟɲqɢçʝʂʐɕʑʈɖɳɴχʔʕ",
}
"""The IPA letters of each shape. espeak-ng's IPA uses these for all its languages; marks of length, stress and tone say nothing here."""

_SHAPE = {letter: shape for shape, letters in SHAPES.items() for letter in letters}
WEIGHT = {"A": 3.0, "G": 2.6, "F": 1.7, "D": 1.4, "E": 1.3, "C": 1.2, "H": 0.9, "B": 0.8, "X": 1.0}
"""What is seen when several shapes fall into one hold: lips that close are missed most, clenched teeth least."""


def shapes_of(phoneme: str) -> str:
    """The shapes that one phoneme passes through: "aɪ" -> "DB", "m" -> "A", "" -> ""."""
    found = ""
    for letter in phoneme:
        shape = _SHAPE.get(letter, "")
        if shape and not found.endswith(shape):
            found += shape
    return found


def mouths(phonemes: Iterable[tuple[str, int]], samples: int) -> list[tuple[int, str]]:
    """Shapes with the sample where each begins, for a sound of `samples`; the first begins at 0, the last is X at its end.

    `phonemes` are (IPA, sample) in order; "" is a stop in the speech. No shape stands for less than `HOLD`.
    """
    slots = [dict[str, float]() for _ in range(max(1, -(-samples // HOLD)))]
    for start, end, shape in _stretches(list(phonemes), samples):
        for slot in range(start // HOLD, min(len(slots), -(-end // HOLD))):
            shared = min(end, (slot + 1) * HOLD) - max(start, slot * HOLD)
            slots[slot][shape] = slots[slot].get(shape, 0.0) + shared * WEIGHT[shape]
    track: list[tuple[int, str]] = []
    for slot, weights in enumerate(slots):
        shape = max(weights, key=lambda shape: (weights[shape], shape)) if weights else "X"
        if not track or track[-1][1] != shape:
            track.append((slot * HOLD, shape))
    if track[-1][1] == "X":
        track.pop()
    if track and samples - track[-1][0] < HOLD:
        track.pop()
    return [*track, (samples if track else 0, "X")]


def _stretches(phonemes: list[tuple[str, int]], samples: int) -> Iterable[tuple[int, int, str]]:
    """(start, end, shape), with the lead; a diphthong's second half is shorter, a short stop keeps the shape before it."""
    last = "X"
    for index, (phoneme, at) in enumerate(phonemes):
        until = phonemes[index + 1][1] if index + 1 < len(phonemes) else samples
        shapes = shapes_of(phoneme)
        if not shapes:
            shapes = "X" if until - at >= PAUSE else last
        start, length = at - LEAD, until - at
        first = length if len(shapes) == 1 else length * 3 // 5
        yield max(0, start), max(0, start + first), shapes[0]
        if len(shapes) > 1:
            yield max(0, start + first), max(0, until - LEAD), shapes[-1]
        last = shapes[-1]
