"""The project that requests without a key belong to."""

from django.db import migrations

from redaction.models import new_secret


def create(apps, schema_editor):
    apps.get_model("redaction", "Project").objects.get_or_create(name="main", defaults={"secret": new_secret()})


class Migration(migrations.Migration):
    dependencies = [("redaction", "0001_initial")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
