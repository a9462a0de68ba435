"""Live sessions with prompts, answers without names, themes and agreements."""
