"""The address of the map of a plan."""

from django.urls import path

from assessments.plans.map import views

urlpatterns = [
    path("<int:plan>/map/", views.plan_map, name="plan_map"),
]
