"""Words of what computes and answers in the page."""
