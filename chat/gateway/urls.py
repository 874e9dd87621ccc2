"""The gateway's paths. An OpenAI client's base URL ends in /v1, an Anthropic client's does not."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("v1/chat/completions", views.ChatCompletions.as_view()),
    path("v1/completions", views.Completions.as_view()),
    path("v1/embeddings", views.Embeddings.as_view()),
    path("v1/responses", views.ResponsesView.as_view()),
    path("v1/messages", views.MessagesView.as_view()),
    path("v1/messages/count_tokens", views.CountTokens.as_view()),
    path("v1/models", views.Models.as_view()),
    path("v1/models/<path:model>", views.Model.as_view()),
]
