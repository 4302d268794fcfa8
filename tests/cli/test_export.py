"""`workprint export` as a person meets it: help that teaches, errors that name the nearest word, files that lie where they should."""

from __future__ import annotations

import json
import re

import pytest

from tests.film import reel
from tests.previz.glbs import person
from workprint.core.errors import FolderError
from workprint.core.nouns import Task
from workprint.plan import FLAVOURS, SIGNALS, Export
from workprint.production import Production


def test_help_names_every_signal_and_flavour(here):
    code, out, _ = here("export", "control", "--help")
    assert code == 0
    for word in (*SIGNALS, *filter(None, FLAVOURS)):
        assert re.search(rf"^ +{word} ", out, re.MULTILINE), word
    code, out, _ = here("export", "--help")
    assert code == 0 and all(word in out for word in ("control", "gltf", "usd", "plan", "storyboard"))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("control", "reel", "1Z"), "did you mean '1"),
        (("control", "reel", "1A", "--signals", "depth8,poze"), "did you mean 'pose'"),
        (("control", "reel", "1A", "--flavour", "wace"), "did you mean 'vace'"),
        (("control", "reel", "1A", "--flavour", "vace", "--frames", "40"), "ask for 37 or 41"),
        (("control", "reel", "1A", "--flavour", "vace", "--size", "830x480"), "the nearest is 832 x 480"),
        (("control", "reel", "1A", "--size", "big"), "write it as 832x480"),
        (("control", "reel", "1A", "--size", "99999x2"), "the nearest is 8192 x 16"),
        (("control", "reel", "1A", "--frames", "-4"), "not in the range"),
        (("control", "reel", "1A", "--rate", "0"), "write frames a second"),
        (("control", "nowhere", "1A"), "no such film"),
        (("plan", "reel", "9"), "there is no scene '9'"),
        (("gltf", "reel", "nonsense"), "there is no shot or scene"),
        (("storyboard", "reel", "--grid", "5x1"), "1x1 to 4x4"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else "",
)
def test_what_cannot_be_is_said_in_one_message(here, words, says):
    code, out, err = here("export", *words)
    assert code == 2 and out == "" and says in err and err.startswith("workprint: ") and "Traceback" not in err


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\0rubbish" * 40, "neither glTF nor GLB"),
        (person().glb()[:900], "cut short"),
        (person().glb()[:8] + b"\xff\xff\xff\xff" + person().glb()[12:], "cut short"),
        (
            json.dumps({"asset": {"version": "2.0"}, "buffers": [{"byteLength": 4, "uri": "../../etc/passwd"}]}).encode(),
            "no human skeleton|nodes",
        ),
    ],
    ids=["rubbish", "half", "four gigabytes", "a way out"],
)
def test_a_figures_bad_file_is_one_message_and_nothing_lies_half_done(here, tmp_path, data, says):
    (tmp_path / "reel" / "anna.glb").write_bytes(data)
    reel.edit(tmp_path / "reel", "look.toml", "[people.ANNA]\n", '[people.ANNA]\nfigure = "anna.glb"\n')
    code, _, err = here("export", "gltf", "reel", "1A", "--workers", "1")
    assert code == 2 and re.search(says, err) and "ANNA" in err and "Traceback" not in err and len(err.splitlines()) <= 3
    assert not [path for path in (tmp_path / "reel" / "build").rglob("*") if path.is_file()]


