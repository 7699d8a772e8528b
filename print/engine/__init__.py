"""From HTML to tagged PDF: the one door to WeasyPrint, its boxes, and what is checked before and after."""
