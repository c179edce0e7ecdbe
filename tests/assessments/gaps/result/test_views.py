"""The result pages: whose they are, and what they say."""

import re
from dataclasses import replace
from html import unescape

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.gaps.exempt.services import exempt_skill
from assessments.models import Rating, Sitting
from assessments.ratings.services import begin_sitting, finish_sitting
from careerpath.accounts.models import User
from skills.catalogue import Catalogue, Role
from skills.models import Release, Skill
from skills.releases import catalogue_of
from tests.assessments.gaps.conftest import finished_by, release_asking
from tests.assessments.ratings.conftest import say
from tests.assessments.ratings.wide import wide_release


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_somebody_elses_result_is_not_there(finished: Sitting, stranger_client: Client) -> None:
    assert stranger_client.get(f"/results/{finished.pk}/").status_code == 404


def test_an_open_sitting_has_no_result(learner: User, release: Release, learner_client: Client) -> None:
    sitting = begin_sitting(person=learner, release=release.pk)

    assert learner_client.get(f"/results/{sitting.pk}/").headers["Location"] == f"/assess/{sitting.pk}/"


def test_today_is_held_against_the_newest_target(finished: Sitting, learner_client: Client) -> None:
    html = page(learner_client, "/results/today/")

    assert "ready for MLOps engineer, mid level</h1>" in html
    assert '<option value="mlops-engineer" selected>' in html


def test_today_is_held_against_any_level_of_any_role(finished: Sitting, learner_client: Client) -> None:
    assert "ready for Data engineer, senior level</h1>" in page(
        learner_client, "/results/today/?role=data-engineer&level=senior"
    )
    assert "ready for Data engineer, mid level</h1>" in page(learner_client, "/results/today/?role=data-engineer")
    assert "ready for MLOps engineer, junior level</h1>" in page(learner_client, "/results/today/?level=junior")
    assert "<h1>All skills</h1>" in page(learner_client, "/results/today/?role=")


def test_a_wrong_choice_is_named(finished: Sitting, learner_client: Client) -> None:
    assert "There is no role “astronaut” here." in page(learner_client, "/results/today/?role=astronaut&level=mid")
    assert "There is no level “<b>” here." in page(learner_client, "/results/today/?level=<b>")
    assert "Staff MLOps engineer has no junior level here. Choose lead." in page(
        learner_client, "/results/today/?role=staff-mlops-engineer&level=junior"
    )


def test_a_newcomer_sees_the_number_what_it_means_and_what_holds_back(
    finished: Sitting, learner_client: Client
) -> None:
    html = page(learner_client, f"/results/{finished.pk}/")

    assert '<h1><span class="result-number">7 %</span> ready for MLOps engineer, mid level</h1>' in html
    assert "You meet 2 of the 47 skills that this level asks for." in html
    assert "It is your own word: no second person has verified any of it yet." in html
    assert "may be anything" not in html
    assert "What holds you back most" in html
    assert "These 5 bring 14 points. At the level asked for in all of them you would be 21 % ready." in html
    assert "Show all 45" in html
    assert "Yours are so fresh that it makes no difference." in html


def test_each_skill_that_costs_has_both_statements_and_a_link(
    sitting: Sitting, catalogue: Catalogue, learner: User, learner_client: Client
) -> None:
    for skill in catalogue.skills:
        if skill.slug != "kubernetes":
            say(sitting, skill.slug, 4)
    say(sitting, "kubernetes", 1)
    finish_sitting(sitting=sitting.pk, person=learner)

    html = page(learner_client, f"/results/{sitting.pk}/")

    kubernetes = catalogue.skill["kubernetes"]
    assert '<h3><a href="/skills/kubernetes/">Kubernetes</a></h3> <span class="tag">essential</span>' in html
    assert f"<dt>You: level 1</dt><dd>{kubernetes.statement(1)}</dd>" in html
    assert f"<dt>Asked for: level 2</dt><dd>{kubernetes.statement(2)}</dd>" in html
    assert f'<strong>+1.4</strong> points <span class="muted nowrap">{kubernetes.hours(1, 2)} h</span>' in html
    assert "Show all" not in html


