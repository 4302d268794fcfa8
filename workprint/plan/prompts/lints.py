"""What is wrong with a prompt before money is spent on it: each lint is a Finding with its cure. Pure.

    camera      more than one camera idea               limit       over a limit, with the numbers; longer than its maker advises
    dialogue    words that take longer than the clip    names       people whom the model cannot know
    negation    "no", "without", where it is misread    feelings    feelings stated where only what is seen is filmed
    unsaid      what the dialect has no way to say      references  more than it takes     length  longer than it makes at a time

Knows English well enough to be useful, not to be sure: all but limits, dialogue and unknown dialects are warnings and notes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from fractions import Fraction

from workprint.core.nouns import Film, Finding
from workprint.plan.prompts import english
from workprint.plan.prompts.dialects import PLAIN, Dialect, dialects, unknown
from workprint.plan.prompts.introductions import Given
from workprint.plan.prompts.names import named
from workprint.plan.prompts.parts import Parts
from workprint.plan.prompts.prompt import Prompt
from workprint.story import stagewords

SLACK = Fraction(5, 4)
"""How much faster than naturally somebody may be asked to speak before it is an error."""
_QUOTED = re.compile(r'"[^"\n]*"|“[^”]*”|<d>.*?</d>|\{[^{}\n]*\}', re.DOTALL)
_PARAMETERS = re.compile(r"(?<!\S)--[a-z]+\b(?:(?!\s--).)*", re.DOTALL)
_CAMERA = {
    "push": r"push(?:es|ing)?[- ](?:slowly )?in\b|doll(?:y|ies|ying)[- ](?:in|forward)|camera (?:\w+ )?moves (?:forward|closer)",
    "pull": r"pull(?:s|ing)?[- ](?:slowly )?(?:out|back)\b|doll(?:y|ies|ying)[- ](?:out|back)|camera (?:\w+ )?moves (?:back|away)",
    "pan": r"\b(?:whip )?pan(?:s|ning)?[- ](?:slowly |quickly )?(?:left|right|across|over|to (?:the )?)|camera (?:\w+ )?pans|whip pan",
    "tilt": r"\btilt(?:s|ing)?[- ](?:slowly )?(?:up|down)|camera (?:\w+ )?tilts",
    "zoom": r"(?<!dolly )\b(?:crash )?zoom(?:s|ing)?[- ](?:slowly )?(?:in|out)|crash zoom",
    "truck": r"\btruck(?:s|ing)? (?:left|right)|\bcrab(?:s|bing)? (?:left|right)|camera (?:\w+ )?moves to the (?:left|right)|lateral track",
    "pedestal": r"\bpedestal|\bboom(?:s|ing)? (?:up|down)|camera (?:\w+ )?moves (?:up|down)ward",
    "crane": r"\bcrane (?:shot|up|down)|\bcranes (?:up|down)|\bjib",
    "arc": r"\borbit(?:s|ing)?\b|\barc(?:s|ing)? (?:left|right|around|shot)|camera (?:\w+ )?circles",
    "track": r"\btracking shot|\bsteadicam|camera (?:\w+ )?(?:follows|tracks|leads)|\bfollowing shot|\bleading shot",
    "roll": r"camera (?:\w+ )?rolls|\broll(?:s|ing)? (?:left|right|clockwise|counterclockwise)",
    "dolly zoom": r"dolly zoom|vertigo effect",
    "rack": r"rack(?:s|ing)? focus|focus (?:racks|shifts|pull)",
    "static": r"\bstatic (?:camera|shot|frame)|locked[- ]off|camera (?:remains|stays|holds) (?:static|still|a static)|fixed camera",
}
_IDEAS = {name: re.compile(words) for name, words in _CAMERA.items()}
_HINTS = {
    "push": ("push", "doll", "camera moves", "camera slowly", "camera quickly"),
    "pull": ("pull", "doll", "camera moves", "camera slowly", "camera quickly"),
    "pan": ("pan",),
    "tilt": ("tilt",),
    "zoom": ("zoom",),
    "truck": ("truck", "crab", "camera", "lateral"),
    "pedestal": ("pedestal", "boom", "camera"),
    "crane": ("crane", "jib"),
    "arc": ("orbit", "arc", "circle"),
    "track": ("track", "steadicam", "follow", "lead"),
    "roll": ("roll",),
    "dolly zoom": ("dolly zoom", "vertigo"),
    "rack": ("rack", "focus"),
    "static": ("static", "locked", "fixed", "still"),
}
"""What must stand in a text before a slower look for each idea is worth it."""
_NEGATION = re.compile(
    r"\b(?:(?:there (?:is|are) )?no (?!longer\b|one\b|sooner\b)\w+|without \w+|not \w+|never\b|nobody|nothing|none of|"
    r"(?:do|does|is|are|ca|wo)n['’]t \w+|devoid of|missing \w+|avoid(?:ing)? \w+|no one)",
    re.IGNORECASE,
)
_FEELS = re.compile(
    rf"\b(?:feel(?:s|ing)?|looks?|seems?|is|are|visibly|becomes?|grows?) (?:\w+ )?(?:{'|'.join(map(re.escape, stagewords.ADJECTIVES))})\b|"
    rf"\b(?:{'|'.join(map(re.escape, stagewords.MANNERS))})\b",
    re.IGNORECASE,
)
_SAYING = re.compile(r"\b(?:says|whispers|shouts|cries|sings|laughs)\b[^.\"“{<:]*", re.IGNORECASE)
_VISIBLE = (
    "smiling",
    "laughing",
    "grinning",
    "crying",
    "weeping",
    "sobbing",
    "trembling",
    "glaring",
    "beaming",
    "tearful",
    "expressionless",
)


def found(prompt: Prompt, parts: Parts, dialect: Dialect, given: Given, *, said: Collection[str]) -> Iterator[Finding]:
    """All that is wrong, the worst first. `said` are the slots that the text was made of."""
    where = f"{parts.source} shot {parts.shot}".strip()
    seen = _PARAMETERS.sub(" ", _QUOTED.sub(" ", prompt.text))
    lint = _Lint(where, dialect)
    everything = [
        *lint.nothing(prompt, parts, given),
        *lint.over(prompt),
        *lint.dialogue(parts, given),
        *(lint.camera(seen) if given.kind in ("clip", "extend", "restyle") else ()),
        *lint.negation(seen, prompt.negative),
        *lint.feelings(seen),
        *lint.names(seen, parts, given),
        *lint.references(given),
        *lint.length(parts, given),
        *(() if prompt.written else lint.unsaid(prompt, parts, given, said)),
    ]
    order = ("error", "warning", "note")
    yield from sorted(everything, key=lambda finding: order.index(finding.level))


def unknown_dialects(film: Film) -> list[Finding]:
    """Prompts on the page for dialects that are not there."""
    known = dialects()
    wrong = []
    for shot in film.shots:
        for name, _ in shot.wording.texts:
            if name and name not in known:
                error = unknown(name, known)
                wrong.append(Finding(f"{shot.source} shot {shot.id}", error.what, error.remedy, "error", "prompt-dialect"))
    return wrong


class _Lint:
    """The lints of one prompt: where it stands, and in which dialect it is."""

    def __init__(self, where: str, dialect: Dialect) -> None:
        self.where, self.dialect = where, dialect

    def finding(self, check: str, what: str, remedy: str, level: str = "warning") -> Finding:
        return Finding(self.where, f"{self.dialect.name}: {what}", remedy, level, f"prompt-{check}")

    def nothing(self, prompt: Prompt, parts: Parts, given: Given) -> Iterator[Finding]:
        """A prompt for what the shot does not have."""
        asked = {"music": (parts.music, "[[music: low strings, uneasy]]"), "effect": (parts.effects, "[[sfx: wind, a distant foghorn]]")}
        asked["voice"] = (tuple(line.text for line in parts.lines), "a line of dialogue under the shot's note")
        there, write = asked.get(given.kind, (("",), f"[[PROMPT {self.dialect.name}: ...]]"))
        if not prompt.written and (not there or not prompt.text.strip()):
            yield self.finding("nothing", f"the shot asks for no {given.kind}", f"write it on the page: {write}", "error")

    def over(self, prompt: Prompt) -> Iterator[Finding]:
        for used in prompt.used:
            about = "about " if used.unit == "tokens" else ""
            if used.over:
                what = f"the {used.name} has {about}{used.count:,} {used.unit}, {used.count - used.most:,} over the limit of {used.most:,}"
                remedy = "shorten the description, the look book's words or the style; or write it yourself: "
                yield self.finding("limit", what, f"{remedy}[[PROMPT {self.dialect.name}: ...]]", "error")
        rule = self.dialect.limit(f"text_{prompt.kind}") or self.dialect.limit("text")
        aim, words = (rule.get("aim") if rule else None), len(prompt.text.split())
        if aim and words > aim[1]:
            what = f"the prompt has {words} words; {aim[0]} to {aim[1]} are advised"
            yield self.finding("limit", what, "what stands first counts most: shorten the rest", "note")

    def dialogue(self, parts: Parts, given: Given) -> Iterator[Finding]:
        seconds = given.seconds if given.seconds is not None else parts.seconds
        if given.kind not in ("clip", "extend") or self.dialect.rule("dialogue") is None or not given.audio or parts.spoken <= seconds:
            return
        what = f"saying the lines takes about {float(parts.spoken):.1f} s, the clip lasts {float(seconds):.1f} s"
        remedy = f"give the shot {float(parts.spoken - seconds):.1f} s more, move a line to the next shot, or cut words"
        yield self.finding("dialogue", what, remedy, "error" if parts.spoken > seconds * SLACK else "warning")

    def camera(self, seen: str) -> Iterator[Finding]:
        low = seen.lower()
        ideas = [name for name, words in _IDEAS.items() if any(hint in low for hint in _HINTS[name]) and words.search(low)]
        most = int(self.dialect.says("camera", "ideas", 1))
        if len(ideas) > max(1, most):
            what = f"the camera is told {len(ideas)} things ({', '.join(ideas)}); {most} {'is' if most == 1 else 'are'} understood"
            yield self.finding("camera", what, "keep one move, or make it two shots")

    def negation(self, seen: str, negative: str) -> Iterator[Finding]:
        way = self.dialect.says("negatives", "way", "forbidden")
        denied = [" ".join(found[0].split()) for found in _NEGATION.finditer(seen)]
        if denied and way in ("forbidden", "field", "tail"):
            said = ", ".join(repr(each) for each in dict.fromkeys(denied[:3]))
            cure = (
                'put it into avoid = "..." of the style'
                if way != "forbidden"
                else "say what is there instead: an empty street, a bare head"
            )
            why = "takes no negatives: what is denied tends to appear" if way == "forbidden" else "wants it in its field for negatives"
            yield self.finding("negation", f"{said} denies something, and this model {why}", cure)
        if way == "field" and self.dialect.says("negatives", "nouns", False) and _NEGATION.search(negative):
            yield self.finding("negation", "the negative denies something itself", 'name the thing alone: "cars", not "no cars"')

    def feelings(self, seen: str) -> Iterator[Finding]:
        if self.dialect.says("feelings", "way") != "shown":
            return
        stated = [found[0] for found in _FEELS.finditer(_SAYING.sub(" ", seen)) if found[0].split()[-1].lower() not in _VISIBLE]
        if stated:
            mood = next((stagewords.ADJECTIVES.get(each.split()[-1].lower(), ("",))[0] for each in stated), "")
            shown = english.SHOWN.get(mood, "a smile, a turned head, hands that stop")
            yield self.finding("feelings", f"{stated[0]!r} is a feeling, which no camera sees", f"say what is seen of it: {shown}")

    def names(self, seen: str, parts: Parts, given: Given) -> Iterator[Finding]:
        if given.kind == "voice":
            return
        strange = [name for name in named(seen, parts.names) if name not in given.references]
        if strange:
            what = f"{english.listed(name.title() for name in strange)} {'is' if len(strange) == 1 else 'are'} nobody to this model"
            yield self.finding("names", what, "describe them (a woman of 68 in a navy sweater), or give a reference picture")

    def references(self, given: Given) -> Iterator[Finding]:
        most = int(self.dialect.says("references", "most", 0))
        if len(given.references) > most:
            what = f"{len(given.references)} references go along, it takes {most}"
            left = ", ".join(given.references[most:])
            yield self.finding("references", what, f"left out: {left}; name those first that matter most")

    def length(self, parts: Parts, given: Given) -> Iterator[Finding]:
        rule = self.dialect.rule("seconds")
        seconds = given.seconds if given.seconds is not None else parts.seconds
        if rule is None or given.kind != "clip":
            return
        longest = max(rule["lengths"]) if "lengths" in rule.says else rule["most"]
        if seconds > longest:
            what = f"the shot lasts {float(seconds):g} s, it makes at most {longest} s at a time"
            yield self.finding("length", what, "it is made in parts that are joined; or make it two shots", "note")

    def unsaid(self, prompt: Prompt, parts: Parts, given: Given, said: Iterable[str]) -> Iterator[Finding]:
        """What the shot says and this prompt does not: named, so that nothing goes missing in silence."""
        if self.dialect.name == PLAIN or given.kind not in ("clip", "extend"):
            return
        slots = set(said)
        silent = [("dialogue", parts.lines, "the lines"), ("effects", parts.effects, "the effects"), ("music", parts.music, "the music")]
        left = [words for slot, there, words in silent if there and slot not in slots]
        if left:
            yield self.finding("unsaid", f"{english.listed(left)} are not in the prompt", "they are made apart, and mixed", "note")
        way = self.dialect.says("negatives", "way", "forbidden")
        if parts.avoid and (way == "forbidden" or (way in ("tail", "prose") and "avoid" not in slots)):
            what = f"it takes no negatives: {', '.join(parts.avoid)} {'is' if len(parts.avoid) == 1 else 'are'} not said"
            yield self.finding("unsaid", what, "say what is there instead, in the style's words", "note")
