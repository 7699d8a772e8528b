"""The files that other programs read, as typed models: ``kit.json`` and ``paquete.json``, and their JSON Schemas."""
