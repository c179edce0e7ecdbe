"""The address of the comparison."""

from django.urls import path

from assessments.gaps.compare import views

urlpatterns = [
    path("compare/", views.compare, name="result_compare"),
]
