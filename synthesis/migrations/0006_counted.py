from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("synthesis", "0005_translations")]

    operations = [
        migrations.AddIndex(
            model_name="passage",
            index=models.Index(fields=["kind", "translates", "nature"], name="passage_by_nature"),
        ),
    ]
