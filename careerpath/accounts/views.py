"""One's own account. Sign-up, sign-in and the second factor are allauth's views."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from careerpath.accounts.forms import DeleteAccountForm, ProfileForm
from careerpath.accounts.models import User
from careerpath.accounts.queries import account_summary
from careerpath.lib.requestlog import log_event


class SignedInRequest(HttpRequest):
    user: User  # type: ignore[assignment]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: SignedInRequest) -> HttpResponse:
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        log_event("name changed", user=request.user.pk)
        messages.success(request, "Your name is saved.")
        return redirect("me")
    return render(request, "accounts/me.html", {"form": form, "account": account_summary(request.user)})


@login_required
@reauthentication_required  # type: ignore[untyped-decorator]
@require_http_methods(["GET", "HEAD", "POST"])
def me_delete(request: SignedInRequest) -> HttpResponse:
    form = DeleteAccountForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid() and form.delete():
        logout(request)
        messages.success(request, "Your account and all that was in it are deleted.")
        return redirect("home")
    return render(request, "accounts/delete.html", {"form": form})
