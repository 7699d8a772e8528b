"""What is computed from the model: clock times, copies, figures, bridges, agenda."""
