"""The addresses of cohorts."""

from django.urls import path

from assessments.cohorts import link_views, member_views, views

urlpatterns = [
    path("", views.cohorts, name="cohorts"),
    path("new/", views.new, name="cohort_new"),
    path("<int:cohort>/", views.cohort, name="cohort"),
    path("<int:cohort>/archive/", views.archive, name="cohort_archive"),
    path("<int:cohort>/take-up/", views.take_up, name="cohort_take_up"),
    path("<int:cohort>/teachers/", views.teachers, name="cohort_teachers"),
    path("<int:cohort>/teachers/link/", link_views.assistant_link, name="cohort_assistant_link"),
    path("<int:cohort>/teachers/<int:member>/hand-over/", member_views.hand_over, name="cohort_hand_over"),
    path("<int:cohort>/take-over/", member_views.take_over, name="cohort_take_over"),
    path("<int:cohort>/remove/<int:member>/", member_views.remove, name="cohort_remove"),
    path("<int:cohort>/agree/", member_views.agree, name="cohort_agree"),
    path("<int:cohort>/leave/", member_views.leave, name="cohort_leave"),
    path("<int:cohort>/links/", link_views.links, name="cohort_links"),
    path("<int:cohort>/links/<int:pk>/", link_views.link, name="cohort_link"),
    path("<int:cohort>/links/<int:pk>/end/", link_views.revoke, name="cohort_link_end"),
]
