"""`manage.py demo`: a conversation to look at, in which nobody's data is left."""

from io import StringIO

from django.core.management import call_command

from chat.models import Message, Person, Room

PRIVATE = ("Whitfield", "example.com", "555", "4111", "Okafor", "Harbour", "DE89", "Tanaka", "1985", "192.168")


def test_it_fills_a_room_and_prints_its_id(transactional_db):
    out = StringIO()
    call_command("demo", stdout=out)
    room = Room.objects.get()
    assert out.getvalue().splitlines()[-1] == room.public_id
    texts = " ".join(Message.objects.values_list("text", flat=True))
    assert not [word for word in PRIVATE if word in texts + out.getvalue()]
    assert Message.objects.filter(mentions__isnull=False).count() == 2
    assert Message.objects.exclude(original=None).count() >= 5
    assert Message.objects.exclude(deleted=None).count() == 1


def test_it_can_be_run_again(transactional_db):
    for _ in range(2):
        call_command("demo", stdout=StringIO())
    assert Room.objects.count() == 2
    assert Person.objects.count() == 4
