"""The addresses of a step."""

from django.urls import path

from assessments.plans.step import views

urlpatterns = [
    path("<int:plan>/steps/<int:pk>/", views.step, name="plan_step"),
    path("<int:plan>/steps/<int:pk>/<slug:word>/", views.act, name="plan_step_act"),
]
