"""Makes the rows that tests need; each with the least that is valid."""

from datetime import date, timedelta

import factory
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.utils import timezone

from assessments.cohorts.sight import NEWEST
from assessments.models import Announcement, Cohort, Invitation, Membership, Reflection, Review
from careerpath.accounts.models import User
from careerpath.lib.keys import new_seed
from skills.models import Framework

PASSWORD = "correct horse battery staple"
TOTP_SECRET = "JBSWY3DPEHPK3PXP"


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person-{n}@example.org")

    @factory.post_generation
    def password(self, create: bool, given: str | None, **_: object) -> None:
        self.set_password(given or PASSWORD)
        if create:
            self.save()

    @factory.post_generation
    def confirmed(self, create: bool, wanted: bool | None, **_: object) -> None:
        if create and wanted is not False:
            EmailAddress.objects.create(user=self, email=self.email, verified=True, primary=True)

    @factory.post_generation
    def second_factor(self, create: bool, wanted: bool | None, **_: object) -> None:
        if create and wanted:
            TOTP.activate(self, TOTP_SECRET)
            RecoveryCodes.activate(self)


class ReflectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Reflection

    person = factory.SubFactory(UserFactory)
    answers = factory.Dict({"high-pay": "draws"})


class FrameworkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Framework
        django_get_or_create = ("slug",)

    slug = "mlops"
    name = "MLOps"


class CohortFactory(factory.django.DjangoModelFactory):
    """Without a lead, unless one is named."""

    class Meta:
        model = Cohort
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Cohort {n}")
    framework = factory.SubFactory(FrameworkFactory)
    role, seniority = "mlops-engineer", "mid"
    starts_on, ends_on = date(2026, 1, 5), date(2026, 6, 26)

    @factory.post_generation
    def lead(self, create: bool, person: User | None, **_: object) -> None:
        if create and person:
            Membership.objects.create(cohort=self, person=person, role=Membership.Role.LEAD)


class MembershipFactory(factory.django.DjangoModelFactory):
    """A learner, unless it says otherwise."""

    class Meta:
        model = Membership

    cohort = factory.SubFactory(CohortFactory)
    person = factory.SubFactory(UserFactory)
    role = Membership.Role.LEARNER
    agreed_to = NEWEST
    agreed_at = factory.LazyFunction(timezone.now)


class InvitationFactory(factory.django.DjangoModelFactory):
    """Sent, and without an answer."""

    class Meta:
        model = Invitation

    cohort = factory.SubFactory(CohortFactory)
    email = factory.Sequence(lambda n: f"guest-{n}@school.example")
    state = Invitation.State.SENT
    mails = 1
    seed = factory.LazyFunction(new_seed)
    sent_at = factory.LazyFunction(timezone.now)
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=30))


class ReviewFactory(factory.django.DjangoModelFactory):
    """The row alone: what `give_opinions` writes beside it isn't there."""

    class Meta:
        model = Review

    person = factory.SubFactory(UserFactory)
    level = 2


class AnnouncementFactory(factory.django.DjangoModelFactory):
    """A draft to all, unless it says when it was sent."""

    class Meta:
        model = Announcement

    cohort = factory.SubFactory(CohortFactory)
    by = factory.SubFactory(UserFactory)
    to, audience = "all", "all learners"
    subject, text = "Friday", "We meet in room 5.\n\nBring your plan."
