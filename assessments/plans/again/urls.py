"""The addresses of making a plan anew."""

from django.urls import path

from assessments.plans.again import views

urlpatterns = [
    path("<int:plan>/again/", views.plan_again, name="plan_again"),
    path("<int:plan>/again/preview/", views.preview, name="plan_again_preview"),
]
