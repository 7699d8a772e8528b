"""Orders as people run them: exit codes, what they say, and that a failure leaves the good site as it was."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import progress

Order = Callable[..., "Done"]  # noqa: F821  # the fixture ``order`` of conftest.py
FIELDS = {"regla", "gravedad", "archivo", "linea", "columna", "mensaje", "pagina", "cifras"}


def harm(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    files = (p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): (p.stat().st_mtime_ns, p.read_bytes()) for p in files}


@pytest.fixture
def good_site(copia: Path) -> Path:
    """A ``site/`` of an earlier build, with everything that must survive."""
    for name in ("index.html", "kit/kit.json", "kit/maletines/sesion-1.zip", "datos/paquete.json"):
        path = copia / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"de antes: {name}", encoding="utf-8")
    return copia / "site"


MINUTES = {"sesion-1": 480, "sesion-2": 480, "sesion-3": 240, "sesion-4": 240, "sesion-5": 480, "sesion-6": 300}
"""Minutes that this edition gives to each session (source-defects, T1–T7)."""
AGENDAS = {
    "recuperacion": 90, "sesion-2-con-mapa": 360, "cierre": 120, "seguimiento": 90,
    "taller-nacimiento": 240, "taller-consolidacion": 240, "webinar": 60, "taller-espejo": 120,
    "reunion-convocantes": 180, "jornada-inicial": 240, "taller-marco": 240, "taller-influir-revisar": 240,
    "reunion-fundadora": 240, "reunion-de-aprendizaje": 180, "taller-sostenibilidad": 120,
}  # fmt: skip
"""Minutes of the agendas of moments without a session, and of the guides."""

# ---- revisar ---------------------------------------------------------------------------------------


def test_revisar_the_own_data(root: Path, order: Order) -> None:
    done = order(root, "revisar")
    assert (done.code, done.out, done.err) == (0, "0 errores, 0 avisos.\n", "")


def test_revisar_json(root: Path, order: Order) -> None:
    done = order(root, "revisar", "--json")
    assert done.code == 0
    assert json.loads(done.out) == {"hallazgos": [], "totales": MINUTES | AGENDAS}


def test_revisar_json_with_errors(base: Path, order: Order) -> None:
    harm(base, "data/sesiones/taller.yml", "duracion_min: 60", "duracion_min: 1:30")
    (base / "data/glosario.yml").unlink()
    done = order(base, "revisar", "--json")
    told = json.loads(done.out)
    assert done.code == 1
    assert set(told) == {"hallazgos", "totales"}
    assert all(set(h) == FIELDS for h in told["hallazgos"])
    assert [(h["archivo"], h["linea"], h["columna"], h["gravedad"]) for h in told["hallazgos"]] == [
        ("data/glosario.yml", 0, 0, "error"),
        ("data/sesiones/taller.yml", 23, 19, "error"),
    ]
    assert "Escribe solo los minutos: duracion_min: 90" in told["hallazgos"][1]["mensaje"]
    assert done.err == ""


def test_revisar_with_warnings_alone_ends_well(base: Path, order: Order) -> None:
    text = (base / "data/piezas/hoja/hoja-uno.yml").read_text(encoding="utf-8")
    (base / "data/piezas/hoja/hoja-dos.yml").write_text(text.replace("hoja-uno", "hoja-dos"), encoding="utf-8")
    done = order(base, "revisar")
    assert done.code == 0
    assert ": aviso: " in done.out
    assert done.out.endswith("\n0 errores, 1 aviso. Para saber más: python3 kit.py revisar --regla pieza-huerfana\n")
    assert order(base, "revisar", "--json").code == 0


def test_revisar_json_gives_figures_and_the_page(base: Path, order: Order) -> None:
    harm(base, "data/sesiones/taller.yml", "duracion_declarada_min: 75\nanexo", "duracion_declarada_min: 90\nanexo")
    [found] = json.loads(order(base, "revisar", "--json").out)["hallazgos"]
    assert found["regla"] == "suma-sesion"
    assert found["cifras"] == {"suma": 75, "declara": 90, "diferencia": -15}
    assert found["pagina"] == "adaptar/reglas/suma-sesion.html"


def test_revisar_explains_a_rule(base: Path, order: Order) -> None:
    (base / "data/glosario.yml").unlink()  # a rule is explained whatever state the rest is in
    done = order(base, "revisar", "--regla", "pausa")
    assert done.code == 0
    assert done.out.startswith("Nadie trabaja demasiado tiempo sin pausa [pausa, error]")
    wrong = order(base, "revisar", "--regla", "pausas")
    assert wrong.code == 1
    assert "¿Quisiste decir «pausa»?" in wrong.err


def test_revisar_changes_nothing(base: Path, order: Order) -> None:
    before = snapshot(base)
    order(base, "revisar")
    assert {k: v for k, v in snapshot(base).items() if k != "build/revisado"} == before


# ---- construir that fails ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "data/sesiones/sesion-1.yml",
            "duracion_min: 60",
            "duracion_min: 1h",
            "sesion-1.yml:{line}:19: «duracion_min» dice",
        ),
        ("data/sesiones/sesion-1.yml", "duracion_min: 14", "duracion_min: 15", "los pasos de «Bienvenida"),
        ("data/rotulos.yml", "kit:", "kit: [", "data/rotulos.yml:"),
    ],
    ids=["dato", "plan", "sintaxis"],
)
def test_wrong_data_leaves_everything_as_it_was(
    file: str, old: str, new: str, told: str, copia: Path, good_site: Path, order: Order
) -> None:
    line = (copia / file).read_text(encoding="utf-8").split(old)[0].count("\n") + 1
    harm(copia, file, old, new)
    before = snapshot(copia)
    done = order(copia, "construir")
    assert done.code == 1
    assert told.format(line=line) in done.err
    assert done.err.rstrip().endswith("No se cambió nada de lo que ya estaba hecho.")
    assert "Traceback" not in done.out + done.err
    assert {k: v for k, v in snapshot(copia).items() if "__pycache__" not in k} == before


@pytest.mark.lento
@pytest.mark.parametrize(
    ("file", "new", "told"),
    [
        ("docs/accesibilidad.md", "\n[roto](no-existe.md)\n", "no-existe.md"),
        ("docs/accesibilidad.md", "\n{{ no_existe() }}\n", "'no_existe' is undefined"),
    ],
    ids=["enlace", "macro"],
)
def test_a_site_that_fails_leaves_the_old_one(
    file: str, new: str, told: str, copia: Path, good_site: Path, order: Order
) -> None:
    before = snapshot(good_site)
    with (copia / file).open("a", encoding="utf-8") as f:
        f.write(new)
    done = order(copia, "construir", "--solo", "sitio")
    assert done.code == 1
    assert told in done.err
    assert "Traceback" not in done.out + done.err
    assert snapshot(good_site) == before
    assert list((copia / "build").glob("sitio-*")) == []


@pytest.mark.lento
def test_a_letter_the_font_lacks_is_told_with_its_place(copia: Path, good_site: Path, order: Order) -> None:
    """Paper cannot hold an emoji: the review says so, and nothing is drawn."""
    before = snapshot(good_site)
    harm(copia, "data/piezas/hoja/s1-ventajas.yml", "titulo: Ventajas de colaborar", "titulo: Ventajas 🤝 de colaborar")
    for words in (("revisar",), ("imprimir", "s1-ventajas")):
        done = order(copia, *words)
        assert done.code == 1
        assert "data/piezas/hoja/s1-ventajas.yml:" in done.out + done.err
        assert "«🤝» (U+1F91D)" in done.out + done.err
        assert "Traceback" not in done.out + done.err
    assert snapshot(good_site) == before


@pytest.mark.lento
def test_construir_replaces_the_old_site_and_throws_away_an_index_it_cannot_read(
    copia: Path, good_site: Path, order: Order
) -> None:
    bad = copia / "build/kit/kit.json"
    bad.parent.mkdir(parents=True)
    bad.write_text('{"piezas": 3}', encoding="utf-8")
    done = order(copia, "construir", "--solo", "sitio")
    assert done.code == 0, done.err
    assert "build/kit/kit.json era de otra versión o estaba dañado" in done.err and not bad.exists()
    assert "de antes" not in (good_site / "index.html").read_text(encoding="utf-8")
    assert not (good_site / "kit/maletines").exists(), "nothing of the old site stays behind"
    assert list((copia / "build").glob("sitio-*")) == []


# ---- words that are not an order -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["imprimir", "s1-ventaja"], 1, "«s1-ventaja» no es una pieza ni una sesión. ¿Quisiste decir «s1-ventajas»?"),
        (["imprimir"], 2, "Orden mal escrita: falta IDS. Mira"),
        (["ajustar", "sesion-4"], 2, "Orden mal escrita: falta --minutos. Mira"),
        (["construir", "--solo", "todo"], 2, "Orden mal escrita: --solo solo puede ser: sitio, kit. Mira"),
        (["revisar", "--jason"], 2, "Orden mal escrita: «--jason» no es una opción. ¿Quisiste decir «--json»? Mira"),
        (["revisar", "--json=x"], 2, "Orden mal escrita: --json no lleva nada detrás. Mira"),
        (["revisar", "--regla"], 2, "Orden mal escrita: a --regla le falta lo que va detrás. Mira"),
        (["revisar", "algo", "más"], 2, "Orden mal escrita: sobra «algo más». Mira"),
        (["revisa"], 2, "Orden mal escrita: «revisa» no es una orden. ¿Quisiste decir «revisar»? Mira"),
    ],
)
def test_wrong_words(words: list[str], code: int, told: str, root: Path, order: Order) -> None:
    done = order(root, *words)
    assert done.code == code
    assert told in done.err
    assert "Traceback" not in done.out + done.err


@pytest.mark.parametrize("words", [["revisar"], ["construir"], ["imprimir", "x"]])
def test_a_folder_without_data(words: list[str], tmp_path: Path, order: Order) -> None:
    done = order(tmp_path, *words)
    assert done.code == 1
    assert "no existe la carpeta data/" in done.out + done.err
    assert "Traceback" not in done.out + done.err
    assert list(tmp_path.iterdir()) == []


# ---- progress --------------------------------------------------------------------------------------


def test_progress_is_plain_lines_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    show = progress.Progress("Armando", stream=sys.stderr)
    for i in range(1, 6):
        show(i, 5, "pieza")
    assert capsys.readouterr().err.splitlines() == ["Armando: 1 de 5", "Armando: 5 de 5"]


def test_progress_is_a_bar_on_a_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    show = progress.Progress("Armando", stream=sys.stderr)
    show(1, 2, "uno")
    show(2, 2, "dos")
    out = capsys.readouterr().err
    assert out.count("\r") == 2
    assert out.count("\n") == 1
    assert "█" * progress.BAR in out


def test_help_is_in_spanish(root: Path, order: Order) -> None:
    english = re.compile(r"\b(Usage|Options|Commands|Show this|COMMAND|OPTIONS|INTEGER|TEXT|PATH|required|default)\b")
    seen = 0
    for words in ([], ["construir"], ["revisar"], ["ajustar"], ["imprimir"], ["edicion"], ["agenda"], ["ver"]):
        done = order(root, *words, "--help")
        assert done.code == 0 and "Uso:" in done.out, done.err
        assert english.findall(done.out) == [], done.out
        seen += 1
    assert seen == 8
