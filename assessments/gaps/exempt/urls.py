"""The addresses of skills that are not to count."""

from django.urls import path

from assessments.gaps.exempt import views

urlpatterns = [
    path("exempt/", views.exemptions, name="result_exemptions"),
    path("exempt/<slug:skill>/", views.exempt, name="result_exempt"),
    path("exempt/<slug:skill>/back/", views.back, name="result_count_again"),
]
