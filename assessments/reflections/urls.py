"""The addresses of “Is it for me?”. None names a person or a row: each person meets their own only."""

from django.urls import path

from assessments.reflections import views

urlpatterns = [
    path("", views.fit, name="career_fit"),
    path("change/", views.fit_change, name="career_fit_change"),
    path("keep/", views.fit_keep, name="career_fit_keep"),
    path("delete/", views.fit_delete, name="career_fit_delete"),
]
