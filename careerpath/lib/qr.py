"""QR codes as drawings in the page itself: an image would come as a `data:` address, and our pages take none."""

import qrcode  # type: ignore[import-untyped]
from django.utils.safestring import SafeString
from qrcode.image.svg import SvgPathImage  # type: ignore[import-untyped]


def qr_drawing(text: str) -> SafeString:
    return SafeString(qrcode.make(text, image_factory=SvgPathImage).to_string(encoding="unicode"))
