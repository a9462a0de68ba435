"""What is known about need in a place: published indicators, young children, estimates with their doubt."""
