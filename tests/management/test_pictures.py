"""The drawn pictures: those that the invented plenaries show, and always the same."""

from io import BytesIO

import pytest
from PIL import Image

from synthesis.management import pictures


def test_there_is_a_scene_for_each_picture_shown_and_no_other(invented):
    shown = {photo.key for document in invented.values() for photo in document.photos}
    assert set(pictures.SCENES) == shown
    with pytest.raises(KeyError):
        pictures.draw("portrait")


def test_a_scene_drawn_twice_is_the_same_picture_lying_or_standing():
    lying, standing = pictures.draw("table"), pictures.draw("mur")
    assert pictures.draw("table") == lying
    assert Image.open(BytesIO(lying)).size == (1600, 1067)
    assert Image.open(BytesIO(standing)).size == (1600, 2000)
    assert max(len(lying), len(standing)) < 300_000
