"""The addresses of a learner, as their teachers see them."""

from django.urls import path

from assessments.cohorts.person import views

urlpatterns = [
    path("<int:cohort>/learners/<int:member>/", views.learner, name="cohort_learner"),
    path("<int:cohort>/learners/<int:member>/<slug:skill>/", views.learner_skill, name="cohort_learner_skill"),
]
