"""The addresses of a cohort's map."""

from django.urls import path

from assessments.cohorts.heatmap import views

urlpatterns = [
    path("<int:cohort>/map/", views.map_of, name="cohort_map"),
    path("<int:cohort>/map/table/", views.table, name="cohort_map_table"),
    path("<int:cohort>/map.csv", views.as_csv, name="cohort_map_csv"),
    path("<int:cohort>/map.xlsx", views.as_sheet, name="cohort_map_sheet"),
    path("<int:cohort>/group/", views.group, name="cohort_group"),
]
