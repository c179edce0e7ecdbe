"""The addresses of plans."""

from django.urls import path

from assessments.plans.plan import views

urlpatterns = [
    path("", views.plans, name="plans"),
    path("<int:plan>/", views.plan, name="plan"),
    path("<int:plan>/undo/", views.undo, name="plan_undo"),
    path("<int:plan>/put-away/", views.put_away, name="plan_put_away"),
    path("<int:plan>/take-up/", views.take_up, name="plan_take_up"),
    path("<int:plan>/steps/new/", views.add_step, name="plan_add_step"),
]
