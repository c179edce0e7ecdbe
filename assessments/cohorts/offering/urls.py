"""The addresses of the goal of a cohort."""

from django.urls import path

from assessments.cohorts.offering import views

urlpatterns = [
    path("<int:cohort>/settings/", views.settings, name="cohort_settings"),
    path("<int:cohort>/not-now/", views.not_now, name="cohort_not_now"),
]
