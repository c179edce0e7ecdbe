"""An address under each name of the site, of a sample that is the learner's."""

from collections.abc import Callable
from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from assessments.along.keys import calendar_key, stop_key
from assessments.along.services import make_address
from assessments.cohorts.codes import code_of
from assessments.cohorts.joining import make_link
from assessments.cohorts.opinions.keys import stop_key as opinion_stop_key
from assessments.milestones.stories import write_story
from assessments.models import Membership, Review, Story
from assessments.ratings.services import begin_sitting, finish_sitting
from careerpath.accounts.models import User
from skills.models import Framework, Release, Skill
from tests.assessments.cohorts.inviting.conftest import invited_sample
from tests.assessments.cohorts.telling.conftest import told_sample
from tests.assessments.milestones.conftest import STORY
from tests.assessments.plans.conftest import plan_for
from tests.factories import CohortFactory, FrameworkFactory, MembershipFactory, ReviewFactory, UserFactory
from tests.skills.samples import catalogue_row

WITH_A_KEY = ("calendar_feed", "reminder_stop", "opinion_stop")
OF_A_CATALOGUE_ROW = ("change", "delete", "history", "requirements", "retire", "merge", "restore")


def address(name: str, learner: User) -> str:
    """The address of a sample that is the learner's."""
    if name == "admin:(?P<url>.*)$":
        return "/admin/nowhere"
    if name == "admin:<path:object_id>/":
        return f"/admin/accounts/user/{learner.pk}/"
    return reverse(name, kwargs=sample(name, learner))


def sample(name: str, learner: User) -> dict[str, object]:  # noqa: C901, PLR0911 - one way a slice
    if name.startswith("admin:"):
        return admin_sample(name, learner)
    given: dict[str, dict[str, object]] = {
        "account_confirm_email": {"key": "no-such-key"},
        "account_reset_password_from_key": {"uidb36": "1", "key": "no-such-key"},
        "skill": {"slug": "python"},
        "my_skill": {"slug": "python"},
        "my_skill_undo": {"slug": "python"},
        "my_milestone": {"slug": "small-cloud-project"},
        "my_milestone_finish": {"slug": "small-cloud-project"},
        "my_milestone_open": {"slug": "small-cloud-project"},
        "my_milestone_raise": {"slug": "small-cloud-project"},
        "role": {"slug": "mlops-engineer"},
        "try_part": {"category": "programming"},
        "styleguide_error": {"code": "404"},
    }
    if name.startswith(("sitting_", "evidence")) or name == "sitting":
        return ratings_sample(name, learner)
    if name.startswith("plan_") or name == "plan":
        return plan_sample(name, learner)
    if name.startswith("cohort"):
        return cohort_sample(name, learner)
    if name in WITH_A_KEY:
        return {"key": key_of(name, learner)}
    if name in ("result", "result_csv", "result_json"):
        return {"sitting": finished_by(learner)}
    if name in ("result_exempt", "result_count_again"):
        finished_by(learner)
        return {"skill": "python"}
    if name in ("my_opinion", "my_opinion_talked"):
        return {"pk": opinion_on(MembershipFactory(person=learner))}
    if name in OWNED:
        return {"pk": OWNED[name](learner).pk}
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
    more = {"plan_step": {"pk": step}, "plan_step_act": {"pk": step, "word": "start"}, "plan_file": {"ending": "csv"}}
    return {"plan": plan.pk if plan else 1} | more.get(name, {})


def cohort_sample(name: str, learner: User) -> dict[str, object]:
    """The one instructor leads it."""
    if name in ("cohorts", "cohort_new", "cohort_enter"):
        return {}
    framework = Framework.objects.first() or FrameworkFactory()
    lead = User.objects.filter(is_instructor=True).first() or UserFactory(is_instructor=True)
    # In its last week, it lets people in and asks them to look back.
    last = timezone.localdate() + timedelta(days=3)
    membership = MembershipFactory(person=learner, cohort=CohortFactory(framework=framework, lead=lead, ends_on=last))
    cohort = membership.cohort.pk
    link = make_link(cohort=cohort, role="learner", most=1, days=1, newest=0)
    assert link
    more: dict[str, dict[str, object]] = {
        "cohort_join": {"code": code_of(link.seed)},
        "cohort_link": {"cohort": cohort, "pk": link.pk},
        "cohort_link_end": {"cohort": cohort, "pk": link.pk},
        "cohort_hand_over": {"cohort": cohort, "member": membership.pk},
        "cohort_teach_file": {"cohort": cohort, "ending": "csv"},
        "cohort_remove": {"cohort": cohort, "member": membership.pk},
        "cohort_opinions_of": {"cohort": cohort, "member": membership.pk},
        "cohort_opinions_in": {"cohort": cohort, "skill": "python"},
        "cohort_opinion": {"cohort": cohort, "member": membership.pk, "skill": "python"},
        "cohort_talked": {"cohort": cohort, "pk": opinion_on(membership)},
        "cohort_learner": {"cohort": cohort, "member": membership.pk},
        "cohort_learner_skill": {"cohort": cohort, "member": membership.pk, "skill": "python"},
    }
    return (more | invited_sample(membership.cohort, lead) | told_sample(membership, lead)).get(
        name, {"cohort": cohort}
    )


def opinion_on(membership: Membership) -> int:
    """Without a skill there is nothing to have an opinion on."""
    skill = Skill.objects.filter(slug="python").first()
    where = {"person": membership.person, "cohort": membership.cohort}
    row = skill and (Review.objects.filter(skill=skill, **where).first() or ReviewFactory(skill=skill, **where))
    return row.pk if row else 1


def key_of(name: str, learner: User) -> str:
    if name == "opinion_stop":
        return opinion_stop_key(learner.pk)
    make_address(person=learner)
    return stop_key(learner.pk) if name == "reminder_stop" else calendar_key(learner.calendar_feed.seed)


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
        "assessments_cohort": lambda: CohortFactory(lead=UserFactory(is_instructor=True)),
        "auth_group": lambda: Group.objects.get_or_create(name="Editors")[0],
        "mfa_authenticator": lambda: passkey_of(learner),
        "usersessions_usersession": lambda: UserSession.objects.get_or_create(
            user=learner, session_key="sample", ip="127.0.0.1", user_agent="sample"
        )[0],
        "django_tasks_database_dbtaskresult": lambda: DBTaskResult.objects.create(
            args_kwargs={"args": [], "kwargs": {}}, task_path="a.task", backend_name="default", run_after=timezone.now()
        ),
    }
    return {"object_id": makers[model]().pk}


def passkey_of(person: User) -> Authenticator:
    return Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data={"name": "Laptop"})


def story_of(person: User) -> Story:
    return write_story(person=person, words=STORY)


# What one row of the learner's is all that an address names.
OWNED: dict[str, Callable[[User], Model]] = {
    "mfa_edit_webauthn": passkey_of,
    "mfa_remove_webauthn": passkey_of,
    "story": story_of,
    "story_delete": story_of,
    "story_evidence": story_of,
}
