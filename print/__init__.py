"""The checked model turned into things to print: PDFs, tiled posters, thumbnails and one ZIP per session."""
