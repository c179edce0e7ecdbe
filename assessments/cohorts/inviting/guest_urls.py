"""The addresses in the mails of invitations."""

from django.urls import path

from assessments.cohorts.inviting import guest_views

urlpatterns = [
    path("invited/<str:key>/", guest_views.invited, name="cohort_invited"),
    path("invited/<str:key>/no/", guest_views.decline, name="cohort_decline"),
]
