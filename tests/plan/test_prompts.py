"""Prompts: what every dialect makes of a rich shot (read it in tests/plan/prompts), its rules on random films, and each lint."""

import json
import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plan.prompts import golden
from workprint.core.cards import Card, Model
from workprint.core.errors import EngineError
from workprint.core.nouns import Beat, Film, Line, Look, Move, Presence, Scene, Shot, Wording
from workprint.plan import prompts
from workprint.plan.prompts import english, lints
from workprint.plan.prompts.telling import Telling
from workprint.story import crewwords

DIALECTS = prompts.dialects()
WANTED = "veo runway kling seedance luma minimax ltx wan hunyuan flux sdxl midjourney sora firefly leonardo elevenlabs suno plain"
SPEAKING = [name for name, each in DIALECTS.items() if each.rule("dialogue") and "clip" in each.kinds]
FORBIDDEN = [name for name, each in DIALECTS.items() if each.says("negatives", "way") == "forbidden"]


@pytest.mark.parametrize("name", DIALECTS)
def test_the_rich_shots_read_as_they_did(name):
    kept = (golden.HERE / f"{name}.txt").read_text("utf-8")
    assert golden.shown(DIALECTS[name]) == kept, "read what changed; then: python -m tests.plan.prompts.golden"


def test_every_dialect_that_was_promised_is_there_and_no_file_without_one():
    assert set(WANTED.split()) <= set(DIALECTS)
    assert {path.stem for path in golden.HERE.glob("*.txt")} == set(DIALECTS)


def test_every_rule_says_who_says_so_and_when():
    for dialect in DIALECTS.values():
        assert {f"order.{kind}" for kind in dialect.kinds} <= {*dialect.rules, *dialect.plain.rules} if dialect.plain else True
        for rule in dialect.rules.values():
            assert date.fromisoformat(rule.date) <= date(2027, 1, 1), (dialect.name, rule.name)
            assert re.match(r"https://\S+\.\S+|docs/\S+|@?[\w/-]+ \d+\.\d+|Thompson", rule.source), (dialect.name, rule.name)
            assert rule.basis in ("vendor", "third-party", "house")
            assert rule.basis != "house" or rule.source.startswith(("docs/", "Thompson")), (dialect.name, rule.name)


def test_every_slot_and_every_crew_word_is_known_to_every_dialect():
    slots = {each.removeprefix("slot_") for each in dir(Telling) if each.startswith("slot_")}
    plain = DIALECTS["plain"]
    for dialect in DIALECTS.values():
        for rule in dialect.rules.values():
            if rule.name.startswith(("order.", "fields.")):
                assert set(re.findall(r"\{([a-z_]+)\}", str(rule.says))) <= {*slots, "each"}, (dialect.name, rule.name)
        camera = dialect.rule("camera")
        for table in ("sizes", "angles", "views", "moves", "motions", "speeds", "manners") if camera else ():
            assert set(camera.get(table, {})) <= set(plain.rules["camera"][table]), (dialect.name, table)
    moves = {f"{kind} {way}".strip() for kind, way in crewwords._MOVES}
    assert moves <= set(plain.rules["camera"]["moves"]) & set(plain.rules["camera"]["motions"])
    assert set(crewwords.SIZES) == set(plain.rules["camera"]["sizes"])
    assert set(crewwords.ANGLES) == set(plain.rules["camera"]["angles"])
    assert set(crewwords.VIEWS) == set(plain.rules["camera"]["views"])


# --------------------------------------------------------------------------------------------- random films

NAMES = ("ZARA", "OTTO BLIXT", "WAITER", "REX")
PEOPLE = (
    Look(
        "person", "ZARA", "a pilot", {"age": 30, "gender": "woman", "hair_colour": "red", "hair": "bob", "outfit": "coat", "coat": "green"}
    ),
    Look("person", "OTTO BLIXT", "", {"gender": "man", "age": 71, "beard": "full", "voice": "bass"}),
    Look("person", "WAITER", "", {}),
    Look("person", "REX", "", {"kind": "dog", "breed": "terrier"}),
)
BOOK = (*PEOPLE, Look("prompt", "haze", "drifting haze"), Look("prop", "letter", "sealed", {"colour": "cream"}))
MOVES = [Move(kind, way, speed) for kind, way in crewwords._MOVES for speed in crewwords.SPEEDS]
WORDS = st.lists(st.sampled_from(("grain", "café light,", "dust.", "haze;", "16mm")), max_size=4).map(" ".join)
BEATS = ("enter", "exit", "walk", "sit", "stand", "look", "reach", "pick", "put", "give", "nod", "hug", "wave", "feel", "speak")


