"""What an action line tells that no rule stages: things that move by themselves, and animals that are named and never brought on.

    The ship lurches as it enters warp.  ->  the ship lurches          A sleeping cat.  ->  cat

People's deeds are read elsewhere (`deeds`), light and weather too; this keeps the rest from being passed over without a word. Knows words;
knows nothing of sets.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from workprint.story import lexicon
from workprint.story.sentences import Stretch

_MOVES = lexicon.bag(
    "crosses moves lurches sways rocks drifts explodes collapses shatters rolls crashes bursts topples slides floats bounces spins swings "
    "flies lands sinks tips tilts creeps slithers crawls races hurtles swerves"
)
_DRAWN = lexicon.bag(
    "rain snow sun moon light lights lamp lamps door doors wave waves sea tide wind smoke fog mist night morning day silence sound noise "
    "music voice crowd camera scene water river cloud clouds curtain curtains time bell phone telephone line humming"
)
"""What the stage or the light has moving, or nobody expects to see move."""
_ARTICLES = ("the", "a", "an", "his", "her", "their", "its", "this", "that")
_NEAR = 4
"""So many words may stand between an article and its noun."""


def undone(tokens: Sequence[Stretch], people: Collection[str], animals: Collection[str]) -> Iterator[str]:
    """In words, what a moment tells that is not staged. `people` are the words that name somebody here, in lower case; `animals` the kinds
    of animal that are on stage in the scene.
    """
    said = [token.text for token in tokens]
    for at, word in enumerate(said):
        begin = _article(said, at)
        if begin is None:
            continue
        kind = lexicon.ANIMALS.get(word.lower(), "")
        if kind and kind not in animals and word.islower():
            yield word
        elif at + 1 < len(said) and said[at + 1] in _MOVES and not _somebody(said[begin : at + 1], people):
            yield " ".join(part.lower() for part in said[begin : at + 2])


def _article(said: Sequence[str], at: int) -> int | None:
    """Where the article of the noun at `at` stands; None for a word that is no noun with one."""
    if not said[at].isalpha() or said[at].lower() in _ARTICLES:
        return None
    for back in range(at - 1, max(-1, at - _NEAR), -1):
        if said[back].lower() in _ARTICLES:
            return back
        deed = said[back] in lexicon.ACTS and not said[back].endswith("ing")  # a sleeping cat
        if not said[back].isalpha() or said[back] in lexicon.PREPOSITIONS or deed:
            return None
    return None


def _somebody(noun: Sequence[str], people: Collection[str]) -> bool:
    words = {part.lower() for part in noun}
    return bool(words & (set(people) | set(lexicon.PEOPLE) | set(lexicon.ANIMALS) | _DRAWN))
