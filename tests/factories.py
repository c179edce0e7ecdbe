"""Makes the rows that tests need; each with the least that is valid."""

import factory

from careerpath.accounts.models import User

PASSWORD = "correct horse battery staple"


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
