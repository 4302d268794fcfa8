"""A written line -> what a speech synthesiser should be given, token by token. Knows spelling; knows nothing of voices or samples.

A token is a stretch between white space, as in `text.split()`; each keeps its place in the spoken text, so that times found there can
be brought back to the words as they are written. Marks that only the eye reads are dropped, dashes become pauses, words in capitals are
read as words (but FBI stays spelled), and what is neither letter, digit nor pause is silent.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 5_000
"""Characters that one line may have."""

_ACRONYMS = "AC AI AM ATM BBC CD CEO CIA DA DC DJ DNA DOA DVD EU FBI FM GPS ID IQ LA MC MI5 MI6 NYC OK PA PC PE PI PM TV UFO UK UN USA VIP"
SPELLED = frozenset(_ACRONYMS.split())
"""Words in capitals that are said letter by letter although they have a vowel (or are so common that a rule need not guess)."""

_SILENT = re.compile(r"[*_~^`|\\<>{}\[\]()#\"“”«»„‹›]+")
_DASH = re.compile(r"—|–|―|-{2,}")
_DOTS = re.compile(r"…|\.{2,}")
_ENDINGS = re.compile(r"[!?]{2,}")
_NAMED = "°+$€£%&@="
_NOISES = (
    (re.compile(r"s+h{2,}", re.I), "[[S:]]"),
    (re.compile(r"p+s+t+", re.I), "[[pst]]"),
    (re.compile(r"m+", re.I), "[[m:]]"),
    (re.compile(r"h+m+", re.I), "[[h@m:]]"),
    (re.compile(r"m+-?h+m+", re.I), "[[m:h'@m]]"),
    (re.compile(r"b+r{2,}", re.I), "[[b@R]]"),
)
"""Sounds that are not words, as phonemes; without this they would be spelled."""

_SCRIPTS = (
    ("CYRILLIC", "ru"), ("GREEK", "el"), ("CJK", "cmn"), ("HIRAGANA", "ja"), ("KATAKANA", "ja"), ("HANGUL", "ko"), ("ARABIC", "ar"),
    ("HEBREW", "he"), ("DEVANAGARI", "hi"), ("ARMENIAN", "hy"), ("GEORGIAN", "ka"), ("THAI", "th"), ("TAMIL", "ta"), ("BENGALI", "bn"),
)  # fmt: skip
"""The first word of a letter's Unicode name, and the language of such a line in a film whose own language is written otherwise."""


@dataclass(frozen=True)
class Wording:
    """`text` to be spoken; `tokens` are (as written, first character in `text`, first character after). Silent tokens are empty there."""

    text: str
    tokens: tuple[tuple[str, int, int], ...]

    @property
    def silent(self) -> bool:
        return not any(char.isalnum() for char in self.text)


def worded(text: str) -> Wording:
    """The wording of one line. Any text will do; what cannot be said is silent."""
    shouted = _shouted(text)
    parts, tokens, at = [], [], 0
    for token in text.split():
        said = _said(token, shouted)
        if at and said:
            parts.append(" ")
            at += 1
        parts.append(said)
        tokens.append((token, at, at + len(said)))
        at += len(said)
    return Wording("".join(parts), tuple(tokens))


def language_of(text: str) -> str:
    """The language that most letters' script suggests ("ru" for Cyrillic), or "" for Latin and for text without letters."""
    counts: dict[str, int] = {}
    for char in text:
        if char.isalpha():
            script = unicodedata.name(char, "").split(" ")[0]
            language = next((tag for name, tag in _SCRIPTS if name == script), "")
            counts[language] = counts.get(language, 0) + 1
    if counts.get("ja") and counts.get("cmn"):
        counts["ja"] += counts.pop("cmn")
    return max(counts, key=lambda tag: (counts[tag], tag)) if counts else ""


def _shouted(text: str) -> bool:
    """A line all in capitals: there, capitals mean nothing about a word."""
    return text.upper() == text and len(text.split()) > 2


def _said(token: str, shouted: bool) -> str:
    kept = "".join(char if _sayable(char) else " " for char in unicodedata.normalize("NFC", token))
    noise = _noise(kept)
    if noise:
        return noise
    plain = _SILENT.sub(" ", kept).strip()
    if not any(char.isalnum() or char in _NAMED for char in plain):
        return "," if _DASH.search(plain) or _DOTS.search(plain) else ""
    plain = _ENDINGS.sub(lambda marks: "?" if "?" in marks[0] else "!", plain)
    plain = _DOTS.sub("… ", _DASH.sub(",", plain).lstrip(","))
    plain = re.sub(r"(?<=[^\W\d])/(?=[^\W\d])", " ", plain.rstrip("/"))
    return " ".join(_cased(word, shouted) for word in plain.split())


def _noise(token: str) -> str:
    """`token` as phonemes where it is a noise ("Shh!"), with its closing mark."""
    bare = token.strip(" .,!?…—–-*_\"“”'’")
    for pattern, phonemes in _NOISES:
        if len(bare) > 1 and pattern.fullmatch(bare):
            return phonemes + ("," if token.rstrip("*_\"“”'’")[-1:] in set(".,!?…—") else "")
    return ""


def _sayable(char: str) -> bool:
    """Letters, marks, digits, punctuation and the few symbols that have a name one would say."""
    return unicodedata.category(char)[0] in "LMNP" or char in _NAMED


def _cased(word: str, shouted: bool) -> str:
    """A word in capitals in small letters, unless it is one that is spelled."""
    letters = "".join(char for char in word if char.isalnum())
    if len(letters) < 2 or not letters.isupper():
        return word
    bare = re.sub(r"S$|['’]S$", "", letters)
    if bare in SPELLED and not (shouted and len(bare) == 2 and bare not in ("OK", "TV", "UK")):
        return word
    if not shouted and len(letters) <= 5 and letters.isascii() and not set(letters) & set("AEIOUY"):
        return word
    return word.lower()
