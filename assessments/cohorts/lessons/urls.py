"""The addresses of lessons, groups and pairs."""

from django.urls import path

from assessments.cohorts.lessons import views

urlpatterns = [
    path("<int:cohort>/teach/", views.teach, name="cohort_teach"),
    path("<int:cohort>/teach/lessons.<slug:ending>", views.lessons_file, name="cohort_teach_file"),
    path("<int:cohort>/groups/", views.groups, name="cohort_groups"),
    path("<int:cohort>/groups/groups.csv", views.groups_file, name="cohort_groups_file"),
    path("<int:cohort>/pairs/", views.pairs, name="cohort_pairs"),
    path("<int:cohort>/pairs/pairs.csv", views.pairs_file, name="cohort_pairs_file"),
]
