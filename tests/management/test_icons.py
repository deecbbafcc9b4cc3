"""The icons that are committed are those that the command draws from the mark."""

import pytest
from django.core.management import call_command
from PIL import Image, ImageChops

from tests.harness import PROJECT

COMMITTED = [
    *("img/icon-192.png", "img/icon-512.png", "img/icon-maskable-512.png"),
    *("root/apple-touch-icon.png", "root/favicon.ico"),
]


@pytest.mark.parametrize("name", COMMITTED)
def test_an_icon_is_the_mark_drawn_anew(tmp_path, name):
    call_command("draw_icons", tmp_path)
    committed = PROJECT / "static" / name
    with Image.open(tmp_path / committed.name) as drawn, Image.open(committed) as kept:
        difference = ImageChops.difference(drawn.convert("RGB"), kept.convert("RGB"))
        assert drawn.size == kept.size
    assert max(most for _, most in difference.getextrema()) < 8
