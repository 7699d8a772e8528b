"""Rules about what is printed and brought: pieces, posters, drawings, letters, materials."""
