"""The pieces of the kit and what is drawn in them."""