def test_what_people_often_lack_bears_the_numbers_of_the_documents(finished: Sitting, learner_client: Client) -> None:
    html = page(learner_client, f"/results/{finished.pk}/")

    assert '<span class="tag tag-gap">often missing</span><span class="marks"><a href="#source-' in html
    assert '<li id="source-career-guide" tabindex="-1">' in html
    assert "120,000–170,000" in html


def test_old_ratings_and_second_opinions_are_told(
    learner: User, release: Release, catalogue: Catalogue, learner_client: Client
) -> None:
    sitting = finished_by(learner, release, {skill.slug: 2 for skill in catalogue.skills}, days_ago=400)
    Rating.objects.update(verified_level=1)

    html = page(learner_client, f"/results/{sitting.pk}/")

    assert "because your ratings are 13 months old." in html
    assert "A second person has verified 54 % of these " in html
    assert "By now it may be anything between" in html
    assert 'class="bar-range"' in html


def test_notes_are_shown_as_they_were_written(sitting: Sitting, learner: User, learner_client: Client) -> None:
    say(sitting, "git", 2, note="<b>Two</b> years\nat work")
    say(sitting, "technical-leadership", 1, note="For a team of four")
    finish_sitting(sitting=sitting.pk, person=learner)

    html = learner_client.get(f"/results/{sitting.pk}/").content.decode()

    assert '<div class="skill-note">&lt;b&gt;Two&lt;/b&gt; years<br>at work</div>' in html
    assert '<dd class="skill-note">For a team of four</dd>' in html
    assert "Two" not in learner_client.get("/results/today/").content.decode()


def test_what_does_not_apply_is_not_told_as_not_rated(finished: Sitting, learner_client: Client) -> None:
    html = page(learner_client, f"/results/{finished.pk}/")

    row = html[html.index('<a href="/skills/sql/">SQL</a> <span class="muted small">') :]
    assert row[: row.index("</td>")].endswith('<td><span class="tag">doesn’t apply</span> → 2')


def test_all_skills_without_a_role_show_levels_and_nearest_roles(
    learner: User, release: Release, learner_client: Client
) -> None:
    sitting = finished_by(learner, release, {"python": 3, "git": 2, "sql": None}, role="")

    html = page(learner_client, f"/results/{sitting.pk}/")

    assert "<h1>All skills</h1>" in html
    nearest = html[html.index("What is nearest") :]
    assert re.findall(r"/results/today/\?role=([a-z-]+)&level=([a-z]+)", nearest)[:1] == [("data-engineer", "junior")]
    assert "result-number" not in html


def test_without_a_rating_today_leads_to_rating(release: Release, learner_client: Client) -> None:
    assert "You haven’t rated any skill yet" in page(learner_client, "/results/today/")
    assert "You haven’t rated any of the 47 skills" in page(learner_client, "/results/today/?role=mlops-engineer")


def test_links_keep_the_framework(
    learner: User, catalogue: Catalogue, release: Release, learner_client: Client
) -> None:
    wide = wide_release(catalogue, 3)
    slug = Skill.objects.filter(framework=wide.framework).values_list("slug", flat=True)[0]
    sitting = finished_by(learner, wide, {slug: 2}, role="")

    html = page(learner_client, f"/results/{sitting.pk}/")

    assert f'href="/skills/{slug}/?framework=wide-3"' in html
    assert 'href="/results/today/?role=&framework=wide-3"' in html


def test_a_page_takes_the_same_few_queries_for_10_and_for_400_skills(
    learner: User, catalogue: Catalogue, learner_client: Client
) -> None:
    counts = []
    for skills in (10, 400):
        release = release_asking(catalogue, skills)
        levels = {f"asked-{number}": number % 5 for number in range(skills)}
        sitting = finished_by(learner, release, levels)
        result, framework = f"/results/{sitting.pk}/", release.framework.slug
        for address in (result, f"{result}csv/", f"{result}json/", f"/results/today/?framework={framework}"):
            page(learner_client, address)
            with CaptureQueriesContext(connection) as queries:
                page(learner_client, address)
            counts.append(len(queries))

    assert counts[:4] == counts[4:]
    assert max(counts) <= 8


