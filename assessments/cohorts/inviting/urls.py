"""The addresses of inviting people into a cohort."""

from django.urls import path

from assessments.cohorts.inviting import list_views, views

urlpatterns = [
    path("<int:cohort>/invitations/", views.invitations, name="cohort_invitations"),
    path("<int:cohort>/invitations/new/", list_views.write, name="cohort_invite"),
    path("<int:cohort>/invitations/upload/", list_views.upload, name="cohort_invite_upload"),
    path("<int:cohort>/invitations/send/", views.send, name="cohort_invitations_send"),
    path("<int:cohort>/invitations/withdraw/", views.withdraw_all, name="cohort_invitations_withdraw"),
    path("<int:cohort>/invitations/<int:pk>/again/", views.again, name="cohort_invitation_again"),
    path("<int:cohort>/invitations/<int:pk>/withdraw/", views.withdraw, name="cohort_invitation_withdraw"),
    path("<int:cohort>/invitations/lists/<int:pk>/", list_views.preview, name="cohort_list"),
    path("<int:cohort>/invitations/lists/<int:pk>/columns/", list_views.columns, name="cohort_list_columns"),
    path("<int:cohort>/invitations/lists/<int:pk>/letters/", list_views.letters, name="cohort_list_letters"),
    path("<int:cohort>/invitations/lists/<int:pk>/preview.csv", list_views.preview_csv, name="cohort_list_csv"),
]
