"""Compiled templates are kept, and only what is whole is used."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from macros.site.compiled import Compiled


def shown(folder: Path, text: str) -> str:
    env = Environment(loader=DictLoader({"a": text}), bytecode_cache=Compiled(folder), autoescape=True)
    return env.get_template("a").render(x="<b>")


def test_a_template_is_kept_and_a_changed_one_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "plantillas"
    assert shown(folder, "{{ x }}!") == "&lt;b&gt;!"
    assert len(list(folder.iterdir())) == 1
    with monkeypatch.context() as m:
        m.setattr(Environment, "_generate", lambda *a, **k: pytest.fail("se compiló otra vez"))
        assert shown(folder, "{{ x }}!") == "&lt;b&gt;!"
    assert shown(folder, "{{ x }}?") == "&lt;b&gt;?"


def test_templates_that_a_build_did_not_use_are_dropped(tmp_path: Path) -> None:
    for name in ("a", "b"):
        kept = Compiled(tmp_path)
        env = Environment(loader=DictLoader({"a": "A", "b": "B"}), bytecode_cache=kept, autoescape=True)
        env.get_template(name).render()
    (tmp_path / "a.4312").write_bytes(b"x")  # of a process that was killed
    assert len(list(tmp_path.iterdir())) == 3
    kept.forget_others()
    assert {p.name for p in tmp_path.iterdir()} == kept.asked and len(kept.asked) == 1


def test_what_is_cut_or_changed_is_made_again(tmp_path: Path) -> None:
    shown(tmp_path, "{{ x }}!")
    [kept] = tmp_path.iterdir()
    whole = kept.read_bytes()
    for harmed in (b"", whole[:20], whole[:-9], whole[:60] + bytes([whole[60] ^ 1]) + whole[61:]):
        kept.write_bytes(harmed)
        assert shown(tmp_path, "{{ x }}!") == "&lt;b&gt;!"
        assert kept.read_bytes() == whole


def test_a_place_that_may_not_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "archivo").write_text("x")
    assert shown(tmp_path / "archivo", "{{ x }}") == "&lt;b&gt;"
    assert [p.name for p in tmp_path.iterdir()] == ["archivo"]
