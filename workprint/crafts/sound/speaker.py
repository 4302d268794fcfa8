"""One line spoken by espeak-ng, in a process of its own: `python -I -S speaker.py`, an order in, sound and times out.

espeak-ng is GPL-3 and keeps state from one call to the next (the second call of a process gives other samples than the first), so it
is loaded here and nowhere else, and this program speaks once and ends. It is the standard library alone, starts without `site`, and
knows nothing of Workprint: no casting, no films, no numpy.

    stdin    one JSON object: library, data (paths), voice ("en-us+f3"), text, rate (words a minute), pitch, range (0..99), gap (10 ms)
    stdout   one line of JSON: rate (Hz), samples, words [[first character, characters, sample], ...], phonemes [[IPA, sample], ...]
             then `samples` 16-bit little-endian mono samples
    status   0, or 1 with one sentence on stderr

Constants and structures: espeak-ng `src/include/espeak-ng/speak_lib.h`, API revision 12.
"""

from __future__ import annotations

import ctypes
import json
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SYNCHRONOUS, PHONEME_EVENTS, PHONEME_IPA, DONT_EXIT = 2, 1, 2, 0x8000
RATE, VOLUME, PITCH, RANGE, GAP = 1, 2, 3, 4, 7
UTF8, PHONEMES = 1, 0x100
END, WORD, PHONEME = 0, 1, 7
SEED = 1
"""Breath is noise, which espeak-ng would seed from the clock: with it, no whisper would ever be made twice."""


class Id(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user", ctypes.c_void_p),
        ("id", Id),
    )


HEARD = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event))


def opened(library: str, data: str) -> tuple[ctypes.CDLL, int]:
    """The library, started, and its sample rate in Hz."""
    espeak = ctypes.CDLL(library)
    rate = espeak.espeak_Initialize(SYNCHRONOUS, 0, data.encode(), PHONEME_EVENTS | PHONEME_IPA | DONT_EXIT)
    if rate <= 0:
        raise SystemExit(f"espeak-ng does not start with the data in {data}")
    espeak.espeak_ng_SetRandSeed(ctypes.c_long(SEED))
    ctypes.CDLL(None).srand(SEED)
    return espeak, rate


def spoken(order: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The header and the samples of `order`."""
    espeak, rate = opened(order["library"], order["data"])
    if espeak.espeak_SetVoiceByName(order["voice"].encode()) != 0:
        raise SystemExit(f"espeak-ng has no voice {order['voice']!r}")
    for parameter, name in ((RATE, "rate"), (PITCH, "pitch"), (RANGE, "range"), (GAP, "gap"), (VOLUME, "volume")):
        espeak.espeak_SetParameter(parameter, order[name], 0)
    pcm, words, phonemes = bytearray(), [], []

    def heard(samples: Any, count: int, events: Any) -> int:
        if samples and count > 0:
            pcm.extend(ctypes.string_at(samples, count * 2))
        at = 0
        while events[at].type != END:
            event = events[at]
            if event.type == WORD:
                words.append((event.text_position - 1, event.length, event.audio_position * rate // 1000))
            elif event.type == PHONEME:
                name = bytes(event.id.string).split(b"\0")[0].decode("utf-8", "ignore")
                phonemes.append((name, event.audio_position * rate // 1000))
            at += 1
        return 0

    callback = HEARD(heard)
    espeak.espeak_SetSynthCallback(callback)
    text = order["text"].encode() + b"\0"
    if espeak.espeak_Synth(text, len(text), 0, 1, 0, UTF8 | PHONEMES, None, None) != 0:
        raise SystemExit("espeak-ng refused the text")
    espeak.espeak_Synchronize()
    return {"rate": rate, "samples": len(pcm) // 2, "words": words, "phonemes": phonemes}, bytes(pcm)


def main() -> None:
    header, pcm = spoken(json.loads(sys.stdin.buffer.read()))
    if sys.byteorder == "big":
        swapped = bytearray(pcm)
        swapped[0::2], swapped[1::2] = pcm[1::2], pcm[0::2]
        pcm = bytes(swapped)
    sys.stdout.buffer.write(json.dumps(header).encode() + b"\n" + pcm)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
