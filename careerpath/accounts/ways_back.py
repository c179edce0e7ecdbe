"""Where somebody was when they were asked to sign up or in: a page of ours, which comes along in the links of mails."""

import re
from urllib.parse import quote

from django.http import HttpRequest

# A path, and short. Whoever signs a stranger up names no other site in their mail: a dot stands only in a key, before
# its long signature.
DOT_OF_A_KEY = r"\.(?=[\w-]{43})"
OURS = re.compile(rf"/(?!/)(?:[\w/:?=&-]|{DOT_OF_A_KEY}){{0,200}}", re.ASCII)


def way_back(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    return wanted if OURS.fullmatch(wanted) else ""


def with_way_back(address: str, request: HttpRequest) -> str:
    way = way_back(request)
    return f"{address}?next={quote(way)}" if way else address
