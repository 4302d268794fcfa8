"""What each slot of a dialect's order says of one shot: `{action}`, `{move}`, `{light}`, `{dialogue}`. Pure.

A slot is a method `slot_NAME` that gives text, "" for nothing to say; a dialect's file may name any of them. Knows parts, a dialect's
words, and who has been introduced; knows nothing of what stands where.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from workprint.plan.prompts import english
from workprint.plan.prompts.introductions import Introductions

_LINE = "\x00"
"""Where a line will stand, verbatim, once the words around it are tidy."""
LANGUAGES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch"}
LANGUAGES |= {"zh": "Chinese", "ja": "Japanese", "ko": "Korean", "ru": "Russian", "pl": "Polish", "tr": "Turkish", "ar": "Arabic"}
LANGUAGES |= {"hi": "Hindi", "sv": "Swedish", "da": "Danish", "no": "Norwegian", "fi": "Finnish", "cs": "Czech", "el": "Greek"}
LANGUAGES |= {"uk": "Ukrainian", "ro": "Romanian", "hu": "Hungarian", "id": "Indonesian", "vi": "Vietnamese", "th": "Thai"}
_SHAPES = tuple(Fraction(*each) for each in ((21, 9), (2, 1), (16, 9), (3, 2), (4, 3), (1, 1), (3, 4), (9, 16)))


class Slots(Introductions):
    """What can be said of a shot, slot by slot; in the order in which they are asked, people are introduced."""

    # ------------------------------------------------------------------ slots: people and action

    def slot_cast(self) -> str:
        """Everybody in the picture, introduced one by one."""
        anchor = str(self.dialect.says("people", "anchor", "{described}"))
        found = []
        for subject in self.parts.subjects:
            self.introduced.add(subject.name)
            seen = self.given.start and subject.framed and subject.name not in self.references
            described = f"the same {subject.noun} as in the image" if seen else self._described(subject)
            values = {"described": described, "letter": self._letter(subject), "label": self._label(subject)}
            found.append(english.sentence(anchor.format(noun=subject.noun, **values)))
        return str(self.dialect.says("people", "joint", " ")).join(found)

    def slot_on(self) -> str:
        """Whom or what the frame is of: `a 68-year-old woman, ...`, `a letter`."""
        people = [subject.name for subject in self.parts.subjects if subject.name in self.parts.on]
        things = [self.parts.things[name] for name in self.parts.on if name in self.parts.things]
        return english.listed([*(self.who(name) for name in people), *things])

    def slot_posed(self) -> str:
        """Those in the frame of whom the action says nothing, and how they are there."""
        told = {name for text in self.parts.action for name in self._mentioned(text)}
        said = []
        for subject in self.parts.subjects:
            if subject.framed and subject.name not in told and not (subject.name in self.introduced and not subject.posed):
                held = f"holding {self.parts.things.get(subject.holding, '')}" if subject.holding in self.parts.things else ""
                said.append(english.sentence(", ".join(filter(None, (self.who(subject.name), subject.posed, held)))))
        return " ".join(said)

    def slot_action(self) -> str:
        """What happens; from a given frame only that: what the frame shows already (its people standing there, the look of the place) is
        left out.
        """
        if self.given.start and self.given.kind == "clip":
            happens = [each for each in self.parts.action if self._mentioned(each)]
            return " ".join(english.sentence(self.tell(each)) for each in happens or self.parts.action)
        return " ".join(filter(None, (self.slot_posed(), *(english.sentence(self.tell(each)) for each in self.parts.action))))

    def slot_tagged(self) -> str:
        """The action as tags: no full stops, no capitals."""
        said = (each.rstrip(".") for each in filter(None, (self.slot_posed(), *map(self.tell, self.parts.action))))
        return ", ".join(each[0].lower() + each[1:] for each in said)

    def slot_bullets(self) -> str:
        """The action, one thing to a line."""
        return "\n".join(f"- {each}" for each in re.split(r"(?<=[.!?])\s+(?=[A-Z])", self.slot_action()) if each)

    def slot_moods(self) -> str:
        """What is seen of a feeling, or its name, as the dialect wants it."""
        shown = self.dialect.says("feelings", "way") == "shown"
        said = []
        for name, mood in self.parts.moods:
            subject = self.subjects.get(name)
            if subject and subject.framed:
                said.append(f"{self.who(name)}, {english.SHOWN[mood]}" if shown else f"{self.who(name)} looks {mood}")
        return " ".join(english.sentence(each) for each in said)

    # ------------------------------------------------------------------ slots: camera

    def slot_size(self) -> str:
        """The size; of an insert what it shows, over a shoulder whose."""
        word, on = self.dialect.word("sizes", self.parts.size), self.parts.on
        if self.parts.size == "INSERT" and on and on[0] in self.parts.things:
            return f"{word} of {self.parts.things[on[0]]}"
        if self.parts.size == "OTS" and len(on) > 1 and set(on[:2]) <= set(self.subjects):
            face, back = (self._label(self.subjects[name]) for name in on[:2])
            return f"{word} on {face}, past the shoulder of {back}"
        return word

    def slot_angle(self) -> str:
        return self.dialect.word("angles", self.parts.angle)

    def slot_view(self) -> str:
        return self.dialect.word("views", self.parts.view) if self.parts.view else ""

    def slot_lens(self) -> str:
        return f"{self.parts.lens}mm lens"

    def slot_move(self) -> str:
        return self._moved("moves", "speeds")

    def slot_motion(self) -> str:
        return self._moved("motions", "manners")

    def _moved(self, table: str, speeds: str) -> str:
        move = self.parts.move
        key = f"{move.kind} {move.way}".strip()
        fast = self.dialect.word(table, f"fast {key}") if move.speed == "fast" else ""
        said = fast or self.dialect.word(table, key)
        to = self.who(move.to) if move.to in self.subjects else f"the {move.to.lower()}" if move.to else ""
        speed = "" if fast or move.kind == "static" else self.dialect.word(speeds, move.speed)
        values = {"speed": speed, "to": to or self._aim(), "degrees": str(move.degrees or "")}
        return " ".join(said.format(**values).split()).replace(" ,", ",")

    def _aim(self) -> str:
        """What the camera is on, in a word or two."""
        name = next((subject.name for subject in self.parts.subjects if subject.framed), "")
        if name:
            return self.who(name) if name in self.introduced else self.subjects[name].label
        return next((f"the {each.lower()}" for each in self.parts.on), "the scene")

    # ------------------------------------------------------------------ slots: place, light, style

    def slot_place(self) -> str:
        return self.parts.place

    def slot_setting(self) -> str:
        """The place, how it is dressed, and the weather."""
        dressed = f"with {self.parts.furnished}" if self.parts.furnished else ""
        weather = self.parts.weather and f"{self.parts.weather} {'outside' if self.parts.interior else ''}".strip()
        return ", ".join(filter(None, (self.parts.place, dressed, weather)))

    def slot_time(self) -> str:
        return self.parts.time

    def slot_light(self) -> str:
        return self.parts.light

    def slot_weather(self) -> str:
        return self.parts.weather

    def slot_style(self) -> str:
        return ", ".join(self.parts.style)

    def slot_where(self) -> str:
        """The place without its preposition."""
        return re.sub(r"^(?:in|on) ", "", self.slot_setting())

    def slot_palette(self) -> str:
        return ", ".join(dict.fromkeys(english.colour(each) for each in self.parts.palette))

    def slot_hexes(self) -> str:
        return ", ".join(self.parts.palette)

    def slot_references(self) -> str:
        """What each reference is there for, where the dialect wants it said."""
        template = str(self.dialect.says("references", "declare"))
        said = []
        kept = self.given.references[: len(self.called)]
        for name, called in zip(kept, self.called, strict=True):
            subject = self.subjects.get(name)
            label = self._label(subject) if subject else f"the {name.lower() or 'style'}"
            said.append(english.sentence(template.format(ref=called, label=label, name=name.title())) if template else "")
        return " ".join(filter(None, said))

    # ------------------------------------------------------------------ slots: words, sounds, numbers

    def slot_dialogue(self) -> str:
        rule = self.dialect.rule("dialogue")
        if rule is None or not self.given.audio:
            return ""
        said = []
        speakers = list(dict.fromkeys(line.speaker for line in self.parts.lines))
        for line in self.parts.lines:
            template = str(rule.get("off", rule["line"]) if line.off or line.speaker not in self.subjects else rule["line"])
            voice = self.parts.voices.get(line.speaker, "")
            values = {"who": self.who(line.speaker), "says": line.says, "text": _LINE, "n": speakers.index(line.speaker) + 1}
            said_so = self._manner(line.manner)
            manner = said_so if said_so.startswith(",") else f" {said_so}" if said_so else ""
            values |= {"manner": manner, "voice": voice, "language": self.language()}
            values |= {
                "voiced": f" with {english.article(voice)}" if voice else "",
                "in_voice": f" in {english.article(voice)}" if voice else "",
            }
            values["in_manner"] = f" ({tone})" if (tone := manner.strip(" ,") or (line.says if line.says != "says" else "")) else ""
            values["tone"] = ", ".join(filter(None, (manner.strip(" ,"), voice)))
            text = re.sub(r"\s*[,(\[]\s*(?=[)\]])", "", template.format(**values)).replace("()", "")
            said.append(
                re.sub(r" {2,}|(?<=\w) (?=[,:])|,(?=:)", lambda found: " " if len(found[0]) > 1 else "", text).replace(_LINE, line.text)
            )
        return str(rule.get("joint", " ")).join(english.sentence(each) if rule.get("capital", True) else each for each in said)

    def language(self) -> str:
        return LANGUAGES.get(re.split(r"[-_]", self.parts.language)[0].lower(), self.parts.language)

    def slot_text(self) -> str:
        """What is said, and nothing else, for a voice."""
        return "\n".join(filter(None, (self._voiced(line.text, line.says, line.manner) for line in self.parts.lines)))

    def _voiced(self, text: str, says: str, manner: str) -> str:
        tags = self.dialect.says("dialogue", "tags", {})
        said = manner.strip(" ,") or ("" if says == "says" else says)
        tag = tags.get(said, said) if tags else ""
        return f"[{tag}] {text}" if tag and not tag.startswith(("to ", "in ", "on ", "into ", "with ")) else text

    def slot_effects(self) -> str:
        return self._sound("effects", self.parts.effects)

    def slot_music(self) -> str:
        return self._sound("music", self.parts.music)

    def _sound(self, which: str, heard: Iterable[str]) -> str:
        template = self.dialect.says("sound", which)
        said = "; ".join(heard)
        return str(template).format(said) if template and said and self.given.audio else ""

    def slot_avoid(self) -> str:
        return ", ".join(self.parts.avoid)

    def slot_denied(self) -> str:
        return ", ".join(f"no {each}" for each in self.parts.avoid)

    def slot_seconds(self) -> str:
        return f"{round(float(self.given.seconds if self.given.seconds is not None else self.parts.seconds), 1):g}"

    def slot_timecode(self) -> str:
        """The clip's length as a time code in seconds: `5.00`."""
        return f"{float(self.given.seconds if self.given.seconds is not None else self.parts.seconds):.2f}"

    def slot_aspect(self) -> str:
        width, height = self.parts.size_of_film
        shape = Fraction(width, height)
        near = min(_SHAPES, key=lambda each: abs(each - shape))
        best = shape if shape.denominator <= 32 and shape.numerator <= 64 else near
        return "21:9" if best == Fraction(21, 9) else f"{best.numerator}:{best.denominator}"
