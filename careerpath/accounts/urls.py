from django.urls import path

from careerpath.accounts import views

urlpatterns = [
    path("", views.me, name="me"),
    path("delete/", views.me_delete, name="me_delete"),
]
