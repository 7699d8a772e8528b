"""Reading YAML: what is accepted, where things stand, and that nothing else than DataErrors ever comes out."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from macros.limits import YAML_BYTES, YAML_DEPTH, YAML_VALUES
from macros.problems import DataErrors, Problem
from macros.reading import syntax
from macros.reading import yaml_file as reading
from macros.reading.yaml_file import Documento, read

GOOD = "titulo: Sesión\nlista:\n  - uno\n  - {a: 1, b: dos}\n"


def doc_of(content: str | bytes, folder: Path) -> Documento:
    path = folder / "a.yml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path, folder)


def problem_of(content: str | bytes, folder: Path) -> Problem:
    with pytest.raises(DataErrors) as e:
        doc_of(content, folder)
    [problem] = e.value.problems
    return problem


# ---- what is accepted ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        GOOD.encode(),
        GOOD.encode("utf-8-sig"),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace("\n", "\r\n").encode("utf-8-sig"),
        GOOD.replace("\n", "\r").encode(),
        ("---\n" + GOOD).encode(),
        (GOOD + "...\n").encode(),
        GOOD.rstrip("\n").encode(),
    ],
    ids=["utf-8", "bom", "windows", "windows-bom", "mac-viejo", "guiones", "puntos", "sin-salto-final"],
)
def test_same_data_however_it_was_saved(content: bytes, tmp_path: Path) -> None:
    doc = doc_of(content, tmp_path)
    assert doc.datos == {"titulo": "Sesión", "lista": ["uno", {"a": 1, "b": "dos"}]}
    assert doc.problemas == ()
    first = 2 if content.startswith(b"---") else 1
    assert doc.position(("titulo",)) == (first, 9)
    assert doc.position(("titulo",), key=True) == (first, 1)
    assert doc.position(("lista", 1, "b")) == (first + 3, 15)
    assert doc.position(("lista", 1, "c", "d")) == (first + 3, 5), "what is not there is where its holder is"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("60", 60),
        ("-5", -5),
        ("+5", 5),
        ("0", 0),
        ("60.5", 60.5),
        ("1:30", "1:30"),
        ("9:00", "9:00"),
        ("010", "010"),
        ("0x3C", "0x3C"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("no", "no"),
        ("sí", "sí"),
        ("on", "on"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("2024-01-31", "2024-01-31"),
        ('"60"', "60"),
        ("'true'", "true"),
        ("=", "="),
        ("9" * 15, "9" * 15),
        ("🤝", "🤝"),
        ("Sesio\u0301n", "Sesión"),
        ("10\xa0min", "10\xa0min"),
    ],
)
def test_plain_values(written: str, value: object, tmp_path: Path) -> None:
    read_value = doc_of(f"campo: {written}\n", tmp_path).datos["campo"]
    assert read_value == value
    assert type(read_value) is type(value)


def test_columns_count_letters_also_after_emoji(tmp_path: Path) -> None:
    assert doc_of("{🤝: a, ñ: b}\n", tmp_path).position(("ñ",), key=True) == (1, 8)


# ---- what is refused -------------------------------------------------------------------------------


def test_file_too_large_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    with path.open("wb") as f:
        f.truncate(50_000_000)
    path.chmod(0)  # does not hinder root, hence only a help
    with pytest.raises(DataErrors, match=r"^a\.yml: el archivo pesa 50\.0 MB y el máximo es 1 MB\."):
        read(path, tmp_path)


def test_size_limit_is_exact(tmp_path: Path) -> None:
    at_limit = ("a: " + "x" * (YAML_BYTES - 3)).encode()
    assert doc_of(at_limit, tmp_path).datos["a"]
    assert "pesa 1.0 MB" in problem_of(at_limit + b"x", tmp_path).mensaje


@pytest.mark.parametrize(
    "content",
    ["[" * 900_000, "- " * 400_000, "{a: " * 200_000, "a: " + "[" * (YAML_DEPTH + 1) + "]" * (YAML_DEPTH + 1)],
)
def test_thousands_of_levels_do_not_end_the_process(content: str, tmp_path: Path) -> None:
    assert problem_of(content, tmp_path).mensaje.startswith("hay demasiados niveles")


def test_too_many_values(tmp_path: Path) -> None:
    assert len(doc_of("- 1\n" * (YAML_VALUES - 1), tmp_path).datos) == YAML_VALUES - 1
    assert problem_of("- 1\n" * YAML_VALUES, tmp_path).linea == YAML_VALUES


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16(encoding: str, tmp_path: Path) -> None:
    problem = problem_of(GOOD.encode(encoding), tmp_path)
    assert (problem.linea, problem.columna) == (1, 1)
    assert "UTF-16" in problem.mensaje
    assert "«Guardar como»" in problem.mensaje


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_latin_1(encoding: str, tmp_path: Path) -> None:
    problem = problem_of(("ok: sí\n".encode() + "titulo: Sesión\n".encode(encoding)), tmp_path)
    assert (problem.linea, problem.columna) == (2, 13)
    assert problem.cita == "titulo: Sesi\ufffdn"
    assert "UTF-8" in problem.mensaje


@pytest.mark.parametrize("char", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\u202e"])
def test_invisible_characters(char: str, tmp_path: Path) -> None:
    problem = problem_of(f"a: 1\nb: x{char}y\n", tmp_path)
    assert (problem.linea, problem.columna) == (2, 5)
    assert f"U+{ord(char):04X}" in problem.mensaje
    assert char not in str(problem), "a terminal would obey it"


@pytest.mark.parametrize("char", ["\xad", "\u200b", "\u200d", "\u200e", "\u2060", "\ufeff", "\ufe0f"])
def test_signs_that_nobody_sees_are_dropped_and_told(char: str, tmp_path: Path) -> None:
    doc = doc_of(f"a: 1\nb: x{char}y\nc: >-\n  uno\n  d{char}os\n", tmp_path)
    assert doc.datos == {"a": 1, "b": "xy", "c": "uno dos"}
    assert [(p.linea, p.columna, p.gravedad) for p in doc.problemas] == [(2, 5, "aviso"), (5, 4, "aviso")]
    assert all(f"U+{ord(char):04X}" in p.mensaje and char not in p.mensaje for p in doc.problemas)


@pytest.mark.parametrize("content", ["- a\n\u200b- b\n", "a: 1\n\ufeffb: 2\n"])
def test_unseen_signs_that_change_the_form_are_refused(content: str, tmp_path: Path) -> None:
    assert "invisible" in problem_of(content, tmp_path).mensaje


def test_every_damaged_line_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataErrors) as e:
        doc_of("a: SesiÃ³n\nb: bien\nc: ¿quÃ©?\nd: Sesi\ufffdn\n", tmp_path)
    assert [(p.linea, p.columna) for p in e.value.problems] == [(1, 8), (3, 7), (4, 8)]


@pytest.mark.parametrize("text", ['"\\0"', '"\\ud800"', '"\\u200b"', '"\\t"', "a\tb", '"C:\\temas"'])
def test_codes_inside_quotes(text: str, tmp_path: Path) -> None:
    [problem] = doc_of(f"a: {text}\n", tmp_path).problemas
    assert (problem.linea, problem.columna, problem.mensaje) == (1, 4, syntax.ESCAPE)


def test_repeated_fields_are_told_and_reading_goes_on(tmp_path: Path) -> None:
    doc = doc_of("a: 1\nb:\n  - c: 2\n    c: 3\na: 4\n", tmp_path)
    assert doc.datos == {"a": 1, "b": [{"c": 2}]}
    assert [(p.linea, p.columna) for p in doc.problemas] == [(4, 5), (5, 1)]
    assert doc.position(("a",)) == (1, 4)


@pytest.mark.parametrize("content", ["x: &a [*a]\n", "x: &a 1\ny: *a\n", "x: &a\n  <<: *a\n"])
def test_anchors_and_aliases_are_refused(content: str, tmp_path: Path) -> None:
    problems = doc_of(content, tmp_path).problemas
    assert syntax.ANCHOR in {p.mensaje for p in problems}


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!x", "!!binary", "!!set", "!", "!!str"])
def test_tags_are_refused(tag: str, tmp_path: Path) -> None:
    [problem] = doc_of(f"x: {tag} [a]\n", tmp_path).problemas
    assert f"«{tag}»" in problem.mensaje


@pytest.mark.parametrize("content", ["", "\n\n", "# nada\n", "---\n", "null\n", "\ufeff"])
def test_empty(content: str, tmp_path: Path) -> None:
    assert "está vacío" in problem_of(content, tmp_path).mensaje


def test_not_a_file(tmp_path: Path) -> None:
    for name in ("falta.yml", "carpeta.yml", "nudo.yml", "fuera.yml"):
        path = tmp_path / "p" / name
        path.parent.mkdir(exist_ok=True)
        if name.startswith("carpeta"):
            path.mkdir()
        elif name.startswith("nudo"):
            path.symlink_to(name)
        elif name.startswith("fuera"):
            (tmp_path / "otro.yml").write_text("a: 1\n", encoding="utf-8")
            path.symlink_to(tmp_path / "otro.yml")
        with pytest.raises(DataErrors) as e:
            read(path, tmp_path / "p")
        assert e.value.problems[0].archivo == name


def test_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yml").write_text("a: 1\n", encoding="utf-8")

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(DataErrors, match="Revisa sus permisos"):
        read(tmp_path / "a.yml", tmp_path)


def test_the_slow_scanner_gives_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without libyaml reads the same data at the same places."""
    content = Path(__file__).parent.parent / "casos" / "base" / "data" / "sesiones" / "taller.yml"
    fast = doc_of(content.read_bytes(), tmp_path)
    monkeypatch.setattr(reading, "_LOADER", yaml.SafeLoader)
    slow = doc_of(content.read_bytes(), tmp_path)
    assert slow == fast
    assert len(fast.valores) > 50


