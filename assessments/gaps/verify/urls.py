"""The address of what to verify first."""

from django.urls import path

from assessments.gaps.verify import views

urlpatterns = [
    path("verify/", views.verify, name="result_verify"),
]
