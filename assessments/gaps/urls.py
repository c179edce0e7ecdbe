"""The addresses of results. The words come beside the numbers of sittings, which can be none of them."""

from django.urls import path

from assessments.gaps import compare_views, exempt_views, export_views, nearest_views, verify_views, views

urlpatterns = [
    path("", views.results, name="results"),
    path("today/", views.result_today, name="result_today"),
    path("today/csv/", export_views.today_csv, name="result_today_csv"),
    path("today/json/", export_views.today_json, name="result_today_json"),
    path("nearest/", nearest_views.nearest_roles, name="result_nearest"),
    path("compare/", compare_views.compare, name="result_compare"),
    path("verify/", verify_views.verify, name="result_verify"),
    path("exempt/", exempt_views.exemptions, name="result_exemptions"),
    path("exempt/<slug:skill>/", exempt_views.exempt, name="result_exempt"),
    path("exempt/<slug:skill>/back/", exempt_views.back, name="result_count_again"),
    path("<int:sitting>/", views.result, name="result"),
    path("<int:sitting>/csv/", export_views.result_csv, name="result_csv"),
    path("<int:sitting>/json/", export_views.result_json, name="result_json"),
]
