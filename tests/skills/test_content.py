"""The content of fixtures/mlops: every fact of the documents with its citation, and the size that was promised."""

import re
from urllib.parse import urlsplit

import pytest

from skills.catalogue import Catalogue, Skill
from skills.prerequisites import closure, waits_for
from tests.skills import facts

PACKAGE_INDEXES = (
    "pypi.org",
    "npmjs.com",
    "anaconda.org",
    "crates.io",
    "rubygems.org",
    "packagist.org",
    "cran.r-project",
)
# What only those can show who decide for many.
POWER = re.compile(
    r"\b(organisation|company|(many|several|all|other) teams|(every|whole) team|executives|hundreds of|billions of)\b"
)
SHORTENERS = ("bit.ly", "t.co", "goo.gl", "tinyurl.com", "ow.ly")


@pytest.fixture(scope="module")
def skill_named(catalogue: Catalogue) -> dict[str, Skill]:
    return {name.lower(): skill for skill in catalogue.skills for name in (skill.name, *skill.aliases)}


def lacking(words: tuple[str, ...], text: str) -> list[str]:
    return [word for word in words if word.lower() not in text.lower()]


@pytest.mark.parametrize(("source", "name"), [(doc, name) for doc, named in facts.SKILLS.items() for name in named])
def test_a_skill_that_a_document_names_is_there_and_cites_it(
    skill_named: dict[str, Skill], source: str, name: str
) -> None:
    assert source in skill_named[name.lower()].sources


def test_what_candidates_often_lack_is_marked(catalogue: Catalogue, skill_named: dict[str, Skill]) -> None:
    marked = [skill.slug for skill in catalogue.skills if skill.often_missing]

    assert sorted(marked) == sorted(skill_named[name.lower()].slug for name in facts.OFTEN_MISSING)


def test_the_documents_are_named(catalogue: Catalogue) -> None:
    told = {source.slug: (source.title, source.published, source.accessed) for source in catalogue.sources}

    assert told == facts.SOURCES


@pytest.mark.parametrize("source", facts.RESPONSIBILITIES)
def test_the_responsibilities_are_there(catalogue: Catalogue, source: str) -> None:
    duties = {duty.slug: duty for duty in catalogue.responsibilities if source in duty.sources}

    for slug, words in facts.RESPONSIBILITIES[source].items():
        assert lacking(words, duties[slug].text) == []
        assert "mlops-engineer" in duties[slug].roles


@pytest.mark.parametrize("seniority", facts.OWNS)
def test_each_level_owns_what_the_documents_say(catalogue: Catalogue, seniority: str) -> None:
    words, years = facts.OWNS[seniority]

    level = catalogue.role["mlops-engineer"].level(seniority)

    assert level is not None
    assert lacking(words, level.owns) == []
    assert (level.years and (level.years.start, level.years.end)) == years
    assert set(level.sources) == ({"worth-pursuing", "becoming"} if years else {"worth-pursuing"})


def test_every_figure_of_pay_is_there_and_no_other(catalogue: Catalogue) -> None:
    rows = [(row.source, row.role, row.seniority, row.low, row.high, row.average, row.cites, row.year)
            for row in catalogue.pay]  # fmt: skip

    assert len(rows) == len(facts.PAY)
    assert set(rows) == facts.PAY
    assert {(row.currency, row.period) for row in catalogue.pay} == {("USD", "year")}


@pytest.mark.parametrize(("source", "seniority"), facts.PAY_NOTES)
def test_what_a_figure_leaves_out_stands_in_its_note(catalogue: Catalogue, source: str, seniority: str | None) -> None:
    notes = " ".join(row.note or "" for row in catalogue.pay if (row.source, row.seniority) == (source, seniority))

    assert lacking(facts.PAY_NOTES[source, seniority], notes) == []


@pytest.mark.parametrize(("kind", "source"), facts.MARKET)
def test_the_market_is_there(catalogue: Catalogue, kind: str, source: str) -> None:
    told = {fact.name for fact in catalogue.market if fact.kind == kind and source in fact.sources}

    assert set(facts.MARKET[kind, source]) - told == set()


@pytest.mark.parametrize("slug", facts.OUTLOOK)
def test_the_outlook_is_there_with_its_numbers(catalogue: Catalogue, slug: str) -> None:
    [fact] = [fact for fact in catalogue.market if fact.slug == slug]

    assert (fact.kind, fact.sources) == ("outlook", ("roles-skills-path",))
    assert lacking(facts.OUTLOOK[slug], fact.text or "") == []


@pytest.mark.parametrize(("kind", "source"), facts.FIT)
def test_what_speaks_for_and_against_is_there(catalogue: Catalogue, kind: str, source: str) -> None:
    told = [fit.name for fit in catalogue.fit if fit.kind == kind and source in fit.sources]

    assert tuple(told) == facts.FIT[kind, source]


@pytest.mark.parametrize("source", facts.NEXT_STEPS)
def test_the_next_steps_are_there(catalogue: Catalogue, source: str) -> None:
    steps = {step.slug: step for step in catalogue.milestones if source in step.sources}

    for slug, words in facts.NEXT_STEPS[source].items():
        told = " ".join([steps[slug].name, steps[slug].summary, *steps[slug].checklist])
        assert lacking(words, told) == []


