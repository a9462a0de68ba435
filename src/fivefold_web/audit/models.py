"""The audit event. It knows partnerships only by number: audit lies below places."""

from django.db import models


class Event(models.Model):
    """One write. Never changed, never deleted by the product."""

    at = models.DateTimeField(auto_now_add=True)
    partnership_number = models.BigIntegerField(null=True, db_index=True)
    actor_kind = models.CharField(max_length=20)
    actor_number = models.BigIntegerField(null=True)
    actor_label = models.CharField(max_length=200)
    did = models.CharField(max_length=60)
    thing_kind = models.CharField(max_length=80)
    thing_number = models.CharField(max_length=80)
    thing_label = models.CharField(max_length=300)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["partnership_number", "-at"])]

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("an audit event is written once and never changed")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("an audit event is never deleted")
