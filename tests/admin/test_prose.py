"""The text field keeps what the model keeps."""

import pytest

from synthesis.admin.prose import ProseFormField


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<p>Un <strong>mot</strong>.</p>", "<p>Un <strong>mot</strong>.</p>"),
        ("Un\n\nDeux\ntrois", "<p>Un</p><p>Deux<br>trois</p>"),
        ("A & B, 3 < 4", "<p>A &amp; B, 3 &lt; 4</p>"),
        ("<ul><li><p>Un</p></li></ul>", "<ul><li>Un</li></ul>"),
        ("<ul><li><p>Un</p><p>Deux</p></li></ul>", "<ul><li><p>Un</p><p>Deux</p></li></ul>"),
        ("<ul><li><p>Un</p><ol><li><p>a</p></li></ol></li></ul>",) * 2,
        ("", ""),
        ("  ", ""),
    ],
)
def test_what_is_typed_is_kept(typed, kept):
    kept = kept.replace("<ol><li><p>a</p></li></ol>", "<ol><li>a</li></ol>")
    assert ProseFormField(required=False).clean(typed) == kept
