"""The copy of a logo that is used: a drawing made of known shapes, or a photograph written anew."""
