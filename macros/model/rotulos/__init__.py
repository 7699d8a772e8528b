"""The fixed words that people see, one family a module; all of them together in ``sitio``."""
