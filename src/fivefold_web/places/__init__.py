"""Partnerships, their places, organisations and members; who may do what."""
