"""Make an API key and print it, once."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from redaction.models import MAIN, ApiKey, Policy, Project


class Command(BaseCommand):
    help = "Makes an API key and prints it. It is shown once; only its hash is kept."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="who or what will use the key")
        parser.add_argument("--project", default=MAIN, help="its project, made if it does not exist (main)")
        parser.add_argument("--policy", help="the policy for requests that name none")
        parser.add_argument("--days", type=int, help="valid for so many days (for ever)")
        parser.add_argument("--scopes", default=ApiKey.Scope.ALL, choices=ApiKey.Scope.values)

    def handle(self, *args: Any, **options: Any) -> None:
        project, _ = Project.objects.get_or_create(name=options["project"])
        policy = None
        if options["policy"]:
            policy = Policy.objects.filter(project=project, name=options["policy"]).first()
            if policy is None:
                raise CommandError(f"The project {project} has no policy of that name.")
        expires = timezone.now() + timedelta(days=options["days"]) if options["days"] else None
        row = ApiKey(name=options["name"], project=project, policy=policy, scopes=options["scopes"], expires=expires)
        key = row.issue()
        row.full_clean(exclude=["digest", "prefix"])
        row.save()
        self.stdout.write(key)
