"""An organisation's edition: its differences with the package, made on what was read before anything is checked."""
