"""What a browser may load for our pages, and which of its powers they may ask for."""

from csp.constants import NONE, SELF

CONTENT_SECURITY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Passkeys are the only power of the browser that a page here asks for.
_NO_PAGE_NEEDS = """
    accelerometer autoplay camera display-capture encrypted-media fullscreen geolocation gyroscope hid idle-detection
    local-fonts magnetometer microphone midi payment picture-in-picture screen-wake-lock serial usb xr-spatial-tracking
""".split()
PERMISSIONS: dict[str, list[str]] = {
    **{power: [] for power in _NO_PAGE_NEEDS},
    "publickey-credentials-get": ["self"],
    "publickey-credentials-create": ["self"],
}
