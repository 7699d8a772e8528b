"""What pages, styles and scripts lose, and what they keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.site.lighter import LIGHTER, without_blanks

PAGE = """<ul>

    <li>Uno
      <a href="x">dos</a> tres</li>
</ul>
<pre><code>a

    b</code></pre>
<textarea>
  c
</textarea>
<script>
  let d;
</script>
<p>  fin  </p>
"""


def test_blanks_go_and_words_stay_apart() -> None:
    light = without_blanks(PAGE)
    assert light.startswith('<ul>\n<li>Uno\n<a href="x">dos</a> tres</li>\n</ul>\n<pre>')
    assert "a\n\n    b" in light and "<textarea>\n  c\n</textarea>" in light and "  let d;" in light
    assert light.split() == PAGE.split() and light.endswith("<p>  fin  </p>\n")


def test_styles_keep_what_is_quoted() -> None:
    css = '/* uno\n dos */\na::before { content: "/* no */ \\201C"; }\n\n  b { color: red; } /* tres */\n'
    light = LIGHTER[".css"](css)
    assert '"/* no */ \\201C"' in light and "uno" not in light and "tres" not in light and len(light) < 50


def test_scripts_keep_what_they_do() -> None:
    js = '''// uno
const a = "https://x"; // dos
/** tres
   cuatro */
  if (a) {
    /** @type {any} */ (b)(/\\/\\*/);
    c();
  }
'''
    light = LIGHTER[".js"](js)
    assert '"https://x"' in light and "(b)(/\\/\\*/)" in light and "c()" in light
    assert not any(word in light for word in ("uno", "dos", "tres", "@type"))


def test_the_site_has_them_lighter(site: Path, root: Path) -> None:
    seen = 0
    for name in ("sitio.css", "scripts/sitio/tema.js", "kit.js", "scripts/buscar/motor.js"):
        seen += 1
        ours, built = (folder / "assets" / name for folder in (root / "docs", site))
        assert 0.3 < built.stat().st_size / ours.stat().st_size < 0.97, name
    assert seen == 4


@pytest.mark.lento
def test_a_whole_site_is_light(site: Path) -> None:
    """It fits on a memory stick and in a free host; no ZIP is so heavy that a phone cannot take it."""
    files = [f for f in site.rglob("*") if f.is_file()]
    assert len(files) > 1500
    weight = sum(f.stat().st_size for f in files)
    print(f"el sitio entero: {weight / 1e6:.1f} MB en {len(files)} archivos")
    assert weight < 160_000_000
    bundles = {f.name: f.stat().st_size for f in files if f.suffix == ".zip"}
    print("el ZIP más pesado de una sesión o guía:", max(v for k, v in bundles.items() if k != "paquete.zip") / 1e6)
    whole = bundles.pop("paquete.zip")
    assert len(bundles) > 10 and {k for k, v in bundles.items() if v >= 12_000_000} == set()
    assert whole < 20_000_000
