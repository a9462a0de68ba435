"""What may leave: disclosure control, the checker's report, the sealed release."""
