"""What a face shows where the page speaks of its parts: `her eyes widen`, `Wells' expression hardens`, `his smile fades`.

Knows parts of a face and what each does; knows nothing of whose it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workprint.story import lexicon, stagewords

_SHOWN = (
    # parts, what they do, the mood, how much
    ("eyes", "widens bulges", "surprised", stagewords.PLAIN),
    ("eyes", "narrows flashes blazes hardens", "angry", stagewords.PLAIN),
    ("eyes", "fills wells waters moistens reddens glistens", "sad", stagewords.PLAIN),
    ("eyes", "lights shines sparkles twinkles brightens softens smiles", "happy", stagewords.PLAIN),
    ("eyes", "darts", "afraid", stagewords.SLIGHT),
    ("face expression features gaze look", "hardens darkens tightens twists reddens sets clouds stiffens", "angry", stagewords.PLAIN),
    ("face expression features gaze look", "falls crumples crumbles sags drops saddens", "sad", stagewords.PLAIN),
    ("face expression features gaze look", "lights brightens softens relaxes clears beams glows", "happy", stagewords.PLAIN),
    ("face", "pales drains whitens blanches", "afraid", stagewords.VERY),
    ("jaw mouth", "drops gapes falls hangs", "surprised", stagewords.VERY),
    ("jaw teeth fists fist knuckles", "clenches tightens sets whitens grinds", "angry", stagewords.PLAIN),
    ("brow brows forehead eyebrows", "furrows knits creases wrinkles", "angry", stagewords.SLIGHT),
    ("brow brows eyebrow eyebrows", "rises raises lifts arches shoots", "surprised", stagewords.SLIGHT),
    ("lip lips chin", "trembles quivers wobbles", "sad", stagewords.PLAIN),
    ("lip lips mouth nose", "curls wrinkles", "disgusted", stagewords.PLAIN),
    ("smile grin", "fades vanishes disappears dies drops falters freezes", "sad", stagewords.SLIGHT),
    ("smile grin", "spreads widens broadens grows appears plays", "happy", stagewords.PLAIN),
    ("tears tear", "runs rolls streams falls fills wells trickles slides flows", "sad", stagewords.VERY),
    ("hand hands knees body", "trembles shakes", "afraid", stagewords.PLAIN),
    ("shoulders", "slumps sags drops", "sad", stagewords.PLAIN),
    ("blood colour color", "drains leaves", "afraid", stagewords.VERY),
)


def _known() -> dict[str, dict[str, tuple[str, int]]]:
    found: dict[str, dict[str, tuple[str, int]]] = {}
    for parts, verbs, mood, strength in _SHOWN:
        shown = {form: (mood, strength) for verb in verbs.split() for form in (verb, lexicon.ing(verb), lexicon.base(verb))}
        for part in parts.split():
            found.setdefault(part, {}).update(shown)
    return found


_KNOWN = _known()


def shown(lower: Sequence[str]) -> Iterator[tuple[int, int, str, int]]:
    """Every feeling that a sentence's words (in lower case) show in a face: the place of the part, that of what it does, mood, strength."""
    for at, word in enumerate(lower):
        does = _KNOWN.get(word)
        if does is None:
            continue
        for then in range(at + 1, min(at + 4, len(lower))):
            if lower[then] in does:
                yield at, then, *does[lower[then]]
                break
            if not lower[then].isalpha() or lower[then] in lexicon.PREPOSITIONS:
                break
