"""Takes on purpose, and what people choose of them, on a whole small film: pictures by the toy, everything else the real thing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.film import reel
from workprint.build.executor import Finished
from workprint.build.takes import Slated
from workprint.core.errors import EngineError, FolderError
from workprint.production import Production, choosing, shooting, varying

pytestmark = pytest.mark.usefixtures("here")


@pytest.fixture(scope="module")
def standing(tmp_path_factory):
    """The film as it was first made."""
    root = reel.folder(tmp_path_factory.mktemp("made") / "reel")
    reel.made(root)
    return root


@pytest.fixture
def root(tmp_path, standing):
    """A copy of the film, to do with as one likes."""
    return shutil.copytree(standing, tmp_path / "reel")


def shoot(root, name="2B", engine="toy:bars", takes=2):
    """The takes that came of it: ["2B-T2", "2B-T3"]."""
    production = Production.open(root)
    sheet = shooting.call_sheet(production, [choosing.the_shot(production, name)], engine=engine, takes=takes)
    events = shooting.shoot(production, sheet)
    return [choosing.slate(each.shot, each.number) for each in events if isinstance(each, Slated)]


def states(root, name="2B"):
    production = Production.open(root)
    found = choosing.shown(production, [choosing.the_shot(production, name)])
    return {each.name: (each.state, each.why) for each in found[name]}


def choose(root, name, number):
    production = Production.open(root)
    return choosing.circle(production, choosing.the_shot(production, name), number)


def test_new_takes_are_numbered_on_and_are_not_in_the_film_until_one_is_circled(root):
    before = reel.film(root)
    assert shoot(root) == ["2B-T2", "2B-T3"]
    assert reel.made(root) == []
    assert reel.film(root) == before
    seeds = {take.record.params["seed"] for take in Production.open(root).takes()["2B"][1:]}
    assert len(seeds) == 2
    choose(root, "2B", 3)
    assert [line.split()[0] for line in reel.made(root)] == ["master", "segment"]
    assert reel.film(root) != before
    choose(root, "2B", None)
    reel.made(root)
    assert reel.film(root) == before


def test_a_circled_take_stands_when_the_page_moves_on(root):
    shoot(root)
    choose(root, "2B", 2)
    reel.made(root)
    standing = reel.film(root)
    page = root / "screenplay.fountain"
    page.write_text(page.read_text().replace("CU on CLARA, 85mm", "MS on CLARA, 50mm"))
    found = states(root)
    assert (found["2B-T2"][0], found["2B-T3"][0]) == ("circled", "stale")
    assert "prompt: Close-up, 85mm lens" in found["2B-T3"][1][0]
    assert "Medium shot" in found["2B-T3"][1][0]
    reel.made(root)
    assert reel.film(root) == standing
    (finding,) = [each for each in Production.open(root).check() if each.check == "stale-take"]
    assert "Close-up" in finding.what


def test_another_engine_for_the_film_makes_no_take_stale(root):
    shoot(root)
    film = root / "film.toml"
    film.write_text(film.read_text().replace('clip = "toy"', 'clip = "toy:bars"'))
    assert {name: state for name, (state, _) in states(root).items()} == {"2B-T1": "current", "2B-T2": "current", "2B-T3": "current"}


def test_a_shot_that_is_too_long_for_a_model_is_made_in_parts_of_exactly_its_length(root):
    page = root / "screenplay.fountain"
    page.write_text(page.read_text().replace("85mm, 2s", "85mm, 9.5s"))
    assert shoot(root, takes=1) == ["2B-T2"]
    (take,) = [each for each in Production.open(root).takes()["2B"] if each.number == 2]
    assert take.record.params["frames"] == 228
    assert [part["frames"] for part in take.record.params["parts"]] == [96, 95, 37]
    records = choosing.lineage(Production.open(root).store, take.record)
    starts = [record.inputs.get("start") for record in records if record.op == "clip"]
    assert starts.count(None) == 1
    assert len(starts) == 3
    choose(root, "2B", 2)
    reel.made(root)
    assert Production.open(root).cut({}).picks[-1].span.length == 228


def test_a_shot_that_the_page_does_not_name_is_noted_before_it_is_shot(tmp_path):
    page = reel.PAGE.replace("[[SHOT 2A: WS, 28mm, 1s]]\n", "").replace("[[SHOT 2B: CU on CLARA, 85mm, 2s]]\n", "")
    root = reel.folder(tmp_path / "reel", page=page)
    names = [shot.id for shot in Production.open(root).film.shots if not shot.noted]
    assert shoot(root, names[-1], takes=1) == [f"{names[-1]}-T1"]
    after = Production.open(root).film
    assert {shot.id for shot in after.shots} == {shot.id for shot in Production.open(root).film.shots}
    assert all(shot.noted for shot in after.scenes[1].shots)
    assert all(shot.noted for shot in after.scenes[0].shots)


def test_opinions_are_kept_and_a_circled_take_cannot_be_rejected(root):
    shoot(root)
    production = Production.open(root)
    shot = choosing.the_shot(production, "2b")
    choosing.think(production, shot, 2, rating=4, note="the turn", rejected=None)
    choosing.think(Production.open(root), shot, 3, rating=None, note=None, rejected="melts")
    choose(root, "2B", 2)
    assert {name: state for name, (state, _) in states(root).items()} == {"2B-T1": "current", "2B-T2": "circled", "2B-T3": "rejected"}
    with pytest.raises(FolderError, match="2B-T2 is circled"):
        choosing.think(Production.open(root), shot, 2, rating=None, note=None, rejected="no")
    with pytest.raises(FolderError, match="take 9 of 2B was never made"):
        choose(root, "2B", 9)
    with pytest.raises(FolderError, match="there is no shot '2X'"):
        choose(root, "2X", 1)


def test_the_same_take_twice_is_refused_where_there_is_no_seed(root):
    with pytest.raises(EngineError, match="makes the same take every time"):
        shoot(root, engine="toy", takes=2)
    assert shoot(root, engine="toy", takes=1) == ["2B-T1"]


def test_a_take_made_again_is_the_same_and_a_changed_one_is_told(root, monkeypatch):
    shoot(root, takes=1)
    production = Production.open(root)
    record = production.takes()["2B"][1].record
    assert shooting.remake(production, record).same
    from workprint.engines.toy import Toy

    card = Toy.card
    monkeypatch.setattr(Toy, "card", type(card)(**{name: getattr(card, name) for name in card.__dataclass_fields__} | {"version": "2"}))
    with pytest.raises(EngineError, match=r"made by version 1 of toy; version 2 is here"):
        shooting.remake(Production.open(root), record)


def test_references_controls_and_seed_reach_every_shot(root):
    """What conditions a shot is in its order: the same character's picture in each of her shots, the stage's depth, a seed of its own."""
    (root / "look").mkdir()
    (root / "look" / "clara.png").write_bytes(b"\x89PNG\r\n\x1a\nnot looked into here")
    look = root / "look.toml"
    look.write_text(look.read_text() + 'pictures = ["look/clara.png"]\n')
    production = Production.open(root)
    orders = {shot.id: production.order(shot, engine="toy:bars") for shot in production.film.shots}
    shown = {shot: [each["name"] for each in order.params.get("references", ())] for shot, order in orders.items()}
    assert shown == {"1A": [], "1B": [], "1C": [], "2A": ["CLARA"], "2B": ["CLARA"]}
    assert all("control:depth8" in dict(order.inputs) for order in orders.values())
    assert len({order.params["seed"] for order in orders.values()}) == 5
    assert (
        len(
            [
                each
                for each in shooting.shoot(production, [shooting.Slated(production.film.shots[-1], 2, orders["2B"])])
                if isinstance(each, Finished)
            ]
        )
        > 1
    )


def test_a_grid_of_one_shot_changes_only_what_it_varies_and_keeps_no_take(root):
    look = root / "look.toml"
    look.write_text(look.read_text() + '\n[styles.noir]\nlook = "noir"\n[styles.ink]\nlook = "ink"\n')
    production = Production.open(root)
    shot = choosing.the_shot(production, "2B")
    ways = varying.grid(production, shot, styles=("noir", "ink"), lenses=(35, 85), engines=())
    assert [way.words for way in ways] == [("noir", "35 mm"), ("noir", "85 mm"), ("ink", "35 mm"), ("ink", "85 mm")]
    same = [{**way.task.params, "style": 0, "camera": {**way.task.params["camera"], "lens": 0}} for way in ways]
    assert all(each == same[0] for each in same)
    records = varying.records_of(list(varying.vary(production, ways)))
    (sheet,) = [each for each in production.export([varying.sheet(production, shot, ways, records)]) if isinstance(each, Path)]
    assert sheet == root / "build" / "vary" / "2B.png"
    assert len(Production.open(root).takes()["2B"]) == 1
    with pytest.raises(FolderError, match="no style 'nor'"):
        varying.grid(production, shot, styles=("nor",), lenses=(), engines=())


def test_shots_of_several_scenes_that_the_page_does_not_name_are_shot_in_one_go(tmp_path):
    loose = "\n".join(line for line in reel.PAGE.splitlines() if not line.startswith("[[SHOT")) + "\n"
    root = reel.folder(tmp_path / "reel", page=loose)
    production = Production.open(root)
    ids = [shot.id for scene in production.film.scenes for shot in scene.shots[:2]]
    sheet = shooting.call_sheet(production, [choosing.the_shot(production, name) for name in ids], engine="toy")
    made = [each.shot for each in shooting.shoot(production, sheet) if isinstance(each, Slated)]
    assert sorted(made) == sorted(ids)
    after = Production.open(root)
    assert all(shot.noted for shot in after.film.shots)
    assert [shot.id for shot in after.film.shots] == [shot.id for shot in production.film.shots]
    assert set(after.stale(take for takes in after.takes().values() for take in takes)) == set()
