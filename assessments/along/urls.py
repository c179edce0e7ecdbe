"""The addresses of what is taken along."""

from django.urls import path

from assessments.along import file_views, views

urlpatterns = [
    path("along/", views.along, name="along"),
    path("along/address/", views.make_address, name="calendar_make_address"),
    path("along/address/end/", views.end_address, name="calendar_end_address"),
    path("along/stop/<str:key>/", views.stop_reminder, name="reminder_stop"),
    path("calendar/<str:key>.ics", file_views.calendar_feed, name="calendar_feed"),
    path("<int:plan>/plan.<slug:ending>", file_views.plan_file, name="plan_file"),
]
