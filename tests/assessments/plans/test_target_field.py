"""The choice among the levels of all roles, and of none."""

import pytest
from django import forms

from assessments.plans.target_field import NO_SUCH, TargetField
from skills.models import Release
from skills.releases import catalogue_of


class Chosen(forms.Form):
    target = TargetField()
    beside = TargetField(required=False)


@pytest.fixture
def form(release: Release) -> Chosen:
    return filled(release)


def filled(release: Release, **given: str) -> Chosen:
    form = Chosen(given)
    for name in ("target", "beside"):
        field = form.fields[name]
        assert isinstance(field, TargetField)
        field.read(catalogue_of(release.pk))
    return form


def test_all_levels_of_all_roles_can_be_chosen(form: Chosen, release: Release) -> None:
    html = str(form["target"])

    levels = [(role, level) for role in catalogue_of(release.pk).roles for level in role.levels]
    assert html.count("<option") == len(levels) + 1
    assert [f'<option value="{role.slug}/{level.seniority}">' in html for role, level in levels] == [True] * len(levels)


def test_what_was_chosen_stands_selected_in_its_own_list_only(release: Release) -> None:
    form = filled(release, target="data-engineer/senior")

    assert str(form["target"]).count(" selected") == 1
    assert '<option value="data-engineer/senior" selected>' in str(form["target"])
    assert " selected" not in str(form["beside"])
    assert '<option value="">Nothing</option>' in str(form["beside"])


def test_what_has_to_be_chosen_is_asked_for_until_it_is(form: Chosen, release: Release) -> None:
    not_yet = '<option value="">Choose…</option>'

    asked = [
        not_yet in str(filled(release, target=value)["target"]) for value in ("astronaut/mid", "data-engineer/mid")
    ]

    assert not_yet in str(form["target"])
    assert asked == [True, False]


def test_a_role_and_its_level_come_out(release: Release) -> None:
    form = filled(release, target="data-engineer/senior")

    assert form.is_valid()
    role, level = form.cleaned_data["target"]
    assert (role.slug, level.seniority, form.cleaned_data["beside"]) == ("data-engineer", "senior", None)


@pytest.mark.parametrize("chosen", ["astronaut/mid", "data-engineer/galactic", "data-engineer", "/", '"><script>'])
def test_what_is_not_in_the_list_is_refused_and_never_written(chosen: str, release: Release) -> None:
    form = filled(release, target=chosen)

    assert not form.is_valid()
    assert form.errors["target"] == [NO_SUCH]
    assert "script" not in str(form["target"])