@st.composite
def shots(draw):
    who = st.sampled_from(NAMES)
    people = draw(st.lists(who, max_size=4, unique=True))
    mood = st.sampled_from(("", "sad", "angry", "happy", "afraid", "neutral"))
    stances = tuple(Presence(name, draw(st.sampled_from(("door", "seat 1", "window", "centre"))), mood=draw(mood)) for name in people)
    beats = (
        tuple(
            Beat(name, verb := draw(st.sampled_from(BEATS)), "sad" if verb == "feel" else draw(st.sampled_from(("", "door", "ZARA"))))
            for name in draw(st.lists(st.sampled_from(people), max_size=2))
        )
        if people
        else ()
    )
    said = st.builds(
        Line, who, st.sampled_from(("Yes.", "No, never.", "Wir {zählen}.")), st.sampled_from(("", "quietly", "to Zara", "beat"))
    )
    text = draw(st.sampled_from(("ZARA crosses the room. Otto Blixt's hand shakes.", "The WAITER waits.", "rain on glass", "")))
    return Shot(
        "1A",
        draw(st.sampled_from(crewwords.SIZES)),
        tuple(draw(st.lists(st.sampled_from((*people, "letter")), max_size=2, unique=True))),
        draw(st.sampled_from(crewwords.ANGLES)),
        draw(st.integers(8, 200)),
        draw(st.sampled_from(MOVES)),
        draw(st.integers(12, 480)),
        description=text,
        people=stances,
        beats=beats,
        lines=tuple(draw(st.lists(said, max_size=2))),
        view=draw(st.sampled_from(("", *crewwords.VIEWS))),
        wording=Wording(("haze",)) if draw(st.booleans()) else Wording(),
    )


@st.composite
def asked(draw):
    """Parts of a random shot, and what goes along."""
    style = Look("style", "", draw(WORDS), {"avoid": "neon signs, subtitles", "palette": ["#102030", "cream"]})
    shot = draw(shots())
    sounds = ("music: slow piano", "sfx: rain") if draw(st.booleans()) else ()
    inside = draw(st.booleans())
    scene = Scene(
        "1",
        "",
        inside,
        not inside,
        draw(st.sampled_from(("ZARA'S KITCHEN", "HOUSE - ATTIC", "PIER", ""))),
        "night",
        "room",
        ("rain",),
        (shot,),
        sounds,
    )
    parts = prompts.parts(Film("T", (scene,), (*BOOK, style)), scene, shot)
    references = tuple(draw(st.lists(st.sampled_from(("ZARA", "REX", "letter")), max_size=3, unique=True)))
    return parts, draw(st.booleans()), references


@settings(max_examples=15, deadline=None)
@given(asked())
def test_every_dialect_keeps_its_rules_on_random_films(case):
    _keeps_its_rules(*case)


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(asked())
def test_every_dialect_keeps_its_rules_on_many_random_films(case):
    _keeps_its_rules(*case)


def _keeps_its_rules(parts, start, references):
    for dialect in DIALECTS.values():
        for kind in dialect.kinds:
            along = prompts.Given(kind, start and kind == "clip", references=references)
            made = prompts.compile(parts, dialect, along)
            assert made == prompts.compile(parts, dialect, along)
            _keeps_its_limits(made)
            _is_finished(made, parts, dialect)
            _names_nobody(made, parts, along)
            _references_in_order(made, dialect, references)
            if kind in ("clip", "extend"):
                _says_its_lines(made, parts, dialect)
                assert not [each for each in made.lints if each.check in ("prompt-camera", "prompt-negation")], made
            if dialect.name in FORBIDDEN:
                assert "neon signs" not in made.text and not made.negative
            if along.start:
                _tells_only_motion(made, parts)


def _keeps_its_limits(made):
    assert {used.name for used in made.used if used.over} == {
        re.search(r"the (\w+) has", each.what)[1] for each in made.lints if each.check == "prompt-limit" and "over the limit" in each.what
    }
    assert made.ready == (not any(each.level == "error" for each in made.lints))
    assert all(each.remedy and each.where for each in made.lints)


