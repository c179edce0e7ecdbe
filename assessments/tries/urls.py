"""The addresses of trying it without an account. None names a try: each browser meets its own only."""

from django.urls import path

from assessments.tries import adopt_views, start_views, views

urlpatterns = [
    path("", start_views.start, name="try_start"),
    path("discard/", start_views.discard, name="try_discard"),
    path("rate/", views.go_on, name="try_go_on"),
    path("rate/<slug:category>/", views.part, name="try_part"),
    path("answer/", views.answer, name="try_answer"),
    path("result/", views.result, name="try_result"),
    path("keep/", adopt_views.keep, name="try_keep"),
    path("adopt/", adopt_views.adopt, name="try_adopt"),
]
