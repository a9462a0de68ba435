"""One document model (`document`) and its writers: `word`, `html`, `pdf`; `manifest` lists every figure."""
