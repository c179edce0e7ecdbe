"""The address of the career page. What a person weighs for themselves is below it, in assessments.reflections."""

from django.urls import path

from skills.career import views as career_views

urlpatterns = [path("", career_views.career_page, name="career")]
