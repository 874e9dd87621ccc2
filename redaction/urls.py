"""The REST paths, exact and without a trailing slash; older programs put a prefix in front of them."""

from django.urls import URLPattern, path

from . import pages, views

PREFIXES = ("v3/", "v4/", "community/", "community/v3/", "community/v4/", "professional/v4/", "cloud/", "deid/v3/")

documented: list[URLPattern] = [
    path("process/text", views.ProcessText.as_view()),
    path("process/text/reidentify", views.ReidentifyText.as_view()),
    path("ner/text", views.NerText.as_view()),
    path("analyze/text", views.AnalyzeText.as_view()),
    path("process/files/uri", views.FilesByUri.as_view()),
    path("process/files/base64", views.FilesByContent.as_view()),
    path("diagnostics", views.Diagnostics.as_view()),
    path("tickets", views.Tickets.as_view()),
    path("", views.Home.as_view()),
]
prefixed = [
    path(f"{prefix}{pattern.pattern}".rstrip("/"), pattern.callback) for prefix in PREFIXES for pattern in documented
]
documents = [
    path("schema", pages.OpenApi.as_view()),
    path("asyncapi", pages.AsyncApi.as_view()),
    path("docs", pages.Docs.as_view()),
]
urlpatterns: list[URLPattern] = [*documented, *prefixed, *documents]
