"""What a person finds of themselves under /me/: their skills and their sittings."""

from django.urls import path

from assessments.ratings import my_skills_views, sittings_views

urlpatterns = [
    path("skills/", my_skills_views.my_skills, name="my_skills"),
    path("skills/<slug:slug>/", my_skills_views.my_skill, name="my_skill"),
    path("skills/<slug:slug>/undo/", my_skills_views.undo, name="my_skill_undo"),
    path("assessments/", sittings_views.sittings, name="sittings"),
    path("assessments/<int:sitting>/delete/", sittings_views.delete, name="sitting_delete"),
]
