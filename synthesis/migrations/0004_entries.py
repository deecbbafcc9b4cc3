"""What the index counts of each entry, the letter that it is found under, and what runs it.

The entries are deleted, so that the index is made anew after the last migration (`synthesis.apps`).
"""

from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

NUMBERS = (
    "interventions",
    "mentions",
    "takeaways",
    "figures",
    "quotations",
    "alliances",
    "answers",
)


def delete_the_entries(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("synthesis", "Entry").objects.using(
        schema_editor.connection.alias
    ).all().delete()


class Migration(migrations.Migration):
    dependencies = [("synthesis", "0003_words")]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="letter",
            field=models.CharField(blank=True, max_length=1),
        ),
        migrations.AddField(
            model_name="entry",
            name="parent",
            field=models.CharField(blank=True, max_length=210),
        ),
        *(
            migrations.AddField(
                model_name="entry", name=name, field=models.PositiveIntegerField(default=0)
            )
            for name in NUMBERS
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                fields=["kind", "letter", "sort_key", "slug", "organisation_kind"],
                name="entry_by_name",
            ),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["kind", "parent"], name="entry_by_parent"),
        ),
        migrations.RunPython(delete_the_entries, migrations.RunPython.noop),
    ]
