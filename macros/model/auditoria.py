"""The rules that the audit holds a plan against, from ``data/auditoria.yml``: their words, severity and thresholds."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, get_args

from pydantic import Field, model_validator

from macros.model.base import EnMinutos, Lista, Modelo, Texto, falta

IdRegla = Literal[
    "suma-sesion", "suma-pasos", "tiempo-ruta", "bajo-minimo", "recorte", "pausa", "comida", "dia-largo",
    "ritmo-preguntas", "ritmo-celdas", "ritmo-turnos", "minutos-en-texto",
    "quietos", "grupos", "aliados", "reparto", "grupos-mezclados",
    "pared", "pausa-en-la-orilla",
    "producto-antes", "nivel-sin-sesion", "nivel-ruta",
    "pieza-sin-cantidad", "pieza-huerfana", "agenda-sin-bloque", "agenda-al-reves", "rotafolio-no-cabe",
    "id-repetido", "numero-repetido",
    "duracion", "material", "referencia", "campo-falta", "campo-sobra", "valor", "yaml", "archivo", "dato",
    "articulo-huerfano", "material-sin-paso", "material-sin-listar", "guia", "puentes", "puente-al-reves",
    "supuestos", "sinonimos", "marco", "modalidad",
    "edicion", "cambio-sin-destino", "cambio-doble", "cambio-movido", "cambio-sin-nota", "contraste", "logo",
    "renglon-largo", "renglones-de-mas", "solo-color", "imagen-borrosa", "letra-ajena", "hoja-llena", "hoja-vacia",
    "icono-desconocido", "tinta", "corte-de-pagina",
    "direccion-larga", "texto-desborda", "letra-chica", "espacio-chico", "no-cabe", "campo-chico", "lista-sin-casillas",
    "reverso-vacio", "letra-ausente", "dibujo",
    "paginas", "pdf-ua", "html", "sitio",
]  # fmt: skip
"""Every rule there is. Code refers to them by these names; ``html`` stands for all that begin with ``html-``."""
DE_VISTA = frozenset({"corte-de-pagina"})
"""Rules about printed pages that came out whole and could look better: the file is made, and they may only warn."""
RULE_IDS: tuple[str, ...] = get_args(IdRegla)


def page_id(rule: str) -> str:
    """Id of the rule that explains ``rule``: those of how a printed page is made share one."""
    return "html" if rule.startswith("html-") else rule


MinutosRitmo = Annotated[float, Field(gt=0, le=60)]
"""Minutes, also parts of one: 0.5 is half a minute."""


class Ritmo(Modelo):
    """Least time that work with a group takes, in minutes."""

    nombre: ClassVar[str] = "el ritmo"
    pregunta_plenaria_min: MinutosRitmo = Field(
        description="Una pregunta que contesta todo el grupo: leerla, pensar, oír dos voces y anotar.", examples=[4]
    )
    pregunta_grupos_min: MinutosRitmo = Field(
        description="Una pregunta que contestan a la vez grupos pequeños o parejas.", examples=[2]
    )
    pregunta_individual_min: MinutosRitmo = Field(
        description="Una pregunta que cada persona contesta en su hoja o con su lugar.", examples=[2]
    )
    pregunta_exposicion_min: MinutosRitmo = Field(
        description="Una pregunta dentro de una explicación: la oyen y responde una voz.", examples=[1]
    )
    celda_min: MinutosRitmo = Field(description="Una celda de una matriz: proponer, acordar y escribir.", examples=[5])
    turno_min: MinutosRitmo = Field(description="Un turno para hablar, si el paso no dice otro.", examples=[1])
    quietos_max_min: Annotated[int, Field(ge=10, le=240), EnMinutos(regla="")] = Field(
        description="Lo más que el grupo pasa en su lugar, sin moverse.", examples=[45]
    )


class TamanoGrupos(Modelo):
    """Sizes of small groups that work."""

    nombre: ClassVar[str] = "el tamaño de los grupos"
    minimo: Annotated[int, Field(ge=1, le=20)] = Field(description="Personas por grupo, al menos.", examples=[2])
    maximo: Annotated[int, Field(ge=1, le=40)] = Field(description="Personas por grupo, cuando más.", examples=[7])


class EjemploRegla(Modelo):
    nombre: ClassVar[str] = "el ejemplo de una regla"
    mal: Texto = Field(description="Renglones que la regla señala.")
    bien: Texto = Field(description="Los mismos renglones, corregidos.")


class Regla(Modelo):
    """One rule: what it looks at, why it matters and what to do."""

    nombre: ClassVar[str] = "una regla"
    id: IdRegla = Field(description="Nombre corto de la regla.", examples=["pausa"])
    gravedad: Literal["error", "aviso"] = Field(
        description="error detiene la construcción; aviso solo informa.", examples=["error"]
    )
    momento: Literal["lectura", "plan", "impreso"] = Field(
        description="Cuándo se revisa: al leer los archivos, al revisar el plan o al hacer los impresos.",
        examples=["plan"],
    )
    titulo: Texto = Field(description="La regla en una frase.")
    que_revisa: Texto = Field(description="Qué se compara con qué.")
    por_que: Texto = Field(description="Qué le pasa al grupo si no se cumple.")
    que_hacer: Lista[Texto] = Field(description="Remedios, el más fácil primero.")
    ejemplo: EjemploRegla | None = Field(default=None, description="Un caso inventado, mal y bien.")

    @model_validator(mode="after")
    def _stops(self) -> Regla:
        if self.gravedad != "error" and self.momento != "plan" and self.id not in DE_VISTA:
            raise falta("gravedad", "tiene como aviso una regla que no es del plan. Escribe: gravedad: error")
        return self


class Auditoria(Modelo):
    """``data/auditoria.yml``."""

    nombre: ClassVar[str] = "la auditoría"
    ritmo: Ritmo = Field(description="Tiempo mínimo de cada cosa que se hace con un grupo.")
    grupos: TamanoGrupos = Field(description="Tamaños de grupo que funcionan.")
    reglas: Lista[Regla] = Field(description="Todas las reglas, en el orden en que se muestran.")

    @model_validator(mode="after")
    def _each_once(self) -> Auditoria:
        ids = [r.id for r in self.reglas]
        missing = [i for i in RULE_IDS if i not in ids] or sorted({i for i in ids if ids.count(i) > 1})
        if missing:
            raise falta("reglas", f"lleva cada regla una sola vez. Revisa estas: {', '.join(missing)}.")
        return self

    def rule(self, id_: str) -> Regla:
        """The rule with that id; the rules of printed pages (``html-tabla``…) share one. Raises KeyError."""
        by_id: dict[str, Regla] = {r.id: r for r in self.reglas}
        return by_id[page_id(id_)]
