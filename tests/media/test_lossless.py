"""Lossless clips and stills: what goes in comes out, and equal pictures are equal bytes."""

import io
from fractions import Fraction

import numpy as np
import pytest
from PIL import Image

from workprint.core.errors import MediaError
from workprint.core.nouns import Format
from workprint.media.facts import facts
from workprint.media.lossless import LosslessWriter, read_lossless
from workprint.media.stills import write_png
from workprint.media.video import write_clip

KINDS = {"rgb": ((32, 48, 3), np.uint8), "grey": ((32, 48), np.uint8), "grey16": ((32, 48), np.uint16)}


def noise(kind, count=3):
    shape, type_ = KINDS[kind]
    dice = np.random.default_rng(7)
    return [dice.integers(0, np.iinfo(type_).max + 1, shape).astype(type_) for _ in range(count)]


def written(path, kind, pictures, rate=Fraction(16)):
    with LosslessWriter(path, 48, 32, rate, kind) as out:
        for picture in pictures:
            out.add(picture)
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_every_number_comes_back(kind, tmp_path):
    pictures = noise(kind)
    back = list(read_lossless(written(tmp_path / "a.mkv", kind, pictures)))
    assert len(back) == 3
    assert all((a == b).all() and a.dtype == b.dtype and a.shape == b.shape for a, b in zip(pictures, back, strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_pictures_are_the_same_bytes(kind, tmp_path):
    one, two = (written(tmp_path / name, kind, noise(kind)).read_bytes() for name in ("a.mkv", "b.mkv"))
    assert one == two


def test_its_rate_is_exact(tmp_path):
    found = facts(written(tmp_path / "a.mkv", "grey", noise("grey", 25), Fraction(24000, 1001)))
    assert (found.rate, found.frames, found.codec) == (Fraction(24000, 1001), 25, "ffv1")


def test_a_picture_of_another_kind_is_refused(tmp_path):
    with pytest.raises(MediaError), LosslessWriter(tmp_path / "a.mkv", 48, 32, Fraction(16), "grey16") as out:
        out.add(noise("grey")[0])


def test_a_film_clip_is_no_lossless_one(tmp_path):
    write_clip(tmp_path / "a.mp4", noise("rgb"), Format(48, 32, Fraction(24)))
    with pytest.raises(MediaError):
        list(read_lossless(tmp_path / "a.mp4"))


def test_a_still_is_the_picture_that_others_read(tmp_path):
    picture = noise("rgb")[0]
    write_png(tmp_path / "a.png", picture)
    with Image.open(io.BytesIO((tmp_path / "a.png").read_bytes())) as seen:
        assert (np.asarray(seen) == picture).all() and seen.mode == "RGB"
    with pytest.raises(MediaError):
        write_png(tmp_path / "b.png", picture[:, :, 0])
