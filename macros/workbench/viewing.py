"""The edition as its readers will see it: the page of a session, from the same view and templates as the site's."""

from __future__ import annotations

from pathlib import Path

from macros.model import Paquete


def session_page(paquete: Paquete, sesion: str) -> dict[str, str]:
    """HTML of a session's page, for a place one folder below the site's root, and the edition's own colours."""
    import macros.site
    from macros.site.catalog import Catalogo
    from macros.site.generated import look
    from macros.site.views.contexto import Contexto, site_templates
    from macros.site.views.sesion import sesion as page

    templates = site_templates(Path(str(macros.site.__file__)).parent / "plantillas")
    html = page(Contexto(paquete, Catalogo(), templates, base="../"), sesion)
    own = look(paquete).get("assets/edicion.css", "")
    return {"html": html, "css": own if isinstance(own, str) else ""}
