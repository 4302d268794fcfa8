"""What a verb means with the words after it, as data: `takes a seat` is no taking, `drops to her knees` no dropping, `opens her eyes` no
reaching.

Knows English words and which deed (of `lexicon.ACTS`) each turn of phrase is; knows nothing of sentences, people or the stage.
"""

from __future__ import annotations

import re

from workprint.story import lexicon, stagewords

_MY = r"(?:his|her|their|its|the|an?|one)"
_FEW = r"(?:[\w'’-]+ ){0,2}?"
_TO = r"(?:[\w'’-]+ ){0,2}?"
_CAR = (
    r"(?:\w+['’]?s? ){0,3}?(?:car|truck|van|taxi|cab|bus|train|boat|ship|plane|jeep|wagon|carriage|porsche|limousine|ambulance|"
    r"shuttle|pod|elevator|lift)\b"
)
_HALL = r"(?:\w+['’]?s? ){0,2}?(?:train|bus|plane|ship|ferry|elevator|lift|subway|tram|shuttle|helicopter)\b"
_HOUSE = (
    r"(?:saloon|house|shop|store|bar|church|building|station|hotel|cafe|restaurant|barn|school|hospital|pub|bank|cabin|tent|castle|"
    r"palace|library|museum|office|bakery|pharmacy|warehouse|tavern|inn|mansion|cottage|temple|terminal|garage)\b"
)
_HELD = "|".join(sorted(each for each in stagewords.HELD_OF if each.isalpha()))
_EYES = r"(?:eye|eyes|gaze|head)\b"
_LIMBS = r"(?:arms?|legs?|fingers?|hands?|ankles?|feet)\b"

