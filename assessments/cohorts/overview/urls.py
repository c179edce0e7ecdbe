"""The addresses of the overview of a cohort."""

from django.urls import path

from assessments.cohorts.overview import looking_views, views

urlpatterns = [
    path("<int:cohort>/overview/", views.overview, name="cohort_overview"),
    path("<int:cohort>/overview/learners/", views.standings, name="cohort_standings"),
    path("<int:cohort>/overview/learners.csv", views.file, name="cohort_standings_csv"),
    path("<int:cohort>/overview/ask/", views.ask, name="cohort_ask_to_look_back"),
    path("<int:cohort>/overview/ask/undo/", views.undo_ask, name="cohort_undo_asking"),
    path("<int:cohort>/looking-back/", looking_views.looking_back, name="cohort_looking_back"),
    path("<int:cohort>/looking-back/seen/", looking_views.looked_back, name="cohort_looked_back"),
]
