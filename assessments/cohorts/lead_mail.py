"""The mail to whoever an admin made the lead of a cohort: they see its learners from then on, and must know it."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django_tasks import task

from assessments.cohorts.queries import goal_of
from assessments.models import Membership
from careerpath.lib.mailing import next_try


@task()
def tell_new_lead(membership: int, tries: int = 0) -> str:
    rows = Membership.objects.live().filter(role=Membership.Role.LEAD, person__is_active=True)
    row = rows.select_related("cohort__framework", "person").filter(pk=membership).first()
    if row is None:
        return "leads it no more"
    try:
        letter_to(row).send()
    except OSError as failure:
        later = next_try("emails/new_lead", failure, tries)
        tell_new_lead.using(run_after=later).enqueue(membership, tries + 1)
        return "later"
    return "sent"


def letter_to(row: Membership) -> EmailMessage:
    cohort = row.cohort
    home, teachers = (reverse(name, args=[cohort.pk]) for name in ("cohort", "cohort_teachers"))
    context = {
        "person": row.person,
        "cohort": cohort,
        "goal": goal_of(cohort).name,
        "home": f"{settings.SITE_URL}{home}",
        "teachers": f"{settings.SITE_URL}{teachers}",
        "site": settings.SITE_URL,
    }
    return EmailMessage(
        f"You lead {cohort} now",
        render_to_string("emails/new_lead.txt", context),
        to=[row.person.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
