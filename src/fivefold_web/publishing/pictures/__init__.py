"""The toolkit's pictures with this place's own wording, people and services in them."""
