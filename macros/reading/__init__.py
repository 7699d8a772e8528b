"""From files to values with their lines: YAML, its syntax, references, and why a value is refused."""
