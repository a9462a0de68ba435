"""Fivefold's domain: rules, words, content, statistics, charts and documents. Pure Python."""