def _is_finished(made, parts, dialect):
    """No slot is left, no gap, no doubled mark; a JSON prompt is JSON."""
    spoken = [line.text for line in parts.lines]
    text = made.text
    for line in spoken:
        text = text.replace(line, "")
    if text.startswith("{\n"):
        assert len(json.loads(made.text)["subjects"]) == len(parts.subjects) > 1
        text = " ".join(text.split())
    assert not re.search(r"\{[a-z_]+\}|  |,,|, \.|\.\.(?!\.)| ,", text), made
    if dialect.name == "minimax" and "<Picture 1> (from" in text:
        assert text.index("For the target video, at 0.00 seconds") == 0


def _names_nobody(made, parts, along):
    """Names are heard (in what is said, in tags of references), never told as if the model knew them."""
    seen = lints._QUOTED.sub(" ", made.text)
    for line in parts.lines:
        seen = seen.replace(line.text, "")
    for name in ("ZARA", "Zara", "OTTO", "Otto", "Blixt"):
        if not any(each.casefold().startswith(name.casefold()) for each in along.references):
            assert not re.search(rf"\b{name}\b", seen), made
    assert not [each for each in made.lints if each.check == "prompt-names"]


def _references_in_order(made, dialect, references):
    most = int(dialect.says("references", "most", 0))
    assert [name for name, _ in made.references] == list(references)
    assert all(called for _, called in made.references[:most]) and not any(called for _, called in made.references[most:])
    assert bool([each for each in made.lints if each.check == "prompt-references"]) == (len(references) > most)


def _says_its_lines(made, parts, dialect):
    if dialect.name in SPEAKING:
        at = [made.text.index(line.text) for line in parts.lines]
        assert len(at) == len(parts.lines)
    elif parts.lines:
        assert any("the lines" in each.what for each in made.lints if each.check == "prompt-unsaid")


def _tells_only_motion(made, parts):
    assert "a pilot" not in made.text and "terrier" not in made.text
    assert "cream" not in made.text and (not parts.place or parts.place not in made.text)


# --------------------------------------------------------------------------------------------- by hand, and the library


def _by_hand(*texts, fragments=()):
    return replace(golden.parts("3B"), wording=Wording(fragments, texts))


def test_what_a_person_wrote_stands_in_place_of_the_compiled_text_for_its_dialect_and_for_all():
    parts = _by_hand(("veo", "She waits. {turning_lamp}, {{turning_lamp}}."), ("", "A keeper waits."))
    veo, runway = (prompts.compile(parts, DIALECTS[name]) for name in ("veo", "runway"))
    assert veo.text == "She waits. the beam of the turning lamp sweeping across faces, {turning_lamp}."
    assert veo.written and runway.written and runway.text == "A keeper waits."
    assert veo.negative.endswith("lens flare")
    assert not prompts.compile(golden.parts("3B"), DIALECTS["veo"]).written


def test_a_dialect_words_only_what_it_is_for_and_says_who_does_the_rest():
    with pytest.raises(EngineError, match=r"suno words no clip.*\n.*veo"):
        prompts.compile(golden.parts("3B"), DIALECTS["suno"], prompts.Given("clip"))


def test_a_dialect_is_found_by_name_by_engine_and_by_model():
    cards = {
        "fal": Card(
            "fal",
            "1",
            ("clip",),
            where="fal",
            models=(Model("kling-3", ("clip",), dialect="kling"), Model("x", ("clip",)), Model("y", ("clip",), dialect="klung")),
        )
    }
    assert prompts.named("VEO", cards).name == "veo"
    assert prompts.named("fal", cards).name == prompts.named("fal:kling-3", cards).name == "kling"
    assert prompts.named("fal:x", cards).name == "plain"
    with pytest.raises(EngineError, match=r"no dialect 'seedence'\n.*'seedance'"):
        prompts.named("seedence", cards)
    with pytest.raises(EngineError, match=r"card of fal:y: there is no dialect 'klung'\n.*'kling'"):
        prompts.named("fal:y", cards)
    with pytest.raises(EngineError, match="kling-3"):
        prompts.named("fal:klung-3", cards)


