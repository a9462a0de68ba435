"""Choices before and after talking become answers with one mark each, so that every activity is kept alike."""

from django.db import migrations


def as_answers(apps, schema_editor):
    """Each vote keeps its random key, its round and the key of its sending."""
    vote, answer, mark = (apps.get_model("workshops", name) for name in ("Vote", "Answer", "Mark"))
    votes = list(vote.objects.order_by("pk"))
    answer.objects.bulk_create(
        [
            answer(
                id=one.pk, item_id=one.item_id, round_name=one.round_name, text="", client_key=one.client_key
            )
            for one in votes
        ],
        batch_size=200,
    )
    mark.objects.bulk_create(
        [mark(answer_id=one.pk, value=one.choice_name) for one in votes], batch_size=200
    )


class Migration(migrations.Migration):
    dependencies = [("workshops", "0004_live_sessions")]
    operations = [migrations.RunPython(as_answers, migrations.RunPython.noop)]
