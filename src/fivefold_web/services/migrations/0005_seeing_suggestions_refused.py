import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("places", "0001_initial"),
        ("services", "0004_map_of_the_system"),
    ]

    operations = [
        migrations.CreateModel(
            name="SuggestionRefused",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("value", models.CharField(max_length=120)),
                ("refused", models.DateTimeField(auto_now_add=True)),
                ("refused_by", models.CharField(max_length=200)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="places.partnership",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="refused_suggestions",
                        to="services.service",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "value"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("service", "kind", "value"), name="suggestion_refused_once"
                    )
                ],
            },
        ),
    ]