BAD = [
    ('kinds = ["clip"]\n[negatives]\nway = "field"', "no source and no date and no basis"),
    ('kinds = ["clip"]\n[negatives]\nway = "fields"\nsource = "a.b"\ndate = "2026-01-01"\nbasis = "vendor"', "way = 'fields'"),
    ('kinds = ["clip"]\n[negatives]\nway = "field"\nsource = "a.b"\ndate = "today"\nbasis = "vendor"', "'today' is no day"),
    ('kinds = ["video"]', "'video' is no part"),
    ('kinds = ["clip"]\n[colour]\na = 1', "'colour' is no part"),
    ("kinds = [", "no dialect"),
]


@pytest.mark.parametrize(("text", "says"), BAD, ids=[says for _, says in BAD])
def test_a_dialect_that_is_wrong_is_one_error(text, says):
    with pytest.raises(EngineError, match=re.escape(says)):
        prompts.dialect("mine", text)


# --------------------------------------------------------------------------------------------- lints

LINTS = [
    ("veo", "A woman walks. Camera pans left, then slow push-in.", "camera", "warning"),
    ("hailuo", "[Pan left,Tilt up] A woman walks.", "", ""),
    ("hailuo", "[Pan left,Tilt up], then [Zoom in] and [Pedestal up]. A woman walks.", "camera", "warning"),
    ("veo", "A static camera watches a frying pan; she zooms past.", "", ""),
    ("runway", "An empty street, no cars.", "negation", "warning"),
    ("luma", "A room without furniture.", "negation", "warning"),
    ("flux", "A woman, not smiling.", "negation", "warning"),
    ("veo", "An empty street, no cars.", "negation", "warning"),
    ("seedance", "A street. No subtitles.", "", ""),
    ("runway", 'A sign reads "No cars".', "", ""),
    ("veo", "A woman looks sad.", "feelings", "warning"),
    ("veo", "A woman smiles, crying.", "", ""),
    ("kling", "A woman looks sad.", "", ""),
    ("veo", "Mara waits by the door.", "names", "warning"),
    ("veo", 'A man says: "Mara?"', "", ""),
    ("runway", "x" * 1001, "limit", "error"),
    ("runway", "é" * 1000, "", ""),
    ("runway", "\N{MOVIE CAMERA}" * 501, "limit", "error"),
    ("ltx", "word " * 201, "limit", "error"),
    ("midjourney", "word " * 61, "limit", "note"),
]


@pytest.mark.parametrize(("name", "text", "check", "level"), LINTS, ids=[f"{name}: {text[:30]}" for name, text, _, _ in LINTS])
def test_lint(name, text, check, level):
    found = prompts.compile(_by_hand((name, text)), DIALECTS[name]).lints
    assert [(each.check, each.level) for each in found] == ([(f"prompt-{check}", level)] if check else [])


def test_the_limit_says_its_numbers_and_nothing_is_cut():
    made = prompts.compile(_by_hand(("runway", "x" * 1234)), DIALECTS["runway"])
    assert len(made.text) == 1234 and not made.ready
    assert "1,234 utf-16 units, 234 over the limit of 1,000" in made.lints[0].what


def test_a_door_that_takes_less_than_the_maker_says_has_the_last_word():
    made = prompts.compile(golden.parts("3B"), DIALECTS["veo"], prompts.Given(limit=(300, "utf-16 units")))
    assert [(used.name, used.most, used.unit) for used in made.used] == [("text", 300, "utf-16 units")]
    assert made.used[0].over and not made.ready


@pytest.mark.parametrize(("kind", "write"), [("music", r"\[\[music:"), ("effect", r"\[\[sfx:"), ("voice", "a line of dialogue")])
def test_what_a_shot_does_not_ask_for_is_not_bought(kind, write):
    silent = replace(golden.parts("3A"), music=(), effects=())
    for name in ("elevenlabs", "plain", "suno") if kind == "music" else ("elevenlabs", "plain"):
        made = prompts.compile(silent, DIALECTS[name], prompts.Given(kind))
        assert [each.check for each in made.lints] == ["prompt-nothing"] and re.search(write, made.lints[0].remedy)
        assert not made.ready


