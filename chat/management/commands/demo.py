"""Fill a room to look at."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from chat.models import Membership, Person, Room

PEOPLE = ("Mira", "Jonas", "Priya", "Tom")
# Who says what, to which message, and who reacts how. All people and numbers are invented.
SAYS: tuple[tuple[str, str, int | None, dict[str, str]], ...] = (
    ("Mira", "Good morning! Who takes the new support cases today?", None, {}),
    ("Jonas", "I do. The first is Eleanor Whitfield, eleanor.whitfield@example.com, +1 415 555 0134.", None, {}),
    ("Jonas", "She was charged twice on card 4111 1111 1111 1111, on 3 March 2026.", None, {"Mira": "😟"}),
    ("Priya", "@Jonas please send her the form. Her case number is with Daniel Okafor in Lagos.", 2, {"Jonas": "👍"}),
    ("Jonas", "Done. Eleanor Whitfield also asks for a call at her office, 12 Harbour Street, Bristol.", 4, {}),
    ("Tom", "Her IBAN for the refund is DE89 3704 0044 0532 0130 00.", 3, {"Mira": "✅", "Priya": "✅"}),
    ("Mira", "Thank you, @Tom. Nobody here needs to see the number, and nobody does.", 6, {"Tom": "🎉"}),
    ("Priya", "The second case: Mr. Haruto Tanaka, born 14/02/1985, has not got his parcel.", None, {}),
    ("Priya", "He wrote from 192.168.4.21 and asks for an answer in Japanese.", None, {}),
    ("Tom", "I wrote to the wrong room, sorry.", None, {}),
    (
        "Mira",
        "Lunch at 12:30? I know a good place near the station.",
        None,
        {"Jonas": "🍜", "Priya": "🍜", "Tom": "🍜"},
    ),
)
DELETED = 10


class Command(BaseCommand):
    help = "Fills a public room with a conversation that shows what redaction does, and prints its id."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--project", default="main", help="whose room it will be (main)")
        parser.add_argument("--name", default="Support (demo)", help="what it will be called")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        from chat.rooms import directory, messages, services  # the engine is loaded when it is needed

        people = {name: self.person(name, options["project"]) for name in PEOPLE}
        given = {"name": options["name"], "topic": "What others see is redacted.", "public": True}
        keeping = {"keep_originals": True, "reveal": "members", "originals_days": 30}
        room = directory.create(people["Mira"], {**given, **keeping}).value["id"]
        row = Room.objects.get(public_id=room)
        Membership.objects.bulk_create(Membership(room=row, person=people[name]) for name in PEOPLE[1:])
        for name, text, reply_to, reactions in SAYS:
            said, _ = services.post(people[name], room, text, reply_to=reply_to).value
            self.stdout.write(f"{name}: {said['text']}")
            for reacting, emoji in reactions.items():
                messages.react(people[reacting], room, said["seq"], emoji)
        messages.delete(people["Tom"], room, DELETED)
        self.stdout.write(f"\n{room}")

    def person(self, name: str, project: str) -> Person:
        """Somebody invented, the same each time."""
        kind, reference = Person.Kind.LOCAL, f"demo-{name}"
        made, _ = Person.objects.get_or_create(kind=kind, reference=reference, project=project, defaults={"name": name})
        return made