_TURNS = (
    # words, what follows them, the deed ("verb" or "verb target"; "" for none that shows)
    ("gives shoots throws casts sends", rf"{_TO}an? {_FEW}(?:look|glance|stare|glare|once-over)\b", "look"),
    ("exchanges shares trades", rf"{_FEW}(?:looks?|glances?)\b", "look"),
    ("gives offers", rf"{_TO}an? {_FEW}nod\b", "nod"),
    ("gives offers flashes manages forces cracks", rf"{_TO}an? {_FEW}(?:smile|grin|smirk)\b", "feel happy"),
    ("gives lets heaves", rf"{_TO}(?:out )?an? {_FEW}(?:sigh|sob|moan)\b", "feel sad"),
    ("gives lets", rf"{_TO}(?:out )?an? {_FEW}(?:laugh|chuckle|giggle|cheer)\b", "feel happy"),
    ("gives lets", rf"{_TO}(?:out )?an? {_FEW}(?:scream|shriek|cry|gasp)\b", "feel afraid"),
    ("gives", rf"{_TO}an? {_FEW}shrug\b", "shrug"),
    ("gives", rf"{_TO}an? {_FEW}shudder\b", "react"),
    ("gives", rf"{_TO}an? {_FEW}(?:hug|embrace)\b", "hug"),
    ("gives", rf"{_TO}an? {_FEW}(?:wave|salute|thumbs)\b", "wave"),
    ("gives", rf"{_TO}an? {_FEW}kiss\b", "kiss"),
    ("gives", rf"{_TO}an? {_FEW}(?:push|shove)\b", "shove"),
    ("gives", rf"{_TO}an? {_FEW}slap\b", "punch"),
    ("gives", rf"{_TO}an? {_FEW}(?:kick|ride)\b", "unstaged"),
    ("gives", r"(?:up|in|way|chase)\b", "still"),
    ("takes gets has", rf"{_MY} {_FEW}(?:seat|chair)\b", "sit"),
    ("takes", rf"an? {_FEW}(?:step|walk|turn)\b|(?:\w+ )?steps\b", "walk"),
    ("takes has", rf"an? {_FEW}(?:look|peek|glance)\b", "look"),
    ("takes draws catches holds", rf"(?:an? |his |her |their )?{_FEW}(?:breath|breaths|moment|beat|minute|second)\b", "still"),
    ("takes", rf"{_MY} bow\b", "bow"),
    ("takes", r"cover\b", "crouch"),
    ("takes", r"(?:off|flight)(?: [,.;!]|$| (?:running|down|into|across|after))", "run"),
    ("takes puts pulls", r"(?:off|on) ", "reach"),
    ("takes", r"(?:it|that|this|him|her|them|everything|the \w+) in\b|in the\b", "look"),
    ("takes", r"(?:place|time|care|pity|offense|notice|charge)\b", "still"),
    ("takes", r"(?:aim)\b", "point"),
    ("drops falls sinks gets goes slides", rf"(?:down )?(?:to|on|onto) (?:{_MY} |both )?{_FEW}(?:knee|knees)\b", "kneel"),
    ("drops slides sinks slumps", r"(?:down )?(?:to|on|onto) the (?:ground|floor|deck|grass|sand)\b", "fall"),
    ("falls drifts", r"(?:asleep|off)\b", "lie"),
    ("falls goes grows", r"(?:silent|quiet|still|pale|white|limp|cold|back|apart|for|in love|on|blank|stiff|rigid|numb|red|wild)\b", ""),
    ("falls gets goes", r"into step\b", "walk"),
    ("comes slows", r"to (?:a|an) (?:\w+ )?(?:stop|halt|standstill)\b|to (?:life|rest|mind)\b|to [,.;!]|down to\b", "still"),
    (
        "returns goes gets settles",
        rf"(?:back |down )?to (?:{_MY} )?{_FEW}(?:work|task|tasks|reading|book|newspaper|paper|drink|drinks|meal|"
        r"food|breakfast|dinner|lunch|supper|conversation|business|game|writing|typing|cooking|sleep|knitting|sewing|laptop|screen|phone)\b",
        "still",
    ),
    ("crosses folds uncrosses spreads stretches", rf"{_MY} {_FEW}{_LIMBS}", "still"),
    ("crosses", r"(?:himself|herself|themselves)\b", "reach"),
    ("runs draws drags passes", rf"{_MY} {_FEW}(?:hands?|fingers?|finger|thumb|palm|tongue)\b", "reach"),
    ("follows meets catches holds", r"(?:[\w'’-]+ ){1,2}(?:gaze|look|eye|eyes|stare)\b", "look"),
    ("shuffles", rf"(?:{_MY} )(?:\w+ )?(?:cards|papers|deck|feet)\b", "reach"),
    ("joins", r"hands\b", "reach"),
    ("climbs crawls gets slips slides", r"(?:back )?(?:into|in|onto) (?:the |his |her |their )?(?:bed|bunk|cot)\b", "lie"),
    (
        "gets climbs jumps hops swings",
        r"(?:up )?(?:on|onto) (?:\w+ ){1,2}(?:horse|mare|bicycle|bike|motorcycle|motorbike|scooter)\b",
        "unstaged",
    ),
    ("gets climbs jumps", r"(?:up )?out of (?:the |his |her |their )?(?:bed|bunk|chair|seat)\b", "rise"),
    ("gets climbs jumps hops steps", rf"(?:out of|off|down from|from) {_CAR}", "enter"),
    ("gets", r"(?:out|away|off)\b", "exit"),
    ("gets", r"(?:in|inside)\b", "enter"),
    ("gets", r"(?:close|closer|near|nearer|to the)\b", "walk"),
    ("gets", r"ready\b|dressed\b|used\b|an idea\b|it\b|the (?:joke|message|hint)\b|nowhere\b|lost\b", "still"),
    ("leaves", rf"{_MY} (?:\w+ )?(?:message|note behind|trail|mark)\b", "still"),
    ("leaves", rf"(?:it|them)\b|{_MY} {_FEW}(?:{_HELD})\b", "put"),
    ("passes", r"out\b", "fall"),
    ("passes", r"(?:by|through|along|under|over|behind|between|in front|him|her|them|on)\b", "walk"),
    ("sets heads starts", r"(?:off|out)\b", "exit"),
    ("speeds drives rides pulls races", r"(?:off|away)\b", "unstaged"),
    ("turns looks glances", r"away\b", "look away"),
    ("turns makes starts moves goes", r"to (?:leave|go|exit)\b|for the (?:door|exit)\b", "turn door"),
    ("draws pulls", rf"(?:the |his |her )?{_FEW}(?:curtains?|drapes?|blinds?|shades?|covers?|blanket)\b", "reach"),
    ("draws moves gets", r"(?:near|nearer|close|closer)\b", "walk"),
    ("draws", r"(?:on|in|with|a (?:picture|circle|line|map|heart|face))\b", "reach"),
    ("raises lifts", rf"{_MY} {_EYES}", "look up"),
    ("lowers drops hangs bows bends", rf"{_MY} {_EYES}", "look down"),
    ("raises lifts", rf"{_MY} (?:\w+ )?(?:hand|arm)\b", "wave"),
    ("hangs", r"up\b", "put phone"),
    ("opens closes shuts", rf"{_MY} {_FEW}(?:eye|eyes|mouth|fist)\b", "still"),
    ("opens", r"fire\b", "unstaged"),
    ("opens begins starts", r"(?:up)\b", "still"),
    ("wipes dries dabs brushes", rf"(?:away |at )?{_MY} {_FEW}(?:eye|eyes|tear|tears|cheek|cheeks)\b|(?:away )?tears\b", "feel sad"),
    ("sheds fights blinks holds chokes", r"(?:back )?(?:a |the )?(?:\w+ )?tears?\b", "feel sad"),
    ("bursts breaks", r"into (?:tears|sobs)\b|down(?: crying| sobbing| in tears)?\b", "feel sad"),
    ("bursts breaks", r"(?:into|out|out in|out into) (?:laughter|laughing|a (?:smile|grin))\b", "feel happy"),
    ("throws wraps puts flings", rf"{_MY} arms (?:around|round|about)\b", "hug"),
    ("sits", r"up\b", "rise-to-sit"),
    ("lies settles sinks", r"back\b", "still"),
    ("makes", r"(?:his|her|their) way\b", "walk"),
    ("makes", r"for the\b|a (?:run|dash|break) for\b", "run"),
    ("picks", rf"{_MY} (?:lock|nose|teeth)\b", "reach"),
    ("shoots", r"(?:up|to (?:his|her|their) feet)\b", "rise"),
    ("rolls", rf"{_MY} eyes\b", "react"),
    ("kicks", r"(?:it|the|a|at|off|open)\b", "unstaged"),
    ("stands", r"(?:his|her|their) ground\b|still\b|there\b|by\b|frozen\b", "stand"),
    ("looks turns", r"like\b|good\b|great\b|fine\b|nice\b|as (?:if|though)\b", ""),
    ("lets", r"go\b(?! of (?:his|her|their) hand)|(?:\w+ )?(?:fall|drop)\b", "put"),
    ("lets", r"(?:him|her|them|it|the|\w+) (?:in|pass|go|by)\b", "still"),
    ("serves deals", r"(?:as|the purpose|time)\b", "still"),
    ("steps goes moves", r"(?:aside|closer|forward|back|backwards?)\b", "walk"),
    ("checks", r"(?:in|out)\b", "still"),
    ("sees notices", r"(?:that|how|why|what)\b", "still"),
    ("works", r"at (?:his|her|their|the|a) (?:desk|computer|laptop|typewriter|keyboard|terminal)\b", "type"),
    ("hits pushes presses punches", rf"{_MY} {_FEW}(?:button|switch|key|keys|buzzer|bell)\b", "reach"),
    (
        "comes steps slips emerges crawls walks",
        r"(?:out )?from (?:behind|under|between|the)\b|out of the (?:\w+ "
        r")?(?:shadows?|dark|darkness|fog|mist|smoke|crowd|rain|trees|woods)\b",
        "enter",
    ),
    ("rides", r"(?:in|up)\b", "enter?"),
    ("gets climbs jumps hops piles steps boards", rf"(?:back )?(?:in|into|on|onto|aboard)? ?{_HALL}", "exit?"),
    ("backs steps moves shrinks pulls shies", r"away\b", "walk"),
    ("walks goes steps runs heads strides moves strolls", r"out (?:onto|on|to|over|across)\b", "walk"),
    ("goes walks runs steps heads hurries strides rushes", rf"(?:back )?(?:into|inside) the {_FEW}{_HOUSE}", "exit into"),
    (
        "leads guides escorts drags ushers pulls walks shows takes",
        r"(?:[\w'’-]+ ){1,2}(?:out|away|off|outside|through the door|to the "
        r"door)\b",
        "exit",
    ),
    ("stops halts", r"(?:right |just )?(?:behind|in front of|beside|at|by|before|next to|near)\b", "walk"),
    ("pushes shoves squeezes elbows", r"(?:his way |her way |their way )?(?:through|past|forward)\b", "walk"),
    ("stumbles staggers trips", r"and (?:falls|fall|falling|goes|collapses)\b", ""),
    ("stumbles staggers", r"[,.;]|$", "still"),
    ("straightens", r"(?:up|[,.;]|$)", "rise"),
    ("slams sets places", rf"{_MY} {_FEW}(?:{_HELD})\b", "put"),
    ("throws tosses", rf"{_MY} {_FEW}(?:{_HELD}) (?:over )?to\b", "give"),
    ("tosses throws", rf"(?:him|her|them|[\w'’-]+) {_MY} {_FEW}(?:{_HELD})\b", "give"),
    ("takes", r"(?:\w+ )?notes\b", "still"),
    ("lets", r"go of (?:his|her|their) hands?\b", "still"),
    ("tears", r"(?:in|of|and)\b|[,.;]|$", "feel sad"),
    ("raises lifts puts throws", rf"{_MY} (?:\w+ )?hands\b", "unstaged"),
    ("slips hides stuffs tucks", rf"{_MY} {_FEW}(?:{_HELD}) (?:in|into|under|inside|behind)\b", "put"),
    ("picks", r"(?:him|her|them) up\b", "reach"),
    ("beams", r"(?:in|down|aboard|back)\b", "enter"),
    ("beams", r"(?:out|away|up)\b", "exit"),
    ("plays", r"with\b", "reach"),
    ("enters inputs", rf"(?:{_MY} )?{_FEW}(?:code|codes|password|number|numbers|data|command|commands|coordinates|passcode)\b", "type"),
    ("approaches", r"from behind\b", "enter behind"),
    ("shares", rf"{_MY} {_FEW}(?:table|booth|bench|sofa|couch)\b", "sit"),
    ("gets climbs jumps hops piles slides steps", rf"(?:back )?(?:in|into|on|onto|aboard) {_CAR}", "unstaged"),
    ("mounts dismounts boards", r"", "unstaged"),
)


def _known() -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    found: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for verbs, follows, deed in _TURNS:
        pattern = re.compile(follows)
        for verb in verbs.split():
            for form in (verb, lexicon.ing(verb), lexicon.base(verb)):
                found.setdefault(form, []).append((pattern, deed))
    return {word: tuple(ways) for word, ways in found.items()}


_KNOWN = _known()
WORDS = frozenset(_KNOWN)
"""Words that a turn of phrase may begin with."""


def turned(word: str, after: str) -> str | None:
    """The deed that a verb is with the text `after` it (its words in lower case, parted by blanks): `verb` or `verb target`, "" where
    it is nothing that shows, None where the words say nothing of their own.
    """
    return next((deed for pattern, deed in _KNOWN.get(word, ()) if pattern.match(after)), None)
