"""The site changes at one stroke: whatever comes between, a whole one is there after, and nothing of others goes."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from commands.site import exchange as swapping
from commands.site.exchange import INSIDE, LIST, READY, Clash, mend, swap

OLD = {"index.html": "viejo", "kit/kit.json": "viejo", "paginas/vieja.html": "viejo"}
NEW = {"index.html": "nuevo", "kit/kit.json": "nuevo", "paginas/nueva.html": "nuevo", "guias/a.html": "nuevo"}
OTHERS = {".git/HEAD": "rama", "CNAME": "ejemplo.invalid", "kit/notas.txt": "mías", "apuntes/a/b.txt": "míos"}


def put(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def read(folder: Path) -> dict[str, str]:
    """Every file below a folder, but for the list of ours."""
    files = (p for p in folder.rglob("*") if p.is_file() and p.name != LIST)
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in files}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A project with a site of ours in which somebody else put things; a new one waits in ``build/``."""
    swap(put(tmp_path / "build" / "sitio-nuevo", OLD), tmp_path / "site")
    put(tmp_path / "site", OTHERS)
    put(tmp_path / "build" / "sitio-nuevo", NEW)
    return tmp_path


def unchanged(error: int) -> Callable[..., bool]:
    def refuse(*_: Any) -> bool:
        raise OSError(error, os.strerror(error))

    return refuse


WAYS = {
    "un paso": None,
    "dos pasos": lambda *_: False,
    "uno por uno, otro disco": unchanged(errno.EXDEV),
    "uno por uno, punto de montaje": unchanged(errno.EBUSY),
}


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if WAYS[request.param]:
        monkeypatch.setattr(swapping, "_exchange", WAYS[request.param])
    return str(request.param)


def test_the_new_site_takes_the_place_and_what_others_put_stays(place: Path, way: str) -> None:
    swap(place / "build" / "sitio-nuevo", place / "site")
    assert read(place / "site") == NEW | OTHERS
    assert not (place / "site" / "paginas" / "vieja.html").exists()
    assert sorted(p.name for p in place.iterdir()) == ["build", "site"] and not any((place / "build").iterdir())
    swap(put(place / "build" / "sitio-nuevo", OLD), place / "site")
    assert read(place / "site") == OLD | OTHERS


class Killed(BaseException):
    pass


def test_cut_short_at_any_step_a_site_is_there_and_nothing_is_lost(
    place: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each step that changes the disk is the last one once."""
    clean, step, seen = place / "limpio", 0, set()
    shutil.copytree(place / "site", clean / "site")
    shutil.copytree(place / "build", clean / "build")
    while True:
        here = place / f"intento-{step}"
        shutil.copytree(clean, here)
        left = step

        def dying(real: Callable[..., Any]) -> Callable[..., Any]:
            def call(*args: Any, **named: Any) -> Any:
                nonlocal left
                if left == 0:
                    raise Killed
                left -= 1
                return real(*args, **named)

            return call

        done = False
        with monkeypatch.context() as patch:
            for owner, names in ((Path, ("rename", "replace", "unlink", "mkdir")), (shutil, ("rmtree", "copytree"))):
                for name in names:
                    patch.setattr(owner, name, dying(getattr(owner, name)))
            for name in ("_exchange", "_write"):
                patch.setattr(swapping, name, dying(getattr(swapping, name)))
            try:
                swap(here / "build" / "sitio-nuevo", here / "site")
                done = True
            except Killed:
                pass
        mend(here / "site")
        found = read(here / "site")
        assert found in (OLD | OTHERS, NEW | OTHERS), (way, step)
        assert {p.name for p in here.iterdir()} == {"build", "site"}, (way, step)
        assert not (here / "site" / INSIDE).exists() and not (here / "site" / READY).exists()
        seen.add(found["index.html"])
        shutil.rmtree(here / "build")
        swap(put(here / "build" / "sitio-nuevo", NEW), here / "site")
        assert read(here / "site") == NEW | OTHERS
        if done:
            break
        step += 1
    assert step > 5 and seen == {"viejo", "nuevo"}


def test_a_link_stays_a_link(place: Path) -> None:
    (place / "site").rename(place / "publicado")
    (place / "site").symlink_to(place / "publicado", target_is_directory=True)
    for files in (NEW, OLD):
        shutil.rmtree(place / "build")
        swap(put(place / "build" / "sitio-nuevo", files), place / "site")
        assert (place / "site").is_symlink() and read(place / "publicado") == files | OTHERS


def test_build_on_another_disk(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self.parent.name == "build":
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    swap(place / "build" / "sitio-nuevo", place / "site")
    assert read(place / "site") == NEW | OTHERS


def test_what_is_in_the_way_is_told_and_nothing_changes(place: Path) -> None:
    put(place / "site", {"guias/a.html": "de alguien más"})
    with pytest.raises(Clash, match=r"site/guias/a\.html no lo puso el proyecto.*Muévelo fuera de site/"):
        swap(place / "build" / "sitio-nuevo", place / "site")
    assert read(place / "site") == OLD | OTHERS | {"guias/a.html": "de alguien más"}
    (place / "site" / "guias" / "a.html").unlink()
    swap(place / "build" / "sitio-nuevo", place / "site")
    assert read(place / "site") == NEW | OTHERS


def test_a_file_where_a_folder_goes_is_told(place: Path) -> None:
    put(place / "site", {"guias": "una nota"})
    with pytest.raises(Clash, match="site/guias no lo puso el proyecto"):
        swap(place / "build" / "sitio-nuevo", place / "site")


def test_somebody_elses_folder_is_not_taken_for_a_site(tmp_path: Path) -> None:
    put(tmp_path / "site", {"index.html": "mi página", "CNAME": "x"})
    with pytest.raises(Clash, match=r"site/index\.html no lo puso el proyecto"):
        swap(put(tmp_path / "build" / "sitio-nuevo", NEW), tmp_path / "site")
    assert read(tmp_path / "site") == {"index.html": "mi página", "CNAME": "x"}


def test_a_site_from_before_there_were_lists(tmp_path: Path) -> None:
    put(tmp_path / "site", OLD | {"CNAME": "x", ".git/HEAD": "rama"})
    swap(put(tmp_path / "build" / "sitio-nuevo", NEW), tmp_path / "site")
    assert read(tmp_path / "site") == NEW | {"CNAME": "x", ".git/HEAD": "rama"}


def test_a_file_called_like_the_site(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("una nota", encoding="utf-8")
    with pytest.raises(Clash, match="site es un archivo"):
        swap(put(tmp_path / "build" / "sitio-nuevo", NEW), tmp_path / "site")
    assert (tmp_path / "site").read_text(encoding="utf-8") == "una nota"
