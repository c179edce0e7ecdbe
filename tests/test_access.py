"""Walks every address with every method as every kind of person, and holds the answers against one table."""

import time
from fnmatch import fnmatchcase

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from assessments.ratings.services import begin_sitting, finish_sitting
from careerpath.accounts.models import User
from skills.models import Release, Skill
from tests.access_table import AWAY, KINDS, NO_METHOD, SIGN_IN, TABLE, Access, Row, row_for
from tests.assessments.plans.conftest import plan_for
from tests.factories import UserFactory
from tests.resolver import named_urls
from tests.skills.samples import catalogue_row

OF_THE_OWN_ACCOUNT = ("me", "me_delete", "change_password", "admin:logout", "healthz")
# What these pages show begins with the first release.
PUBLISHED = ("career*", "skill*", "role*", "sitting*", "evidence*", "result*", "try*", "my_*", "plan*")
OF_A_CATALOGUE_ROW = ("change", "delete", "history", "requirements", "retire", "merge", "restore")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")


def test_every_address_is_declared() -> None:
    assert sorted(name for name in named_urls() if row_for(name) is None) == []


def test_every_row_has_an_address() -> None:
    assert sorted(set(TABLE) - {row_for(name) for name in named_urls()}) == []


@pytest.mark.parametrize("name", sorted(named_urls()))
def test_access_is_as_declared(name: str, request: pytest.FixtureRequest, learner: User) -> None:
    access = TABLE[row_for(name) or ""]
    if any(fnmatchcase(name, pattern) for pattern in PUBLISHED):
        request.getfixturevalue("release")
    path = address(name, learner)

    answers = {
        method: tuple(words(client_of(kind, request).generic(method, path)) for kind in KINDS) for method in METHODS
    }

    assert answers == declared(access)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("role", ["is_instructor", "is_staff"])
def test_without_a_second_factor_nothing_but_the_own_account_opens(
    role: str, method: str, learner: User, client: Client
) -> None:
    client.force_login(UserFactory(is_superuser=role == "is_staff", **{role: True}))
    guarded = sorted(name for name in named_urls() if not name.startswith(("account_", "mfa_", "usersessions_")))
    guarded = [name for name in guarded if name not in OF_THE_OWN_ACCOUNT]

    targets = {name: client.generic(method, address(name, learner)).headers.get("Location") for name in guarded}

    assert targets == dict.fromkeys(guarded, reverse("mfa_index"))


def declared(access: Access) -> dict[str, Row]:
    rows = {"GET": access.get, "HEAD": access.head or access.get, "POST": access.post}
    return dict.fromkeys(METHODS, NO_METHOD) | rows


def client_of(kind: str, request: pytest.FixtureRequest) -> Client:
    client = Client()
    if kind != "visitor":
        person = request.getfixturevalue(kind)
        client.force_login(person)
        # As if the password had just been given: what asks for it again is tested with the account pages.
        session = client.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [
            {"method": "password", "at": time.time(), "reauthenticated": True}
        ]
        session["account_authentication_methods_user"] = str(person.pk)
        session.save()
    return client


def words(response: HttpResponse) -> object:
    if response.status_code != 302:
        return response.status_code
    target = response.headers["Location"]
    return SIGN_IN if target.startswith((reverse("account_login"), reverse("admin:login"))) else AWAY


def address(name: str, learner: User) -> str:
    """The address of a sample that is the learner's."""
    if name == "admin:(?P<url>.*)$":
        return "/admin/nowhere"
    if name == "admin:<path:object_id>/":
        return f"/admin/accounts/user/{learner.pk}/"
    return reverse(name, kwargs=sample(name, learner))


def sample(name: str, learner: User) -> dict[str, object]:  # noqa: PLR0911 - one way a slice
    if name.startswith("admin:"):
        return admin_sample(name, learner)
    given: dict[str, dict[str, object]] = {
        "account_confirm_email": {"key": "no-such-key"},
        "account_reset_password_from_key": {"uidb36": "1", "key": "no-such-key"},
        "skill": {"slug": "python"},
        "my_skill": {"slug": "python"},
        "my_skill_undo": {"slug": "python"},
        "role": {"slug": "mlops-engineer"},
        "try_part": {"category": "programming"},
        "styleguide_error": {"code": "404"},
    }
    if name.startswith(("sitting_", "evidence")) or name == "sitting":
        return ratings_sample(name, learner)
    if name.startswith("plan_") or name == "plan":
        return plan_sample(name, learner)
    if name in ("result", "result_csv", "result_json"):
        return {"sitting": finished_by(learner)}
    if name in ("result_exempt", "result_count_again"):
        finished_by(learner)
        return {"skill": "python"}
    if name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        return {"pk": passkey_of(learner).pk}
    return given.get(name, {})


def ratings_sample(name: str, learner: User) -> dict[str, object]:
    release = Release.objects.order_by("-pk").first()
    if name == "sitting_start":
        return {}
    if name == "evidence":
        return {"skill": "python"}
    if name == "evidence_delete":
        skill = Skill.objects.filter(slug="python").first()
        return {
            "skill": "python",
            "pk": skill.evidence.create(person=learner, level=2, text="Shown").pk if skill else 1,
        }
    sitting = begin_sitting(person=learner, release=release.pk).pk if release else 1
    return {"sitting": sitting, "category": "programming"} if name == "sitting_part" else {"sitting": sitting}


def finished_by(learner: User) -> int:
    release = Release.objects.order_by("-pk").first()
    if release is None:
        return 1
    sitting = begin_sitting(person=learner, release=release.pk, role="mlops-engineer", seniority="mid")
    return finish_sitting(sitting=sitting.pk, person=learner).pk


def plan_sample(name: str, learner: User) -> dict[str, object]:
    if name in ("plan_new", "plan_preview"):
        return {}
    release = Release.objects.order_by("-pk").first()
    plan = plan_for(learner, release) if release and release.snapshot else None
    step = plan.steps.order_by("place")[0].pk if plan else 1
    of_step = {"plan_step": {"pk": step}, "plan_step_act": {"pk": step, "word": "start"}}
    return {"plan": plan.pk if plan else 1} | of_step.get(name, {})


def admin_sample(name: str, learner: User) -> dict[str, object]:
    if name == "admin:app_list":
        return {"app_label": "accounts"}
    if name == "admin:view_on_site":
        return {"content_type_id": ContentType.objects.get_for_model(User).pk, "object_id": learner.pk}
    if name == "admin:auth_user_password_change":
        return {"id": learner.pk}
    model, _, page = name.removeprefix("admin:").rpartition("_")
    if model.startswith("skills_") and page in OF_A_CATALOGUE_ROW:
        return {"object_id": catalogue_row(model.removeprefix("skills_")).pk}
    if page not in ("change", "delete", "history") or model == "password":
        return {}
    makers = {
        "accounts_user": lambda: learner,
        "account_emailaddress": lambda: EmailAddress.objects.get_or_create(user=learner, email="new@example.org")[0],
        "auth_group": lambda: Group.objects.get_or_create(name="Editors")[0],
        "mfa_authenticator": lambda: passkey_of(learner),
        "usersessions_usersession": lambda: UserSession.objects.get_or_create(
            user=learner, session_key="sample", ip="127.0.0.1", user_agent="sample"
        )[0],
    }
    return {"object_id": makers[model]().pk}


def passkey_of(person: User) -> Authenticator:
    return Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data={"name": "Laptop"})
