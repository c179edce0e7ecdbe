"""The addresses of messages."""

from django.urls import path

from assessments.cohorts.telling import mute_views, views

urlpatterns = [
    path("<int:cohort>/messages/", views.all_messages, name="cohort_messages"),
    path("<int:cohort>/messages/new/", views.new, name="cohort_message_new"),
    path("<int:cohort>/messages/<int:pk>/", views.message, name="cohort_message"),
    path("<int:cohort>/messages/<int:pk>/change/", views.change, name="cohort_message_change"),
    path("<int:cohort>/messages/<int:pk>/send/", views.send, name="cohort_message_send"),
    path("<int:cohort>/messages/<int:pk>/discard/", views.discard, name="cohort_message_discard"),
    path("<int:cohort>/messages/<int:pk>/again/", views.try_again, name="cohort_message_again"),
    path("<int:cohort>/mute/", mute_views.mute, name="cohort_mute"),
    path("mute/<str:key>/", mute_views.mute_by_key, name="cohort_mute_by_key"),
]
