"""People in the admin pages. One gets there by the same sign-in as everybody, with the same limits."""

from typing import Any, cast

import allauth.account.admin
import allauth.mfa.admin
import allauth.usersessions.admin  # noqa: F401
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F, Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from careerpath.accounts.forms import LAST_ADMIN
from careerpath.accounts.models import User
from careerpath.accounts.services import change_address, delete_account, remove_factor
from careerpath.lib.requestlog import log_event
from careerpath.lib.useragent import browser_and_system

POWERS = ("is_instructor", "is_staff", "is_superuser", "groups", "user_permissions")


def sign_in(request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
    """In place of Django's form, which knows neither limits nor second factor, and answers whoever posts to it."""
    wanted = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        wanted = reverse("admin:index")
    if not request.user.is_authenticated:
        return redirect(reverse("account_login", query={"next": wanted}))
    if not admin.site.has_permission(request):
        raise PermissionDenied
    return redirect(wanted)


def change_password(request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
    return redirect("account_change_password")


admin.site.site_header = admin.site.site_title = "careerpath"
admin.site.index_title = "Admin pages"
admin.site.login = sign_in  # type: ignore[method-assign]
admin.site.password_change = change_password  # type: ignore[method-assign,assignment]

# Those of allauth show secrets, or let staff write what opens other accounts. Imported above, so that ours come after.
for model in (EmailAddress, Authenticator, UserSession, Group):
    admin.site.unregister(model)


class PersonCreationForm(AdminUserCreationForm):
    class Meta:
        model = User
        fields = ("email", "name")


class PersonChangeForm(UserChangeForm):
    class Meta:
        model = User
        fields = "__all__"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        stays = cleaned.get("is_superuser", True) and cleaned.get("is_active", True)
        if self.instance.is_last_admin and not stays:
            raise ValidationError(LAST_ADMIN)
        return cleaned


@admin.register(User)
class PersonAdmin(UserAdmin):
    form = PersonChangeForm
    add_form = PersonCreationForm
    list_display = ("email", "name", "is_instructor", "is_staff", "is_active", "date_joined")
    list_filter = ("is_instructor", "is_staff", "is_active", "date_joined")
    search_fields = ("email", "name")
    ordering = ("email",)
    readonly_fields = ("date_joined", "last_login")
    fieldsets = (
        (None, {"fields": ("email", "name", "password")}),
        ("What this person may do", {"fields": ("is_active", *POWERS)}),
        ("When", {"fields": ("date_joined", "last_login")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "name", "usable_password", "password1", "password2")}),)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return self.readonly_fields if request.user.is_superuser else (*self.readonly_fields, *POWERS)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or _is_below(obj, request.user))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # One's own account is deleted where it asks who one is: in My account.
        may = super().has_delete_permission(request, obj)
        return may and (obj is None or (obj != request.user and _is_below(obj, request.user)))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and "email" in form.changed_data:
            change_address(user=obj, email=obj.email)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        # What is theirs goes with the person: it asks for no permission of its own.
        objects, counts, needed, protected = super().get_deleted_objects(objs, request)
        return objects, counts, needed & {User._meta.verbose_name}, protected

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        delete_account(user=obj, by=cast(User, request.user))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for person in queryset:
            self.delete_model(request, person)

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        log_event("account added by an admin", user=obj.pk, by=request.user.pk)
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        log_event("account changed by an admin", user=obj.pk, by=request.user.pk)
        return super().log_change(request, obj, message)


def _is_below(person: User, user: Any) -> bool:
    """Whoever could change the address or password of one with more powers would soon have them."""
    return bool(user.is_superuser or not person.sees_other_people)


class OfPeopleAdmin(admin.ModelAdmin):
    """Rows that allauth keeps for a person: to look at, not to write. Those of staff are for superusers only."""

    list_select_related = ("user",)
    search_fields = ("user__email", "user__name")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)
        return rows if request.user.is_superuser else rows.filter(user__is_staff=False, user__is_superuser=False)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        # Django lets one filter by any column. Letter by letter that would tell a session's key.
        return lookup.removesuffix("__exact") in self.list_filter

    def log_deletions(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[LogEntry]:
        # Our own log has the event. The admin's would keep the person's address after they are erased.
        for row in queryset:
            log_event(f"{self.opts.model_name} deleted by an admin", user=row.user_id, by=request.user.pk)
        return []


@admin.register(EmailAddress)
class AddressAdmin(OfPeopleAdmin):
    list_display = ("email", "user", "primary", "verified")
    list_filter = ("verified",)
    fields = ("user", "email", "primary", "verified")
    actions = ("confirm",)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # An account without an address is one that nobody can open.
        return False

    def has_confirm_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("account.change_emailaddress")

    @admin.action(description="Confirm the address, for people whom no mail reaches", permissions=["confirm"])
    def confirm(self, request: HttpRequest, queryset: QuerySet[EmailAddress]) -> None:
        for address in queryset.filter(verified=False, email=F("user__email")):
            if address.set_verified():
                log_event("address confirmed by an admin", user=address.user_id, by=request.user.pk)
                self.message_user(request, f"Confirmed: {address}.")
            else:
                self.message_user(request, f"Somebody else has confirmed {address} already.", messages.ERROR)


@admin.register(Authenticator)
class FactorAdmin(OfPeopleAdmin):
    """Deleting one lets a person in again who lost it. The secrets are shown to nobody."""

    list_display = ("user", "type", "created_at", "last_used_at")
    list_filter = ("type",)
    fields = ("user", "type", "created_at", "last_used_at")

    def delete_model(self, request: HttpRequest, obj: Authenticator) -> None:
        remove_factor(authenticator=obj, by=cast(User, request.user))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Authenticator]) -> None:
        for authenticator in queryset:
            self.delete_model(request, authenticator)


@admin.register(UserSession)
class SessionAdmin(OfPeopleAdmin):
    """Deleting one signs the person out there."""

    list_display = ("user", "browser", "ip", "created_at")
    fields = ("user", "browser", "ip", "created_at")

    @admin.display(description="browser")
    def browser(self, session: UserSession) -> str:
        return browser_and_system(session.user_agent)

    def delete_model(self, request: HttpRequest, obj: UserSession) -> None:
        obj.end()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[UserSession]) -> None:
        for session in queryset:
            session.end()


def _for_superusers(self: Any, request: HttpRequest, obj: Any = None) -> bool:
    return bool(request.user.is_superuser)


@admin.register(Group)
class PowersAdmin(GroupAdmin):
    """Who writes groups decides what staff may do, also what they themselves may."""

    has_module_permission = has_add_permission = _for_superusers
    has_view_permission = has_change_permission = has_delete_permission = _for_superusers
