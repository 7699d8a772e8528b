"""Words of what is printed, bundled and sent, and of the pages that lead there."""
