"""What came out, in pictures with their tables."""

urlpatterns = []
