"""A cohort: a group that learns for one goal, who is in it as what, and the links by which they come in."""

from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from skills.models import Framework
from skills.models.fields import SENIORITIES

BEFORE_THE_END = timedelta(days=7)
# So long after the last day learners are asked to look back. Who hasn't by then won't for being asked.
AFTER_THE_END = timedelta(days=28)


def may_lead(person: Any) -> bool:
    """Opening a cohort, and leading one, is for instructors, or for everybody where the site says so."""
    return bool(person.is_active and (settings.ANYONE_MAY_TEACH or person.is_instructor))


class CohortQuerySet(models.QuerySet["Cohort"]):
    def visible_to(self, person: Any) -> Self:
        return self.filter(pk__in=Membership.objects.of(person).values("cohort"))

    def without_lead(self) -> Self:
        """Nobody leads it, or somebody in name only: their account is locked, or they are no instructor any more."""
        leading = Membership.objects.live().filter(cohort=models.OuterRef("pk"), role=Membership.Role.LEAD)
        able = {} if settings.ANYONE_MAY_TEACH else {"person__is_instructor": True}
        return self.exclude(models.Exists(leading.filter(person__is_active=True, **able)))

    def taught_by(self, person: Any) -> Self:
        return self.filter(pk__in=Membership.objects.of(person).teaching().values("cohort"))


class Cohort(models.Model):
    name = models.CharField(max_length=100)
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="cohorts")
    # The goal, as the newest release of the framework means it.
    role = models.SlugField(max_length=80)
    seniority = models.CharField(max_length=10, choices=SENIORITIES)
    starts_on = models.DateField()
    ends_on = models.DateField()
    opened_at = models.DateTimeField(default=timezone.now)
    archived_at = models.DateTimeField(null=True, blank=True)
    # When a teacher asked the learners to look back, before it was time by itself.
    looks_back_since = models.DateTimeField(null=True, blank=True)

    # The goal that learners were last told of; nothing while it is the one that the cohort was opened with.
    goal_told = models.CharField(max_length=120, blank=True)

    objects = CohortQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-starts_on", "name", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="a_cohort_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="a_cohort_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None

    def is_over(self, today: date) -> bool:
        return today > self.ends_on

    def as_of(self, today: date) -> date:
        """The day of which its overview tells: today, or its last day once that is over."""
        return min(today, self.ends_on)

    @property
    def looks_back_on(self) -> date:
        return self.ends_on - BEFORE_THE_END

    def looks_back(self, today: date) -> bool:
        """Whether its learners are asked where they were at the start: at the end, or when a teacher asks them."""
        return not self.is_archived and (self.looks_back_since is not None or today >= self.looks_back_on)

    @property
    def asks_until(self) -> date:
        return self.ends_on + AFTER_THE_END

    def asks_to_look_back(self, today: date) -> bool:
        """Whether they are asked away from its own page, where looking back stays open until it is archived."""
        return self.looks_back(today) and today <= self.asks_until

    def waits_to_be_archived(self, today: date) -> bool:
        """Over for so long that nobody is asked anything any more, while its teachers still see its learners."""
        return not self.is_archived and today > self.asks_until

    def is_asked_early(self, today: date) -> bool:
        """Whether only a teacher's word is why they are asked."""
        return self.looks_back(today) and today < self.looks_back_on

    @property
    def goal_key(self) -> str:
        """The goal and its dates in one word: what was said of it holds for as long as that stays the same."""
        return f"{self.role}/{self.seniority}/{self.starts_on}/{self.ends_on}"


class MembershipQuerySet(models.QuerySet["Membership"]):
    def live(self) -> Self:
        return self.filter(left_at__isnull=True)

    def learning(self) -> Self:
        return self.live().filter(role=Membership.Role.LEARNER)

    def teaching(self) -> Self:
        return self.live().exclude(role=Membership.Role.LEARNER)

    def to_look_back(self, today: date) -> Self:
        """The learners who are asked for it, as `Cohort.asks_to_look_back` says, and haven't done it."""
        is_time = models.Q(cohort__looks_back_since__isnull=False) | models.Q(
            cohort__ends_on__lte=today + BEFORE_THE_END
        )
        still = {"cohort__archived_at": None, "cohort__ends_on__gte": today - AFTER_THE_END}
        return self.learning().filter(is_time, looking_back=None, **still)

    def to_archive(self, person: Any, today: date) -> Self:
        """What somebody leads and is reminded to archive, as `Cohort.waits_to_be_archived` says."""
        waits = {"cohort__archived_at": None, "cohort__ends_on__lt": today - AFTER_THE_END}
        return self.of(person).filter(role=Membership.Role.LEAD, **waits)

    def of(self, person: Any) -> Self:
        """What somebody is in. A lead who is no instructor any more is so in name only."""
        mine = self.live().filter(person=person)
        return mine if may_lead(person) else mine.exclude(role=Membership.Role.LEAD)

    def visible_to(self, person: Any) -> Self:
        """The learners whom somebody sees: of the cohorts that they teach, while these aren't archived."""
        return self.learning().filter(cohort__in=Cohort.objects.taught_by(person), cohort__archived_at__isnull=True)


class Membership(models.Model):
    """One row for a person in a cohort. Whoever leaves and comes back finds theirs again."""

    class Role(models.TextChoices):
        LEARNER = "learner", "learner"
        ASSISTANT = "assistant", "assistant"
        LEAD = "lead", "lead"

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=9, choices=Role)
    joined_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True, blank=True)
    # What a learner agreed that instructors see: the number of its wording in assessments/cohorts/sight.py.
    agreed_to = models.PositiveSmallIntegerField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    # The goal to whose plan a learner said “not now”.
    put_off = models.CharField(max_length=120, blank=True)
    is_muted = models.BooleanField(default=False, help_text="Whether they want no mails of this cohort.")

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cohort", "person"], name="one_membership_a_cohort"),
            models.UniqueConstraint(
                fields=["cohort"], condition=models.Q(role="lead", left_at__isnull=True), name="one_lead_a_cohort"
            ),
            models.CheckConstraint(
                condition=~models.Q(role="learner") | models.Q(agreed_to__isnull=False, agreed_at__isnull=False),
                name="a_learner_has_agreed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cohort}: {self.person}, {self.role}"

    @property
    def teaches(self) -> bool:
        return self.left_at is None and self.role != self.Role.LEARNER

    @property
    def leads(self) -> bool:
        return self.left_at is None and self.role == self.Role.LEAD


class JoinLink(models.Model):
    """A way into a cohort for several people: an address, and a short code that says the same."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="links")
    role = models.CharField(max_length=9, choices=Membership.Role)
    # The code is made of the seed and the site's key, and found by its digest: a stolen backup opens no cohort.
    seed = models.CharField(max_length=40, unique=True)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    most = models.PositiveIntegerField(help_text="How many people may come in by it.")
    used = models.PositiveIntegerField(default=0)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(used__lte=models.F("most")), name="a_link_lets_in_so_many"),
            models.CheckConstraint(condition=~models.Q(role="lead"), name="no_link_makes_a_lead"),
        ]

    def __str__(self) -> str:
        return f"{self.cohort}: {self.used} of {self.most}"
