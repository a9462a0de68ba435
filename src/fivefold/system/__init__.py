"""The strands joined: responses to a factor, self-checks, conditions, pressures and measurement plans."""
