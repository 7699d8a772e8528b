"""What is opened on a screen: a day for the calendar, boards to write on together."""
