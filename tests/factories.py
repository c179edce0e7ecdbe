"""Makes the rows that tests need; each with the least that is valid."""

import factory
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from assessments.models import Reflection
from careerpath.accounts.models import User

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
