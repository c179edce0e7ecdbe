"""The addresses of plans."""

from django.urls import path

from assessments.plans import make_views, step_views, views

urlpatterns = [
    path("", views.plans, name="plans"),
    path("new/", make_views.new, name="plan_new"),
    path("new/preview/", make_views.preview, name="plan_preview"),
    path("<int:plan>/", views.plan, name="plan"),
    path("<int:plan>/undo/", views.undo, name="plan_undo"),
    path("<int:plan>/put-away/", views.put_away, name="plan_put_away"),
    path("<int:plan>/take-up/", views.take_up, name="plan_take_up"),
    path("<int:plan>/steps/new/", views.add_step, name="plan_add_step"),
    path("<int:plan>/steps/<int:pk>/", step_views.step, name="plan_step"),
    path("<int:plan>/steps/<int:pk>/<slug:word>/", step_views.act, name="plan_step_act"),
]