def test_a_result_leads_on_to_what_one_can_do_with_it(finished: Sitting, learner_client: Client) -> None:
    html = page(learner_client, f"/results/{finished.pk}/")

    assert '<a href="/results/nearest/?role=mlops-engineer&level=mid">' in html
    assert f'<a href="/results/verify/?result={finished.pk}">' in html
    assert f'<a href="/results/exempt/?result={finished.pk}">' in html
    assert f'<a href="/results/compare/?a={finished.pk}&b=today">' in html
    assert 'href="/assess/?role=mlops-engineer&level=mid">Rate yourself again</a>' in html
    for address in re.findall(r'<a href="(/results/[^"]+)"', html):
        assert learner_client.get(address).status_code == 200
    assert f'<a href="/results/{finished.pk}/csv/">' in html


def test_today_leads_on_with_the_role_that_was_chosen(finished: Sitting, learner_client: Client) -> None:
    html = page(learner_client, "/results/today/?role=data-engineer")

    assert '<a href="/results/verify/?role=data-engineer&level=mid">' in html
    assert '<a href="/results/today/csv/?role=data-engineer&level=mid">' in html


def test_who_meets_everything_is_led_on(
    learner: User, release: Release, catalogue: Catalogue, learner_client: Client
) -> None:
    sitting = finished_by(learner, release, {skill.slug: 4 for skill in catalogue.skills})

    html = page(learner_client, f"/results/{sitting.pk}/")

    assert '<span class="result-number">100 %</span>' in html
    assert "You meet all that this level asks for: 47 skills." in html
    assert "Nothing holds you back here" in html
    assert "And 39 more:" in html
    assert "What holds you back most" not in html


def test_the_home_page_leads_to_the_result(finished: Sitting, learner_client: Client, stranger_client: Client) -> None:
    assert '<a class="button" href="/results/">See your result</a>' in page(learner_client, "/")
    assert "See your result" not in page(stranger_client, "/")


def test_where_all_is_exempted_there_is_nothing_to_measure(
    finished: Sitting, learner: User, learner_client: Client
) -> None:
    for skill in Skill.objects.all():
        exempt_skill(person=learner, skill_id=skill.pk, reason="Not in my job")

    html = page(learner_client, f"/results/{finished.pk}/")

    assert "You have exempted every skill that this level asks for" in html
    assert "47 skills exempted" in html
    assert "Nothing else is asked for. With them you would be 7 % ready." in html
    assert "result-number" not in html


def test_a_wrong_choice_leaves_nothing_in_memory(release: Release, learner_client: Client) -> None:
    page(learner_client, "/results/today/?role=astronaut")
    kept = len(vars(catalogue_of(release.pk))["_kept"])

    page(learner_client, "/results/today/?role=cosmonaut")

    assert len(vars(catalogue_of(release.pk))["_kept"]) == kept


def test_a_role_stays_chosen_when_it_has_no_such_level(release: Release, learner_client: Client) -> None:
    html = page(learner_client, "/results/today/?role=staff-mlops-engineer&level=junior")

    assert '<option value="staff-mlops-engineer" selected>' in html
    assert '<option value="junior" selected>' in html


def test_without_documents_there_is_no_list_of_them(
    learner: User, catalogue: Catalogue, learner_client: Client
) -> None:
    bare = replace(catalogue, roles=tuple(map(unsourced, catalogue.roles)))
    sitting = finished_by(learner, release_asking(bare, 3), {})

    html = page(learner_client, f"/results/{sitting.pk}/")

    assert "Which documents say so" not in html
    assert "What it pays" not in html


def unsourced(role: Role) -> Role:
    return replace(role, sources=(), levels=tuple(replace(level, sources=()) for level in role.levels))
