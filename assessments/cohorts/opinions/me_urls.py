"""The addresses of second opinions, for whom they are about."""

from django.urls import path

from assessments.cohorts.opinions import me_views

urlpatterns = [
    path("opinions/", me_views.opinions, name="my_opinions"),
    path("opinions/mail/", me_views.mail, name="my_opinion_mail"),
    path("opinions/stop/<str:key>/", me_views.stop, name="opinion_stop"),
    path("opinions/<int:pk>/", me_views.opinion, name="my_opinion"),
    path("opinions/<int:pk>/talked/", me_views.talked, name="my_opinion_talked"),
]
