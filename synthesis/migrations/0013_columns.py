"""Words are in columns now (synthesis/search/columns): each database's own index of them goes."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("synthesis", "0012_synonyms")]

    operations = [
        migrations.DeleteModel("Words"),
        migrations.RunSQL("DROP TABLE IF EXISTS synthesis_words", migrations.RunSQL.noop),
    ]