def test_every_fact_and_every_duty_cites_a_document(catalogue: Catalogue) -> None:
    cited = (*catalogue.responsibilities, *catalogue.milestones, *catalogue.fit, *catalogue.market)

    assert [thing.slug for thing in cited if not thing.sources] == []


def test_the_catalogue_is_as_large_as_was_promised(catalogue: Catalogue) -> None:
    assert 60 <= len(catalogue.skills) <= 75
    assert 9 <= len(catalogue.categories) <= 12
    assert 80 <= sum(len(skill.needs) for skill in catalogue.skills) <= 220
    assert {skill.slug for skill in catalogue.skills if not 2 <= len(skill.resources) <= 5} == set()
    assert all(catalogue.skills_of[category.slug] for category in catalogue.categories)


def test_the_roles_are_those_of_the_documents(catalogue: Catalogue) -> None:
    levels = {role.slug: " ".join(level.seniority for level in role.levels) for role in catalogue.roles}

    assert levels == {
        "mlops-engineer": "junior mid senior lead",
        "machine-learning-engineer": "junior mid senior",
        "ml-platform-engineer": "mid senior lead",
        "staff-mlops-engineer": "lead",
        "engineering-manager-ml-platform": "senior lead",
        "ai-platform-product-manager": "mid senior",
        "cloud-engineer": "junior mid senior",
        "data-engineer": "junior mid senior",
        "data-scientist": "junior mid senior",
        "devops-engineer": "junior mid senior",
        "site-reliability-engineer": "junior mid senior",
    }
    assert [role.slug for role in catalogue.roles if role.kind == "target"] == ["mlops-engineer"]


@pytest.mark.parametrize(("seniority", "least", "most"), [("junior", 300, 450), ("mid", 700, 850)])
def test_the_way_from_nothing_is_honestly_long(catalogue: Catalogue, seniority: str, least: int, most: int) -> None:
    level = catalogue.role["mlops-engineer"].level(seniority)

    assert level is not None
    steps = closure(waits_for(catalogue.skills), [(asked.skill, asked.level) for asked in level.requirements])
    assert least <= sum(catalogue.skill[slug].hours(at - 1, at) for slug, at in steps) <= most


def test_each_level_costs_more_than_the_one_below(catalogue: Catalogue) -> None:
    hours = {skill.slug: [step.hours for step in skill.levels] for skill in catalogue.skills}

    assert {slug: found for slug, found in hours.items() if found != sorted(set(found))} == {}


def test_statements_are_sentences_that_say_what_somebody_does(catalogue: Catalogue) -> None:
    statements = [step.statement for skill in catalogue.skills for step in skill.levels]

    assert [text for text in statements if not re.fullmatch(r"[A-Z][a-z-]*s\b.*[^.]\.", text)] == []


def test_the_highest_level_can_be_shown_in_a_small_firm(catalogue: Catalogue) -> None:
    highest = {skill.slug: skill.statement(4) for skill in catalogue.skills}

    assert {slug: text for slug, text in highest.items() if POWER.search(text)} == {}


def test_every_level_has_something_to_learn_it_from(catalogue: Catalogue) -> None:
    steps = {
        skill.slug: {step for item in skill.resources for step in range(item.start + 1, item.end + 1)}
        for skill in catalogue.skills
    }

    assert {slug: found for slug, found in steps.items() if found != {1, 2, 3, 4}} == {}


@pytest.mark.parametrize(
    ("word", "slug"),
    [
        ("Helm", "kubernetes"), ("GitOps", "ci-cd"), ("Argo CD", "ci-cd"), ("pandas", "data-preprocessing"),
        ("NumPy", "python"), ("Jupyter", "python"), ("Go", "systems-languages"), ("Triton", "model-serving"),
        ("AI agents", "llm-serving"), ("data leakage", "model-evaluation"),
    ],
)  # fmt: skip
def test_words_of_adverts_lead_to_the_skill_that_is_meant(skill_named: dict[str, Skill], word: str, slug: str) -> None:
    assert skill_named[word.lower()].slug == slug


def test_links_are_safe_and_lead_to_something_to_learn_from(catalogue: Catalogue) -> None:
    hosts = {urlsplit(item.link).hostname or "" for skill in catalogue.skills for item in skill.resources}

    assert all(item.link.startswith("https://") for skill in catalogue.skills for item in skill.resources)
    assert [host for host in hosts if any(index in host for index in PACKAGE_INDEXES)] == []
    assert hosts.isdisjoint(SHORTENERS)


def test_a_resource_is_told_alike_wherever_it_stands(catalogue: Catalogue) -> None:
    """Its title may name another part of it."""
    told: dict[str, set[tuple[str, str]]] = {}
    for skill in catalogue.skills:
        for item in skill.resources:
            told.setdefault(item.link, set()).add((item.kind, item.cost))

    assert {link: found for link, found in told.items() if len(found) > 1} == {}


def test_no_skill_names_a_link_twice(catalogue: Catalogue) -> None:
    links = {skill.slug: [item.link for item in skill.resources] for skill in catalogue.skills}

    assert {slug: found for slug, found in links.items() if len(set(found)) < len(found)} == {}
