"""The map by area: what its cells hold, and where they lead."""

import re

from django.test import Client

from assessments.models import Cohort, Exemption
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from skills.models import Skill
from tests.assessments.cohorts.heatmap.test_map import CELL, page_of, three, words

__all__ = ["three"]


def rows_of(page: str) -> list[tuple[str, str]]:
    """The name of each learner, with the rest of their row."""
    return re.findall(r'<tr><th scope="row"><a href="[^"]*">(.*?)</a></th>(.*?)</tr>', page)


def test_areas_hold_means_and_lead_to_their_skills(
    three: list[User], cohort: Cohort, instructor_client: Client
) -> None:
    page = page_of(instructor_client, cohort, "?part=areas")
    inside = re.findall(r'class="heat-inside" href="\?part=([\w-]+)"', page)

    ann = page.split(">ann</a>")[1].split("</tr>")[0]

    assert "3.5" in words(ann)
    assert CELL.findall(page) == []
    assert len(inside) > 5
    assert 0 < len(set(CELL.findall(page_of(instructor_client, cohort, f"?part={inside[0]}")))) < 3 * 40


def test_the_cell_of_an_area_leads_to_where_its_skills_stand_on_the_page_of_the_learner(
    three: list[User], cohort: Cohort, catalogue: Catalogue, instructor_client: Client
) -> None:
    craft = [skill.slug for skill in catalogue.skills if skill.category == "programming" and skill.slug != "git"]
    for skill in Skill.objects.filter(slug__in=craft):
        Exemption.objects.create(person=three[1], skill=skill, reason="Others do it.")
    page = page_of(instructor_client, cohort, "?part=areas")
    led = {name: re.findall(r'<td class="[^"]*"><a href="([^"#]*)#([^"]*)"', row) for name, row in rows_of(page)}

    pages = {name: instructor_client.get(places[0][0]).content.decode() for name, places in led.items()}

    assert [name for name in led if "left-out" in {place for _, place in led[name]}] == ["Ben"]
    for name, places in led.items():
        assert len(places) == len(re.findall("heat-inside", page))
        assert [place for _, place in places if f'id="{place}"' not in pages[name]] == []
