"""Control orders: what size, rate and length each engine is given, worked out from the page alone."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from tests.films import CARDS, film, scene, shot
from workprint.core.cards import Card
from workprint.core.errors import EngineError
from workprint.core.nouns import Format
from workprint.crafts.previz.control import passes
from workprint.plan import Crew
from workprint.plan.control import FLAVOURS, SIGNALS, Wish, control, signals, take, too_long
from workprint.plan.shots import clip

CREW = Crew(CARDS | {"previz": Card("previz", "1", ("clip", "board", "control", "gltf", "layout"), house=True)}, {"clip": "toy"})
HD = Format(1280, 720, Fraction(24))


def test_what_plan_can_ask_for_the_stage_can_give():
    assert list(SIGNALS) == list(passes.SIGNALS)


@pytest.mark.parametrize("name", [name for name in FLAVOURS if name])
@pytest.mark.parametrize("frames", [1, 2, 24, 73, 96, 241, 1000])
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (720, 1280), (1920, 804), (640, 480), (320, 180)])
def test_every_flavour_gets_its_steps_and_loses_nothing_of_the_shot(name, frames, size):
    wanted, said = FLAVOURS[name], take(Format(*size, Fraction(24)), frames, Wish(flavour=name))
    rate = Fraction(said["rate"])
    assert said["width"] % wanted.sides == said["height"] % wanted.sides == 0 and said["width"] > 0 < said["height"]
    assert (said["frames"] - 1) % wanted.step == 0
    assert said["frames"] / rate >= Fraction(frames, 24) or said["frames"] == 1
    assert (said["frames"] - wanted.step) / rate < Fraction(frames, 24)
    assert said["width"] / said["height"] == pytest.approx(size[0] / size[1], rel=0.12)


def test_the_figures_that_workflows_expect():
    assert take(HD, 120, Wish(flavour="vace")) == {"width": 1280, "height": 720, "rate": "16/1", "frames": 81}
    assert take(Format(854, 480, Fraction(24)), 24, Wish(flavour="vace")) == {"width": 832, "height": 480, "rate": "16/1", "frames": 17}
    half = take(HD, 96, Wish(flavour="ltx"))
    assert half == {"width": 640, "height": 352, "rate": "24/1", "frames": 97, "output": {"width": 1280, "height": 704}}
    assert take(HD, 96, Wish()) == {"width": 1280, "height": 720, "rate": "24/1", "frames": 96}


def test_who_insists_gets_it_or_hears_why_not():
    wish = Wish(flavour="vace", size=(832, 480), rate=Fraction(24), frames=41)
    assert take(HD, 96, wish) == {"width": 832, "height": 480, "rate": "24/1", "frames": 41}
    for wrong, says in (
        (Wish(flavour="vace", frames=80), "77 or 81"),
        (Wish(flavour="ltx", size=(1280, 720)), "1280 x 704"),
        (Wish(flavour="vacee"), "vace"),
    ):
        with pytest.raises(EngineError) as refused:
            take(HD, 96, wrong)
        assert says in str(refused.value)
    with pytest.raises(EngineError, match="depth16"):
        signals(Wish(("depht16",)))


def ordered(told, wish, **others):
    """The control order of the only shot of a film, whatever the shot is called."""
    shot_ = replace(told.shots[0], **others)
    staged = clip(told, told.scenes[0], replace(shot_, engine="previz"), CREW, voices=())
    return control(told, shot_, staged, CREW, wish=wish)


def test_the_order_is_the_clips_own_and_says_what_for():
    """Whoever makes the clip, the stage gives the control; the camera, people and speeches are the clip's."""
    told = film(scene("1", shot("1A", engine="toy", frames=96)))
    task = ordered(told, Wish(("pose", "depth8"), "vace"))
    assert (task.op, task.engine) == ("control", "previz")
    assert task.params["signals"] == ["depth8", "pose"] and task.params["flavour"] == "vace"
    assert task.params["people"][0]["name"] == "ANNA" and task.params["frames"] == 96
    assert task.key({}) == ordered(told, Wish(("depth8", "pose"), "vace"), id="9Z").key({})  # no shot's id, no order of words


def test_a_shot_longer_than_an_engine_was_trained_on_is_said():
    told = film(scene("1", shot("1A", frames=240)))
    assert "161 frames" in too_long(ordered(told, Wish(flavour="vace"))) and too_long(ordered(told, Wish())) == ""


def test_the_design_page_says_the_flavours_as_they_are():
    page = (Path(__file__).parents[2] / "docs" / "design" / "08-control.md").read_text(encoding="utf-8")
    rows = {
        row[0].strip("`"): row[1:]
        for row in ([c.strip() for c in line.split("|")[1:-1]] for line in page.splitlines() if line.startswith("| `"))
    }
    for name, wanted in FLAVOURS.items():
        if name:
            rate = f"{wanted.rate}" if wanted.rate else "the film's"
            sizes = ", ".join(f"{w}x{h}" for w, h in wanted.sizes)
            half = {1: "full size", 2: "half size"}[wanted.smaller]
            asked = ", ".join(signals(Wish(flavour=name)))
            said = [f"{wanted.sides * wanted.smaller} n", f"{wanted.step} n + 1", rate, sizes, half, str(wanted.most), asked]
            assert rows[name] == said
    for name, signal in passes.SIGNALS.items():
        assert rows[name][0].strip("`") == signal.file.format("NAME")
