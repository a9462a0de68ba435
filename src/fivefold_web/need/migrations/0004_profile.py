from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("need", "0003_registers")]

    operations = [
        migrations.AddIndex(
            model_name="indicatorfigure",
            index=models.Index(fields=["indicator", "period"], name="figure_by_period"),
        )
    ]