def test_a_product_cannot_be_delivered_outside(tmp_path):
    """A store that a stranger brought says where a product is to lie: never beyond the deliveries."""
    production = Production.open(reel.folder(tmp_path / "reel"))
    note = Task("note", "toy", "1", {"text": "x"}, label="x")
    for folder, file in (("control", "../../out"), ("..", "out"), ("", "/etc/out")):
        with pytest.raises(FolderError):
            list(production.export([Export(note, folder, {"note": file})]))
    assert not (tmp_path / "out").exists() and not (tmp_path / "reel" / "out").exists()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "reel" / "build").mkdir(exist_ok=True)
    (tmp_path / "reel" / "build" / "control").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FolderError):
        list(production.export([Export(note, "control", {"note": "x.json"})]))
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.slow
def test_control_is_made_once_and_laid_out_as_named(here, tmp_path):
    words = (
        "export",
        "control",
        "reel",
        "1B",
        "--flavour",
        "vace",
        "--signals",
        "depth16,depth8,seg,ids,matte,pose,camera,re10k,recam,motion",
    )
    code, out, err = here(*words, "--json")
    assert code == 0, err
    first = json.loads(out)
    folder = tmp_path / "reel" / "build" / "control" / "1B" / "vace"
    lying = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {f"reel/build/control/1B/vace/{name}" for name in lying} == set(first["files"])
    assert {"depth16.mkv", "depth8.mp4", "seg.mkv", "ids.mkv", "pose.mp4", "camera.json", "camera_re10k.txt", "camera_recam.json"} <= lying
    assert {"motion.txt", "control.json", "matte/ANNA.mkv"} <= lying and "normal.mp4" not in lying
    about = json.loads((folder / "control.json").read_text())
    assert set(about["files"]) == lying - {"control.json"} and all(each["convention"] for each in about["files"].values())
    assert about["files"]["matte/ANNA.mkv"]["of"] == "ANNA"
    assert (about["frames"], about["rate"], about["flavour"]) == (33, "16/1", "vace") and about["width"] % 16 == about["height"] % 16 == 0
    again = json.loads(here(*words, "--json")[1])
    assert again["made"] == 0 and again["files"] == first["files"]


@pytest.mark.slow
def test_lossless_signals_are_exact_in_their_files(here, tmp_path):
    import numpy as np

    from workprint.crafts.previz.control.segments import CLASSES, colour_of
    from workprint.media.lossless import read_lossless

    assert here("export", "control", "reel", "1A", "--signals", "seg,ids,matte,depth16", "--frames", "4")[0] == 0
    folder = tmp_path / "reel" / "build" / "control" / "1A"
    about = json.loads((folder / "control.json").read_text())
    ids = np.stack(list(read_lossless(folder / "ids.mkv")))
    seg = np.stack(list(read_lossless(folder / "seg.mkv")))
    assert ids.shape == (4, 90, 160) and set(np.unique(ids)) <= {0, *(thing["id"] for thing in about["things"])}
    palette = {colour_of(name) for name in CLASSES}
    assert {tuple(int(c) for c in colour) for colour in np.unique(seg.reshape(-1, 3), axis=0)} <= palette
    for thing in about["things"]:
        if "matte" in thing:
            assert ((np.stack(list(read_lossless(folder / thing["matte"]))) == 255) == (ids == thing["id"])).all(), thing["name"]
    assert np.stack(list(read_lossless(folder / "depth16.mkv"))).dtype == np.uint16


@pytest.mark.slow
def test_plans_boards_and_scenes_are_delivered(here, tmp_path):
    build = tmp_path / "reel" / "build"
    assert here("export", "plan", "reel", "2")[0] == 0
    assert sorted(path.name for path in (build / "plan").iterdir()) == ["2.pdf", "2.svg"]
    assert "CLARA" in (build / "plan" / "2.svg").read_text()
    assert here("export", "gltf", "reel", "2B")[0] == 0
    assert (build / "gltf" / "2B.glb").read_bytes()[:4] == b"glTF"
    code, out, _ = here("export", "storyboard", "reel", "1", "--grid", "2x2", "--paper", "letter")
    assert code == 0 and "storyboard.pdf" in out
    pypdf = pytest.importorskip("pypdf")
    read = pypdf.PdfReader(build / "storyboard.pdf")
    text = read.pages[0].extract_text()
    assert len(read.pages) == 1 and all(word in text for word in ("1A", "1B", "1C", "Where is the letter?", "2.0 s"))
    if pytest.importorskip("pxr"):
        assert here("export", "usd", "reel", "2B")[0] == 0
        assert (build / "usd" / "2B.usdc").read_bytes()[:8] == b"PXR-USDC"
