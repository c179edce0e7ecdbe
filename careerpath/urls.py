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
    path("me/", include("assessments.ratings.mine.urls")),
    path("me/", include("assessments.milestones.urls")),
    path("me/", include("assessments.cohorts.opinions.me_urls")),
    path("assess/", include("assessments.ratings.sitting.urls")),
    path("results/", include("assessments.gaps.nearest.urls")),
    path("results/", include("assessments.gaps.exempt.urls")),
    path("results/", include("assessments.gaps.verify.urls")),
    path("results/", include("assessments.gaps.result.urls")),
    path("results/", include("assessments.gaps.compare.urls")),
    path("plan/", include("assessments.along.urls")),
    path("plan/", include("assessments.plans.again.urls")),
    path("plan/", include("assessments.plans.making.urls")),
    path("plan/", include("assessments.plans.plan.urls")),
    path("plan/", include("assessments.plans.map.urls")),
    path("plan/", include("assessments.plans.step.urls")),
    path("cohorts/", include("assessments.cohorts.heatmap.urls")),
    path("cohorts/", include("assessments.cohorts.lessons.urls")),
    path("cohorts/", include("assessments.cohorts.person.urls")),
    path("cohorts/", include("assessments.cohorts.telling.urls")),
    path("cohorts/", include("assessments.cohorts.offering.urls")),
    path("cohorts/", include("assessments.cohorts.overview.urls")),
    path("cohorts/", include("assessments.cohorts.opinions.urls")),
    path("cohorts/", include("assessments.cohorts.inviting.urls")),
    path("cohorts/", include("assessments.cohorts.urls")),
    path("join/", include("assessments.cohorts.inviting.guest_urls")),
    path("join/", include("assessments.cohorts.join_urls")),
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
