"""The index of words as queries saw it until 0013. No table is made here."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("synthesis", "0002_passages")]

    operations = [
        migrations.CreateModel(
            name="Words",
            fields=[
                (
                    "passage",
                    models.OneToOneField(
                        db_column="rowid",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="words",
                        serialize=False,
                        to="synthesis.passage",
                    ),
                ),
                ("whole", models.TextField(db_column="synthesis_words")),
                ("names", models.TextField()),
                ("body", models.TextField()),
            ],
            options={
                "verbose_name": "mots d’un passage",
                "verbose_name_plural": "mots des passages",
                "db_table": "synthesis_words",
                "managed": False,
                "default_permissions": (),
            },
            managers=[("dumped", django.db.models.manager.Manager())],
        ),
    ]
