"""Every address of the site. tests/access_table.py says who may ask for which."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from careerpath import styleguide, views

change_password = RedirectView.as_view(pattern_name="account_change_password")

urlpatterns = [
    path("", views.home, name="home"),
    path("career/", include("skills.career.urls")),
    path("career/fit/", include("assessments.reflections.urls")),
    path("me/", include("careerpath.accounts.urls")),
    path("", include("skills.pages.urls")),
    path("me/", include("assessments.ratings.me_urls")),
    path("assess/", include("assessments.ratings.urls")),
    path("results/", include("assessments.gaps.urls")),
    path("plan/", include("assessments.plans.urls")),
    path("try/", include("assessments.tries.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("healthz", views.healthz, name="healthz"),
    path(
        ".well-known/change-password",
        RedirectView.as_view(pattern_name="account_change_password"),
        name="change_password",
    ),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("styleguide/errors/<str:code>/", styleguide.error_page, name="styleguide_error"),
]