# ---- anything at all -------------------------------------------------------------------------------

SIGNS = ": | - |[|]|{|}|,|'|\"|#|&x|*x|!|>-|%|@|`|?|---|...|<<|\\|\\x41|60|1:30|~|=|''|:|\n|\n  |\t|a|b"
ODD = ["|", "é", "🤝", "\0", "\u2028", "\xa0"]
PIECES = st.sampled_from([*SIGNS.split("|"), *ODD])


def reads_or_tells(content: bytes, folder: Path) -> None:
    (folder / "a.yml").write_bytes(content)
    try:
        doc = read(folder / "a.yml", folder)
    except DataErrors as e:
        assert e.problems
        problems = e.problems
    else:
        assert doc.datos is not None or doc.problemas
        problems = list(doc.problemas)
    for p in problems:
        str(p).encode("utf-8")
        lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
        assert 0 <= p.linea <= lines


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=25).map("".join))
@example('"\\ud800')
@example("? [a]\n: 1")
@example("*")
@example("a: 'x\nb: 'y'")
def test_any_yaml_like_text(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    reads_or_tells(text.encode(), tmp_path_factory.getbasetemp())


@settings(max_examples=150)
@given(st.one_of(st.binary(max_size=60), st.text(max_size=60).map(lambda t: t.encode("utf-8", "surrogatepass"))))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    reads_or_tells(content, tmp_path_factory.getbasetemp())
