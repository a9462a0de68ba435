from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("workshops", "0005_votes_are_answers")]
    operations = [migrations.DeleteModel(name="Vote")]
