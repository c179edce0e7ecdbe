"""Who signs in: the account whose own address it is. An address that waits to be confirmed opens nothing."""

from allauth.account.auth_backends import AuthenticationBackend

from careerpath.accounts.models import User


class OwnAddressBackend(AuthenticationBackend):  # type: ignore[misc]
    def _authenticate_by_email(self, email: str, password: str) -> User | None:
        user = User.objects.filter(email=email.lower()).first()
        return self._check_password(user, password)  # type: ignore[no-any-return]
