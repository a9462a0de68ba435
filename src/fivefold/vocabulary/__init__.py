"""The words that every part of Fivefold shares. Imports nothing but the standard library."""
