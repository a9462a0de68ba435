"""Factors that children face at the same time: how many, which together, where; read from a release, never from records."""
