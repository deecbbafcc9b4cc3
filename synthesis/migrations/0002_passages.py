"""Passages of every kind with all that lists show, and the plenaries in the index.

What the index holds is made from the editions, so it is emptied here, both ways, and made anew after
the last migration (`synthesis.apps`). Who goes back to 0001 runs `manage.py rebuild_index`.
"""

from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def empty_the_index(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    using = schema_editor.connection.alias
    for name in ("Reference", "Passage", "Entry"):
        apps.get_model("synthesis", name).objects.using(using).all().delete()
    # PostgreSQL alters no table that has deletions still to be checked.
    schema_editor.connection.check_constraints()


class Migration(migrations.Migration):
    dependencies = [("synthesis", "0001_initial")]

    operations = [
        migrations.RunPython(empty_the_index, empty_the_index),
        migrations.AddField(
            model_name="passage",
            name="nature",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="passage",
            name="sort_key",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="passage",
            name="value",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="reference",
            name="kind",
            field=models.CharField(
                choices=[
                    ("intervention", "intervention"),
                    ("takeaway", "point à retenir"),
                    ("key_figure", "chiffre clé"),
                    ("quotation", "citation"),
                    ("alliance", "alliance"),
                    ("answer", "réponse"),
                ],
                default="",
                max_length=20,
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="entry",
            name="kind",
            field=models.CharField(
                choices=[
                    ("organisation", "organisation"),
                    ("person", "personne"),
                    ("plenary", "plénière"),
                    ("session", "session"),
                    ("theme", "thème"),
                    ("goal", "objectif"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="reference",
            name="relation",
            field=models.CharField(
                choices=[
                    ("speaks_for", "s’exprime au nom de"),
                    ("mentions", "mentionne"),
                    ("speaker", "intervient"),
                    ("party", "partie à l’alliance"),
                    ("plenary", "plénière"),
                    ("session", "session"),
                    ("theme", "thème"),
                    ("goal", "objectif"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddIndex(
            model_name="passage",
            index=models.Index(
                fields=["kind", "-held_on", "plenary_slug", "position"], name="passage_by_newest"
            ),
        ),
        migrations.AddIndex(
            model_name="passage",
            index=models.Index(
                fields=["kind", "held_on", "plenary_slug", "position"], name="passage_by_oldest"
            ),
        ),
        migrations.AddIndex(
            model_name="reference",
            index=models.Index(
                fields=["kind", "relation", "entry", "passage"], name="reference_by_kind"
            ),
        ),
    ]
