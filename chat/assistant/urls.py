"""The assistant's paths: Lanarky's server-sent events, and a page."""

from django.urls import URLPattern, path

from . import member, views

member.take_part()
documented: list[URLPattern] = [path("assistant", views.Ask.as_view())]
urlpatterns: list[URLPattern] = [*documented, path("assistant/", views.Page.as_view(), name="assistant")]
