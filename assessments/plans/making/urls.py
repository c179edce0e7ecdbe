"""The addresses of making a plan."""

from django.urls import path

from assessments.plans.making import views

urlpatterns = [
    path("new/", views.new, name="plan_new"),
    path("new/preview/", views.preview, name="plan_preview"),
]
