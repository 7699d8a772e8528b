"""The orders of ``kit.py`` once everything is installed. Joins ``macros`` (data, site) and ``print`` (kit)."""
