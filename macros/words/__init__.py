"""How things are said: spans of time, dates, citations, emphasis."""
