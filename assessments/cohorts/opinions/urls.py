"""The addresses of second opinions, for teachers."""

from django.urls import path

from assessments.cohorts.opinions import calibration_views, grid_views, queue_views, talk_views

urlpatterns = [
    path("<int:cohort>/opinions/", queue_views.queue, name="cohort_opinions"),
    path("<int:cohort>/opinions/take/", queue_views.take, name="cohort_opinion_take"),
    path("<int:cohort>/opinions/give-back/", queue_views.give_back, name="cohort_opinion_give_back"),
    path("<int:cohort>/opinions/give/", talk_views.give, name="cohort_opinions_give"),
    path("<int:cohort>/opinions/talks/", talk_views.talks, name="cohort_talks"),
    path("<int:cohort>/opinions/talks/<int:pk>/", talk_views.talked, name="cohort_talked"),
    path("<int:cohort>/opinions/answers/", talk_views.answers, name="cohort_answers"),
    path("<int:cohort>/opinions/answers/aside/", talk_views.set_aside, name="cohort_answers_aside"),
    path("<int:cohort>/opinions/calibration/", calibration_views.calibrate, name="cohort_calibration"),
    path("<int:cohort>/opinions/undo/", grid_views.undo, name="cohort_opinions_undo"),
    path("<int:cohort>/opinions/of/<int:member>/", grid_views.by_person, name="cohort_opinions_of"),
    path("<int:cohort>/opinions/of/<int:member>/<slug:skill>/", queue_views.opinion, name="cohort_opinion"),
    path("<int:cohort>/opinions/in/<slug:skill>/", grid_views.by_skill, name="cohort_opinions_in"),
]
