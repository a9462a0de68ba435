"""`python -m fivefold_link`."""

from fivefold_link.cli import main

main()
