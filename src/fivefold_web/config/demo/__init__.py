"""The fictional place Harbourside and Moors: invented, reproducible, loaded once."""


def load(folder):
    """Load the demonstration if it has not been loaded yet."""


def sign_in_words():
    return []
