"""What lets pages of thousands of names and passages read an index, and no row but those they show.

The entries are deleted, so that the index is made anew after the last migration (`synthesis.apps`).
"""

from datetime import date
from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def delete_the_entries(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    using = schema_editor.connection.alias
    apps.get_model("synthesis", "Entry").objects.using(using).all().delete()


class Migration(migrations.Migration):
    dependencies = [("synthesis", "0006_counted")]

    operations = [
        migrations.AddField(
            model_name="reference",
            name="held_on",
            field=models.DateField(default=date.min),
            preserve_default=False,
        ),
        migrations.RemoveIndex(model_name="reference", name="reference_by_entry"),
        migrations.AddIndex(
            model_name="reference",
            index=models.Index(
                fields=["entry", "kind", "relation", "-held_on", "passage"],
                name="reference_by_entry",
            ),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                fields=["kind", "letter", "organisation_kind"], name="entry_by_letter"
            ),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                fields=[
                    "kind",
                    "-interventions",
                    "letter",
                    "sort_key",
                    "slug",
                    "organisation_kind",
                ],
                name="entry_by_interventions",
            ),
        ),
        migrations.RunPython(delete_the_entries, migrations.RunPython.noop),
    ]
