from django.urls import path

from skills.pages import views

urlpatterns = [
    path("skills/", views.skills, name="skills"),
    path("skills/<slug:slug>/", views.skill, name="skill"),
    path("roles/", views.roles, name="roles"),
    path("roles/compare/", views.role_compare, name="role_compare"),
    path("roles/<slug:slug>/", views.role, name="role"),
]
