from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.catalogue import Catalogue
from skills.pages.search import Hit, Pieces, find, fold, hit, near, query_of

LETTERS = st.text(max_size=12)


def found(catalogue: Catalogue, query: str) -> tuple[str, ...]:
    return find(catalogue, query_of(query))


def shown(catalogue: Catalogue, slug: str, query: str) -> Hit:
    return hit(catalogue, slug, query_of(query))


def marked(pieces: Pieces) -> str:
    return "".join(f"[{piece.text}]" if piece.found else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("k8s", ("kubernetes",)),
        ("  KuBeRnEtEs ", ("kubernetes",)),
        ("ﬁxtures", ("software-testing",)),
        ("", ()),
        ("  ", ()),
        ("zzz", ()),
        ("🦄", ()),
    ],
)
def test_find_is_tolerant_of_how_words_are_typed(catalogue: Catalogue, query: str, slugs: tuple[str, ...]) -> None:
    assert found(catalogue, query)[:1] == slugs


def test_what_is_called_so_comes_before_what_mentions_it(catalogue: Catalogue) -> None:
    slugs = found(catalogue, "git")

    assert slugs[0] == "git"
    assert set(slugs[1:]) == {"ci-cd", "data-versioning"}


def test_a_name_that_begins_so_comes_before_one_that_contains_it(catalogue: Catalogue) -> None:
    slugs = found(catalogue, "data")

    names = [catalogue.skill[slug].name.lower() for slug in slugs]
    kinds = [0 if name.startswith("data") else 1 if "data" in name else 2 for name in names]
    assert kinds == sorted(kinds)
    assert set(kinds) == {0, 1, 2}


def test_all_words_must_be_there_and_may_stand_apart(catalogue: Catalogue) -> None:
    slugs = found(catalogue, "dockerfile layer")

    told = {slug: catalogue.skill[slug] for slug in slugs}
    everything = {
        slug: " ".join([s.name, s.summary, *s.aliases, *(x.statement for x in s.levels)]).lower()
        for slug, s in told.items()
    }
    assert all("dockerfile" in text and "layer" in text for text in everything.values())


def test_two_letters_begin_a_word_and_one_is_a_word(catalogue: Catalogue) -> None:
    assert "ci-cd" in found(catalogue, "ci")
    assert "ml-fundamentals" not in found(catalogue, "ci")
    assert found(catalogue, "r") == ()


def test_letters_inside_a_word_do_not_make_a_name_fit_better(catalogue: Catalogue) -> None:
    first, second = catalogue.skills[:2]
    inside = replace(first, name="Precision", aliases=("a ci server",))
    whole = replace(second, name="Using CI", aliases=())

    assert found(replace(catalogue, skills=(inside, whole)), "ci") == (second.slug, first.slug)


def test_a_hit_in_another_name_says_which(catalogue: Catalogue) -> None:
    line = shown(catalogue, "monitoring-alerting", "OPENTELE")

    assert (marked(line.name), marked(line.also), line.level, line.statement) == (
        "Monitoring and alerting", "[OpenTele]metry", 0, (),
    )  # fmt: skip


def test_a_hit_in_the_name_needs_no_more_words(catalogue: Catalogue) -> None:
    line = shown(catalogue, "kubernetes", "kube")

    assert (marked(line.name), line.also, line.level, line.statement) == ("[Kube]rnetes", (), 0, ())


def test_a_hit_in_a_level_says_which(catalogue: Catalogue) -> None:
    line = shown(catalogue, "kubernetes", "probes")

    assert (line.also, line.level) == ((), 2)
    assert "[probes]" in marked(line.statement)


def test_words_that_stand_apart_are_each_shown(catalogue: Catalogue) -> None:
    line = shown(catalogue, "kubernetes", "k8s probes")

    assert (marked(line.also), line.level) == ("[k8s]", 2)
    assert "[probes]" in marked(line.statement)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("kubernets", ["kubernetes"]), ("prometeus", ["monitoring-alerting"]), ("qqq", []), ("", [])],
)
def test_near_tells_what_may_have_been_meant(catalogue: Catalogue, typed: str, meant: list[str]) -> None:
    assert [skill.slug for skill in near(catalogue, typed)] == meant


def test_near_tells_but_a_few(catalogue: Catalogue) -> None:
    assert [skill.slug for skill in near(catalogue, "model serving", most=1)] == ["model-serving"]


@given(query=LETTERS)
def test_marking_changes_no_letter(catalogue: Catalogue, query: str) -> None:
    for slug in found(catalogue, query)[:3]:
        line, skill = shown(catalogue, slug, query), catalogue.skill[slug]

        assert "".join(piece.text for piece in line.name) == skill.name
        assert "".join(piece.text for piece in line.summary) == skill.summary
        assert not line.level or "".join(piece.text for piece in line.statement) == skill.statement(line.level)


@given(query=LETTERS)
def test_what_is_found_has_the_words(catalogue: Catalogue, query: str) -> None:
    for slug in found(catalogue, query):
        skill = catalogue.skill[slug]
        told = fold("\n".join([skill.name, *skill.aliases, skill.summary, *(step.statement for step in skill.levels)]))

        assert all(word in told for word in fold(query).split())


@given(query=st.text(max_size=60))
def test_near_knows_every_skill_that_it_names(catalogue: Catalogue, query: str) -> None:
    skills = near(catalogue, query)

    assert len(skills) <= 3
    assert all(catalogue.skill[skill.slug] is skill for skill in skills)
