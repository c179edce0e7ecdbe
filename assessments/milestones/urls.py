"""Milestones and stories, under /me/."""

from django.urls import path

from assessments.milestones import story_views, views

urlpatterns = [
    path("milestones/", views.my_milestones, name="my_milestones"),
    path("milestones/<slug:slug>/", views.my_milestone, name="my_milestone"),
    path("milestones/<slug:slug>/finish/", views.finish, name="my_milestone_finish"),
    path("milestones/<slug:slug>/open/", views.reopen, name="my_milestone_open"),
    path("milestones/<slug:slug>/raise/", views.raise_ratings, name="my_milestone_raise"),
    path("stories/", story_views.stories, name="stories"),
    path("stories/new/", story_views.new_story, name="story_new"),
    path("stories/<int:pk>/", story_views.story, name="story"),
    path("stories/<int:pk>/delete/", story_views.delete, name="story_delete"),
    path("stories/<int:pk>/evidence/", story_views.story_evidence, name="story_evidence"),
]
