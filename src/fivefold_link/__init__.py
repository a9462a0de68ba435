"""Fivefold's secure engine: runs inside a data controller's own environment. No web, no network.

The package holds its place in the import contracts; linkage itself has not been built yet.
"""
