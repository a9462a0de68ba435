"""Documents in the making, published versions that never change, and Word templates of the partnership's own."""

from django.db import models


class Frozen(TypeError):
    """Somebody tried to change a published version."""


class WordTemplate(models.Model):
    """A partnership's own .docx, whose styles and pages a document can take."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    name = models.CharField(max_length=160)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added = models.DateTimeField(auto_now_add=True)
    added_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "sha256"], name="word_template_once"),
        ]

    def __str__(self):
        return self.name


class Publication(models.Model):
    """What a document holds: its title, for whom, which chapters. Its versions are made from it."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    title = models.CharField(max_length=160)
    audience = models.CharField(max_length=160, blank=True)
    introduction = models.TextField(blank=True)
    template = models.ForeignKey(WordTemplate, models.SET_NULL, null=True, blank=True, related_name="+")
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-changed", "-pk"]

    def __str__(self):
        return self.title


class PublicationChapter(models.Model):
    """One chapter that a publication holds."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    publication = models.ForeignKey(Publication, models.CASCADE, related_name="chapters")
    chapter = models.CharField(max_length=30)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "chapter"], name="publication_chapter_once"),
        ]

    def __str__(self):
        return self.chapter


class Version(models.Model):
    """A document as it was published on a day: numbered, dated, with its files. It is never changed."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=160)
    audience = models.CharField(max_length=160, blank=True)
    dated = models.DateField()
    published_by = models.CharField(max_length=200)
    what_changed = models.CharField(max_length=300, blank=True)
    figures = models.PositiveIntegerField()
    reading = models.TextField()

    class Meta:
        ordering = ["-dated", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "number"], name="version_number_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="version_numbers_begin_at_1"),
        ]

    def __str__(self):
        return f"{self.title}, {self.number}"

    def save(self, *args, **kwargs):
        _refuse_change(self)
        super().save(*args, **kwargs)


class VersionFile(models.Model):
    """One form of a published version: its bytes and their digest."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    version = models.ForeignKey(Version, models.CASCADE, related_name="files")
    form = models.CharField(max_length=12)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "form"], name="version_form_once"),
        ]

    def __str__(self):
        return f"{self.version_id} {self.form}"

    def save(self, *args, **kwargs):
        _refuse_change(self)
        super().save(*args, **kwargs)


def _refuse_change(row):
    if row.pk is not None:
        raise Frozen("A published version is never changed. Publish a new version instead.")
