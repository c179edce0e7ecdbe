"""A person with an account. What they rate and plan lives in assessments/."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from assessments.models import Membership


class UserManager(BaseUserManager["User"]):
    """What Django's own commands and allauth ask of a user model without a username."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email=(email or "").lower())


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField("e-mail address", unique=True, error_messages={"unique": "This address is taken."})
    name = models.CharField(max_length=100, blank=True, help_text="What others here see instead of the address.")
    is_instructor = models.BooleanField(
        "instructor", default=False, help_text="May open cohorts and see their learners."
    )
    is_staff = models.BooleanField("staff", default=False, help_text="May enter the admin pages.")
    is_active = models.BooleanField(
        "active", default=True, help_text="Take this away to lock a person out without deleting what is theirs."
    )
    date_joined = models.DateTimeField("joined", default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"
        ordering: ClassVar = ["email"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="user_email_is_lower_case",
                violation_error_message="Write the e-mail address in small letters.",
            )
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def clean(self) -> None:
        self.email = self.email.lower()

    @property
    def sees_other_people(self) -> bool:
        return self.is_staff or self.is_superuser or self.is_instructor or self.teaches

    @property
    def teaches(self) -> bool:
        """Whether they lead or assist in a cohort. Whoever asks for a page is read together with the answer."""
        known = vars(self).get("is_teaching")
        return Membership.objects.teaching().filter(person=self).exists() if known is None else known

    @property
    def is_last_admin(self) -> bool:
        others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=self.pk)
        return self.is_superuser and not others.exists()
