"""The built site: views, templates, generated pages, catalogue of the kit, publishing."""
