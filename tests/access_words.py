"""The words in which tests/access_table.py says who gets what."""

from dataclasses import dataclass

KINDS = ("visitor", "learner", "stranger", "instructor", "admin")

SIGN_IN = "to sign-in"
AWAY = "sent on"

Row = tuple[object, ...]
OK: Row = (200, 200, 200, 200, 200)
NO_SUCH: Row = (404, 404, 404, 404, 404)
NO_METHOD: Row = (405, 405, 405, 405, 405)
ONWARD: Row = (AWAY, AWAY, AWAY, AWAY, AWAY)
VISITORS: Row = (200, AWAY, AWAY, AWAY, AWAY)
MEMBERS: Row = (SIGN_IN, 200, 200, 200, 200)
MEMBERS_ONWARD: Row = (SIGN_IN, AWAY, AWAY, AWAY, AWAY)
MEMBERS_READ: Row = (SIGN_IN, 405, 405, 405, 405)
WITH_A_FACTOR: Row = (SIGN_IN, 404, 404, 200, 200)
OWNER: Row = (SIGN_IN, 200, 404, 404, 404)
OWNER_ONWARD: Row = (SIGN_IN, AWAY, 404, 404, 404)
TEACHERS: Row = (SIGN_IN, 403, 403, 200, 403)
LEAD: Row = (SIGN_IN, 404, 404, 200, 404)
LEAD_ONWARD: Row = (SIGN_IN, 404, 404, AWAY, 404)
ADMINS: Row = (SIGN_IN, SIGN_IN, SIGN_IN, SIGN_IN, 200)
ADMINS_REFUSED: Row = (SIGN_IN, SIGN_IN, SIGN_IN, SIGN_IN, 403)
ADMINS_ONWARD: Row = (SIGN_IN, SIGN_IN, SIGN_IN, SIGN_IN, AWAY)
ADMINS_READ: Row = (SIGN_IN, SIGN_IN, SIGN_IN, SIGN_IN, 405)


@dataclass(frozen=True)
class Access:
    """What GET and POST answer, and HEAD where it is not as GET. Every other method is refused everywhere."""

    get: Row
    post: Row = NO_METHOD
    head: Row | None = None
