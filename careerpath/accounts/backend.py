"""Who signs in: the account whose own address it is. An address that waits to be confirmed opens nothing."""

from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.models import Authenticator
from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from assessments.models import Membership, Review
from careerpath.accounts.models import User
from careerpath.accounts.second_factor import FACTORS

TEACHES = Exists(Membership.objects.teaching().filter(person=OuterRef("pk")))
LEARNS = Exists(Membership.objects.learning().filter(person=OuterRef("pk")))
OWNS_FACTOR = Exists(Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS))

UNREAD = Review.objects.newest().filter(person=OuterRef("pk"), seen_at__isnull=True).order_by().values("person")
OPINIONS = Coalesce(Subquery(UNREAD.annotate(many=Count("pk")).values("many")), 0)


class OwnAddressBackend(AuthenticationBackend):  # type: ignore[misc]
    def _authenticate_by_email(self, email: str, password: str) -> User | None:
        user = User.objects.filter(email=email.lower()).first()
        return self._check_password(user, password)  # type: ignore[no-any-return]

    def get_user(self, user_id: int) -> User | None:
        """With all that the demand for a second factor and the menu ask: no page needs one more query."""
        asked = {"is_teaching": TEACHES, "learns": LEARNS, "owns_factor": OWNS_FACTOR, "unread_opinions": OPINIONS}
        user = User.objects.annotate(**asked).filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None
