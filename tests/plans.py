"""Random plans of a session, for the tests of fitting and of the page's arithmetic."""

from __future__ import annotations

from hypothesis import strategies as st

from macros.model import Sesion

FIELDS = {
    "id": "taller", "numero": 1, "titulo": "Taller", "objetivo": "Probar.", "resumen": "Probar.", "niveles": [],
    "modalidades": [], "anexo": "I", "fuente": {"duracion_declarada_min": 0, "duracion_sumada_min": 0},
    "perfiles": [], "preparacion": [], "productos": [],
}  # fmt: skip


@st.composite
def blocks(draw: st.DrawFn) -> list[dict[str, object]]:
    out: list[dict[str, object]] = []
    for i in range(draw(st.integers(1, 9))):
        kind = draw(st.sampled_from(["actividad", "actividad", "actividad", "receso", "comida"]))
        minutes = draw(st.one_of(st.integers(1, 24).map(lambda n: n * 5), st.integers(5, 120)))
        block: dict[str, object] = {
            "id": f"b{i}", "tipo": kind, "titulo": "Parte", "titulo_corto": "Parte", "duracion_min": minutes,
        }  # fmt: skip
        if draw(st.booleans()):
            block["minimo_min"] = draw(st.integers(1, minutes))
        if draw(st.integers(0, 5)) == 0:
            block["fijo"] = True
        if kind == "actividad" and draw(st.booleans()):
            steps = draw(st.integers(1, min(4, minutes)))
            cuts = (
                sorted(draw(st.sets(st.integers(1, minutes - 1), min_size=steps - 1, max_size=steps - 1)))
                if steps > 1
                else []
            )
            spans = [b - a for a, b in zip([0, *cuts], [*cuts, minutes], strict=True)]
            block["pasos"] = [{"titulo": "Paso", "duracion_min": n, "texto": "Así."} for n in spans]
        out.append(block)
    return out


@st.composite
def plans(draw: st.DrawFn) -> Sesion:
    chosen = draw(blocks())
    declared = min(sum(int(str(b["duracion_min"])) for b in chosen), 600)
    return Sesion.model_validate({**FIELDS, "duracion_declarada_min": declared, "bloques": chosen})
