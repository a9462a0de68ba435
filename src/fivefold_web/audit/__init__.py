"""Who did what to what, before and after: an append-only record of every write."""
