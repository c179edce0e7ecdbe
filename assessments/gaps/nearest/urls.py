"""The address of the nearest roles."""

from django.urls import path

from assessments.gaps.nearest import views

urlpatterns = [
    path("nearest/", views.nearest_roles, name="result_nearest"),
]
