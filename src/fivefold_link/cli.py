"""One command a step."""


def main() -> None:
    """Run the command line."""
