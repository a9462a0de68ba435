"""Breakout groups and their hosts."""

urlpatterns = []
guest_urlpatterns = []
