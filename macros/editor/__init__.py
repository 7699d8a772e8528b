"""What helps to write the data: JSON Schemas for editors and lists of fields, both from the model."""
