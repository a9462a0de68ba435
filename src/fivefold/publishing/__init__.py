"""One document model (`document`) and its writers: `word`, `html`, `pdf`, `deck`; `manifest` lists every figure."""
