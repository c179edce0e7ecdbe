"""The addresses of results. The words come beside the numbers of sittings, which can be none of them."""

from django.urls import path

from assessments.gaps.result import export_views, views

urlpatterns = [
    path("", views.results, name="results"),
    path("today/", views.result_today, name="result_today"),
    path("today/csv/", export_views.today_csv, name="result_today_csv"),
    path("today/json/", export_views.today_json, name="result_today_json"),
    path("<int:sitting>/", views.result, name="result"),
    path("<int:sitting>/csv/", export_views.result_csv, name="result_csv"),
    path("<int:sitting>/json/", export_views.result_json, name="result_json"),
]