def test_each_line_has_a_prompt_of_its_own_for_its_voice():
    close = golden.parts("3B")
    said = [prompts.compile(close.saying(number), DIALECTS["elevenlabs"], prompts.Given("voice")).text for number in range(2)]
    assert said == ["[whispers] It's still burning.", "[quietly] Then count with me."]


def test_words_that_take_longer_than_the_clip_are_found_before_money_is_spent():
    close = golden.parts("3B")
    found = {seconds: prompts.compile(close, DIALECTS["veo"], prompts.Given(seconds=Fraction(seconds))).lints for seconds in (8, 2, 1)}
    assert [each.level for each in found[8]] == [] and close.spoken < 8
    assert [(each.check, each.level) for each in found[2]] == [("prompt-dialogue", "error")]
    assert f"{float(close.spoken):.1f} s" in found[1][0].what
    assert not [
        each for each in prompts.compile(close, DIALECTS["runway"], prompts.Given(seconds=Fraction(3))).lints if "dialogue" in each.check
    ]


def test_a_longer_shot_than_the_model_makes_and_a_reference_too_many_are_said():
    wide = golden.parts("3A")
    long = prompts.compile(wide, DIALECTS["veo"], prompts.Given(seconds=Fraction(12))).lints
    assert [each.check for each in long] == ["prompt-length"] and "at most 8 s" in long[0].what
    many = prompts.compile(wide, DIALECTS["luma"], prompts.Given(references=("MARA", "JONAH")))
    assert many.references == (("MARA", "character reference"), ("JONAH", ""))
    assert "left out: JONAH" in next(each.remedy for each in many.lints if each.check == "prompt-references")


def test_two_pictures_of_one_person_are_both_called_theirs():
    made = prompts.compile(golden.parts("3A"), DIALECTS["seedance"], prompts.Given(references=("MARA", "MARA", "JONAH")))
    assert made.references == (("MARA", "@Image1"), ("MARA", "@Image2"), ("JONAH", "@Image3"))
    assert all(f"@Image{number} defines the {who}" in made.text for number, who in ((1, "woman"), (2, "woman"), (3, "man")))
    kling = prompts.compile(golden.parts("3A"), DIALECTS["kling"], prompts.Given(references=("MARA", "MARA")))
    assert "woman as in @Element1 and @Element2" in kling.text


def test_a_prompt_for_a_dialect_that_is_not_there_is_found_with_the_nearest():
    film = golden.rich()
    scene = film.scenes[0]
    shot = replace(scene.shots[0], wording=Wording((), (("voe", "x"),)))
    found = prompts.unknown_dialects(replace(film, scenes=(replace(scene, shots=(shot,)),)))
    assert [(each.level, each.what) for each in found] == [("error", "there is no dialect 'voe'")] and "'veo'" in found[0].remedy


# --------------------------------------------------------------------------------------------- words

PERSONS = [
    (PEOPLE[0], "a 30-year-old woman, a pilot, with a red bob, wearing a green coat"),
    (PEOPLE[1], "a 71-year-old man, with a full beard"),
    (PEOPLE[2], "a person"),
    (PEOPLE[3], "a terrier dog"),
    (Look("person", "A", "", {"age": 8, "gender": "girl", "hat": "straw"}), "an 8-year-old girl, wearing a straw hat"),
    (Look("person", "A", "", {"age": 11}), "an 11-year-old child"),
    (
        Look("person", "A", "", {"hair": "bald", "glasses": "round", "trousers": "grey"}),
        "a person, with a bald head and round glasses, wearing grey trousers",
    ),
]


@pytest.mark.parametrize(("look", "words"), PERSONS, ids=[words for _, words in PERSONS])
def test_a_person_in_words(look, words):
    assert english.person(look) == words


def test_nobody_is_taken_for_another():
    coat, suit = ({"gender": "woman", "outfit": each} for each in ("coat", "suit"))
    looks = [Look("person", "A", "", coat), Look("person", "B", "", suit), Look("person", "C", "", suit), Look("person", "D")]
    assert english.labels(looks, ["", "", "", "waiter"]) == ["the woman in the coat", "the second woman", "the third woman", "the waiter"]


def test_a_colour_is_the_nearest_word():
    assert [english.colour(each) for each in ("#1a2a4a", "#f00", "#7a3b2e", "brass", "#12")] == ["navy", "red", "brown", "brass", "#12"]
