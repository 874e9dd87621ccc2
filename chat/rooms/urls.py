"""The REST paths of rooms, and their page."""

from django.urls import URLPattern, path
from django.views.generic import RedirectView

from project.logins import told

from . import message_views, pages, views

ROOM = "rooms/<str:room>"
MESSAGE = f"{ROOM}/messages/<int:seq>"

documented: list[URLPattern] = [
    path("rooms/guests", views.Guests.as_view()),
    path("rooms/me", views.Me.as_view()),
    path("rooms/accept", views.Accept.as_view()),
    path("rooms", views.Rooms.as_view()),
    path(ROOM, views.OneRoom.as_view()),
    path(f"{ROOM}/join", views.Join.as_view()),
    path(f"{ROOM}/leave", views.Leave.as_view()),
    path(f"{ROOM}/invites", views.Invites.as_view()),
    path(f"{ROOM}/members", views.Members.as_view()),
    path(f"{ROOM}/members/<str:person>", views.OneMember.as_view()),
    path(f"{ROOM}/messages", message_views.Messages.as_view()),
    path(MESSAGE, message_views.OneMessage.as_view()),
    path(f"{MESSAGE}/reactions", message_views.Reactions.as_view()),
    path(f"{MESSAGE}/reveal", message_views.Reveals.as_view()),
    path(f"{ROOM}/read", message_views.Read.as_view()),
    path(f"{ROOM}/search", message_views.Search.as_view()),
    path(f"{ROOM}/export", message_views.Export.as_view()),
    path(f"{ROOM}/preview", message_views.Preview.as_view()),
    path(f"{ROOM}/attachments", message_views.Attachments.as_view()),
    path(f"{ROOM}/attachments/<str:attachment>", message_views.OneAttachment.as_view()),
]
shown: list[URLPattern] = [
    path("chat", RedirectView.as_view(url="/chat/")),
    path("chat/", pages.Chat.as_view()),
    path("chat/login", told(pages.Login.as_view())),
    path("chat/logout", pages.Logout.as_view()),
]
urlpatterns: list[URLPattern] = [*documented, *shown]
