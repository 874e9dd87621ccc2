"""What the REST paths answer, for the documents; `wire` makes the answers themselves."""

from typing import Any

from rest_framework import serializers

from ..models.rooms import Room
from .rights import ROLES

Shape = serializers.Serializer[Any]


class PersonName(Shape):
    """Somebody, in short."""

    id = serializers.CharField()
    name = serializers.CharField()


class Person(PersonName):
    """Somebody, as the others see them."""

    kind = serializers.ChoiceField(["user", "key", "guest", "local"])


class Guest(Shape):
    """A new guest."""

    token = serializers.CharField(help_text="Goes wherever an API key goes.")
    expires_in = serializers.IntegerField(help_text="Seconds.")
    person = Person()


class RoomPolicy(Shape):
    """How a room redacts and keeps."""

    policy = serializers.CharField(allow_null=True)
    entity_types = serializers.ListField(child=serializers.DictField())
    redaction = serializers.ChoiceField(Room.Redaction.values)
    keep_originals = serializers.BooleanField()
    originals_days = serializers.IntegerField()
    retention_days = serializers.IntegerField()
    reveal = serializers.ChoiceField(Room.Reveal.values)
    may_reveal = serializers.BooleanField(help_text="Whether you may see originals of others.")


class RoomSeen(Shape):
    """A room, as you see it."""

    id = serializers.CharField()
    name = serializers.CharField()
    topic = serializers.CharField()
    public = serializers.BooleanField()
    archived = serializers.BooleanField()
    policy = RoomPolicy()
    project = serializers.CharField()
    created = serializers.DateTimeField()
    seq = serializers.IntegerField(help_text="The number of the last message.")
    rev = serializers.IntegerField(help_text="The number of the last change.")
    epoch = serializers.CharField()
    members = serializers.IntegerField()
    role = serializers.ChoiceField(ROLES, allow_null=True, help_text="null: you are not in it.")
    last_read = serializers.IntegerField()
    unread = serializers.IntegerField()
    mentions = serializers.IntegerField(help_text="How often you are named in what you have not read.")


class Rooms(Shape):
    """Your rooms, then the public ones that you are not in."""

    rooms = RoomSeen(many=True)


class RoomGone(Shape):
    """A room that has been deleted."""

    id = serializers.CharField()


class Left(Shape):
    """A room that somebody is no longer in."""

    room = serializers.CharField()
    role = serializers.CharField(allow_null=True)


class Invitation(Shape):
    """An invitation, shown once."""

    invite = serializers.CharField()
    role = serializers.ChoiceField(ROLES)
    uses = serializers.IntegerField()
    expires = serializers.DateTimeField()


class RoomMember(Person):
    """Somebody in a room."""

    role = serializers.ChoiceField(ROLES)
    joined = serializers.DateTimeField()
    last_read = serializers.IntegerField()
    muted_until = serializers.DateTimeField(allow_null=True)


class Banned(Person):
    """Somebody who may not come back."""

    banned = serializers.DateTimeField(help_text="Since when.")


class RoomMembers(Shape):
    """Everybody in a room."""

    room = serializers.CharField()
    members = RoomMember(many=True)
    banned = Banned(many=True, required=False, help_text="For moderators alone.")


class MemberChanged(Person):
    """A member after a change; without the fields of a member after a ban."""

    id = serializers.CharField(required=False)
    name = serializers.CharField(required=False)
    kind = serializers.ChoiceField(["user", "key", "guest", "local"], required=False)
    room = serializers.CharField(required=False)
    role = serializers.ChoiceField(ROLES, allow_null=True)
    joined = serializers.DateTimeField(required=False)
    last_read = serializers.IntegerField(required=False)
    muted_until = serializers.DateTimeField(allow_null=True, required=False)


class MarkedEntity(Shape):
    """Where something was taken out; code points of the redacted text."""

    label = serializers.CharField()  # type: ignore[assignment]  # a field, not the attribute of DRF
    marker = serializers.CharField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()


class AttachedFile(Shape):
    """A text file, redacted."""

    id = serializers.CharField()
    name = serializers.CharField()
    media_type = serializers.CharField()
    size = serializers.IntegerField(help_text="Bytes.")
    entities = serializers.IntegerField(help_text="How many were taken out.")


class Reacted(Shape):
    """One emoji at a message."""

    emoji = serializers.CharField()
    count = serializers.IntegerField()
    by = serializers.ListField(child=serializers.CharField())


class RoomMessage(Shape):
    """A message, redacted, in its present state."""

    room = serializers.CharField()
    seq = serializers.IntegerField()
    rev = serializers.IntegerField()
    author = Person()
    text = serializers.CharField()
    entities = MarkedEntity(many=True)
    reply_to = serializers.IntegerField(allow_null=True)
    mentions = PersonName(many=True)
    created = serializers.DateTimeField()
    attachments = AttachedFile(many=True)
    reactions = Reacted(many=True)
    edited = serializers.DateTimeField(required=False)
    deleted = serializers.DateTimeField(required=False)


class RoomMessages(Shape):
    """Some messages, and whether there are more."""

    room = serializers.CharField()
    messages = RoomMessage(many=True)
    more = serializers.BooleanField()


class Previewed(Shape):
    """What others would see."""

    room = serializers.CharField()
    text = serializers.CharField()
    entities = MarkedEntity(many=True)


class Revealed(Shape):
    """What was written."""

    room = serializers.CharField()
    seq = serializers.IntegerField()
    text = serializers.CharField()


class ReadMark(Shape):
    """How far somebody has read."""

    room = serializers.CharField()
    person = serializers.CharField()
    seq = serializers.IntegerField()
