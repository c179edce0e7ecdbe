"""QR codes."""

from careerpath.lib.qr import qr_drawing


def test_a_drawing_brings_no_style_and_no_image_of_its_own() -> None:
    drawing = qr_drawing('https://example.org/"><script>')

    assert "<svg" in drawing
    assert not any(part in drawing for part in ("style=", "<script", "href", "example.org"))
