"""What a person finds of themselves under /me/: their skills and their sittings."""

from django.urls import path

from assessments.ratings.mine import sittings_views, skills_views

urlpatterns = [
    path("skills/", skills_views.my_skills, name="my_skills"),
    path("skills/<slug:slug>/", skills_views.my_skill, name="my_skill"),
    path("skills/<slug:slug>/undo/", skills_views.undo, name="my_skill_undo"),
    path("assessments/", sittings_views.sittings, name="sittings"),
    path("assessments/<int:sitting>/delete/", sittings_views.delete, name="sitting_delete"),
]
