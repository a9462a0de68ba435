"""Sessions: prompts, answers without names, themes, and what was agreed."""
