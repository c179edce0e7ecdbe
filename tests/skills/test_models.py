from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from skills.models import Framework
from skills.models.fields import plain_text, plain_texts
from skills.releases import publish
from skills.services import write_rows
from tests.skills.builders import small_catalogue


@pytest.mark.django_db
def test_every_row_says_what_it_is() -> None:
    publish(framework=write_rows(catalogue=small_catalogue()), note="The first")

    first = {
        model.__name__: str(model._default_manager.first()) for model in apps.get_app_config("skills").get_models()
    }

    assert first == {
        "Category": "Craft",
        "FitStatement": "Demand",
        "Framework": "Tiny",
        "MarketFact": "Acme",
        "Milestone": "A project",
        "MilestoneProof": "A project: Git 3",
        "Prerequisite": "Deploying 2 needs Git 2",
        "Release": "Tiny, release 1",
        "Requirement": "Engineer, junior: Git 1",
        "Resource": "The git book",
        "Responsibility": "Releases what is ready.",
        "Role": "Engineer",
        "RoleLevel": "Engineer, junior",
        "SalaryFigure": "Engineer, A blog",
        "Skill": "Git",
        "SkillLevel": "Git 1",
        "Source": "A guide",
    }


@pytest.mark.parametrize("value", ["", "Plain", "a < b & c", "One line\r\nand\ta\u00a0second"])
def test_plain_text_is_accepted(value: str) -> None:
    plain_text(value)
    Framework._meta.get_field("about").clean([f"{value}."], None)


@pytest.mark.parametrize("value", ["<b>bold</b>", "&lt;", "<!-- -->"])
def test_markup_is_refused(value: str) -> None:
    with pytest.raises(ValidationError, match="Write plain text without markup"):
        plain_text(value)
    with pytest.raises(ValidationError, match="Write plain text without markup"):
        plain_texts(["plain", value])


@pytest.mark.parametrize("value", ["\x07", "a\u202eb", "\u200b", "\ud800"])
def test_control_characters_are_refused(value: str) -> None:
    with pytest.raises(ValidationError, match="Write plain text without control characters"):
        plain_text(value)


@pytest.mark.parametrize("value", ["a text", {"a": 1}, [1], [""], [" "], ["a", None], 7])
def test_what_is_no_list_of_texts_is_refused(value: Any) -> None:
    with pytest.raises(ValidationError, match="Must be a list of texts"):
        plain_texts(value)
