"""The addresses of rating oneself."""

from django.urls import path

from assessments.ratings.sitting import evidence_views, finish_views, start_views, views

urlpatterns = [
    path("", start_views.start, name="sitting_start"),
    path("<int:sitting>/", start_views.go_on, name="sitting"),
    path("<int:sitting>/discard/", start_views.discard, name="sitting_discard"),
    path("<int:sitting>/answer/", views.answer, name="sitting_answer"),
    path("<int:sitting>/next/", views.next_question, name="sitting_next"),
    path("<int:sitting>/finish/", finish_views.finish, name="sitting_finish"),
    path("<int:sitting>/confirm/", finish_views.confirm, name="sitting_confirm"),
    path("<int:sitting>/done/", finish_views.done, name="sitting_done"),
    path("<int:sitting>/rate/<slug:category>/", views.part, name="sitting_part"),
    path("evidence/<slug:skill>/", evidence_views.evidence, name="evidence"),
    path("evidence/<slug:skill>/<int:pk>/delete/", evidence_views.delete, name="evidence_delete"),
]
