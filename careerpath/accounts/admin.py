"""People in the admin pages. One gets there by the same sign-in as everybody, with the same limits."""

from typing import ClassVar

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm

from careerpath.accounts.models import User

admin.site.site_header = admin.site.site_title = "careerpath"
admin.site.index_title = "Admin pages"
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]


class PersonCreationForm(AdminUserCreationForm):
    class Meta:
        model = User
        fields = ("email", "name")


class PersonChangeForm(UserChangeForm):
    class Meta:
        model = User
        fields = "__all__"  # noqa: DJ007 - the fieldsets below choose


@admin.register(User)
class PersonAdmin(UserAdmin):
    form = PersonChangeForm
    add_form = PersonCreationForm
    list_display = ("email", "name", "is_instructor", "is_staff", "is_active", "date_joined")
    list_filter = ("is_instructor", "is_staff", "is_active", "date_joined")
    search_fields = ("email", "name")
    ordering = ("email",)
    readonly_fields = ("date_joined", "last_login")
    fieldsets: ClassVar = [
        (None, {"fields": ("email", "name", "password")}),
        ("What this person may do", {"fields": ("is_active", "is_instructor", "is_staff", "is_superuser", "groups", "user_permissions")}),
        ("When", {"fields": ("date_joined", "last_login")}),
    ]
    add_fieldsets: ClassVar = [(None, {"fields": ("email", "name", "usable_password", "password1", "password2")})]
