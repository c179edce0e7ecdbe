"""The addresses of the ways into a cohort: short, since people type them."""

from django.urls import path

from assessments.cohorts import join_views

urlpatterns = [
    path("", join_views.enter, name="cohort_enter"),
    path("<str:code>/", join_views.come_in, name="cohort_join"),
]
