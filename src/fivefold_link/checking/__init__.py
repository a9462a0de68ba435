"""Are the files what the study says they are? Asked before anything runs."""
