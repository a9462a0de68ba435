"""The workforce strand: teams rate themselves on the toolkit's eleven statements (Part 6, pp71-72)."""
