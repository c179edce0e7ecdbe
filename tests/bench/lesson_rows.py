"""Teaching pages against the base page, with reading who is there and 40 ratings of each: 30 learners, and 1,000."""

from collections.abc import Iterator

from tests.accounts.steps import signed_in
from tests.bench.class_rows import against_base, cohort_of
from tests.bench.measure import Row
from tests.factories import UserFactory

PAGES = {"teach/": "what to teach", "groups/": "groups", "pairs/": "pairs"}
ALLOWED = 6
# The best lessons are searched for while one waits: that is an eighth of the page.
ALLOWED_WITH_A_SEARCH = 7
# 40,000 ratings are read, and all of them are weighed.
ALLOWED_FOR_MANY = 45


def rows() -> Iterator[Row]:
    lead = UserFactory(is_instructor=True, second_factor=True)
    client = signed_in(lead)
    for learners, allowed in ((30, ALLOWED), (1000, ALLOWED_FOR_MANY)):
        cohort = cohort_of(lead, learners).pk
        for path, what in PAGES.items():
            most = max(allowed, ALLOWED_WITH_A_SEARCH) if path == "teach/" else allowed
            yield against_base(client, f"{what}, {learners} learners", f"/cohorts/{cohort}/{path}", most)
