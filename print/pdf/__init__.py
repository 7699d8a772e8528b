"""Surgery on finished PDFs: joining, marks, tiles, greys, other papers, pictures. No layout here."""
