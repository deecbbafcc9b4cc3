"""Which passages translate others. The index is made anew after it, as after the one before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("synthesis", "0004_entries")]

    operations = [
        migrations.AddField(
            model_name="passage",
            name="translates",
            field=models.BooleanField(default=False),
        ),
    ]
