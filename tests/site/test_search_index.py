"""What the search finds on a page is what the theme's own reader would find."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser

from macros.site.finished import read, written
from macros.site.search import parts

PAGE = """
<h1 id="uno">Uno <b>y</b> &lt;medio&gt;<a class="headerlink" href="#uno">&para;</a></h1>
<p>Algo &amp; <em>más</em></p><p> </p><ul><li>a</li><li></li></ul>
<nav data-search-exclude>fuera</nav>
<h2 id="dos">Dos<a class="headerlink" href="#dos">&para;</a></h2>
<div data-search-exclude><div>nada</div> el tema lee esto</div><pre>a
  b</pre><h3>Sin id</h3><img alt="x"><table><tr><th>c</th></tr></table>
<section><h2 id="tres">Tres</h2><p>dentro</p></section><p>otra vez fuera</p>
<h2 id="cuatro" data-search-exclude>No</h2><p>tampoco</p><script>x</script>
"""


def theirs(html: str) -> list[dict[str, str]]:
    reader = Parser()
    reader.feed(html)
    reader.close()
    return [
        {"id": s.id or "", "title": "".join(s.title).strip(), "text": "".join(s.text).strip()}
        for s in reader.data
        if not s.is_excluded()
    ]


def ours(html: str) -> list[dict[str, str]]:
    return parts(read(html))


def test_a_page_with_each_kind_of_thing() -> None:
    found = ours(PAGE.strip())
    assert found == theirs(PAGE.strip())
    assert [p["id"] for p in found] == ["", "dos", "tres"]
    assert found[0]["title"] == "Uno y &lt;medio&gt;"
    assert "fuera" not in found[0]["text"] and "otra vez fuera" in found[1]["text"]


LEAF = st.sampled_from(["uno ", " ", "\n", "a &amp; b", "<br>", "&lt;i&gt;", "ñ\nú"])
TAGS = st.sampled_from(
    [
        "p",
        "div",
        "ul",
        "li",
        "section",
        "code",
        "em",
        'h2 id="a"',
        'h3 id="b"',
        "h2",
        "div data-search-exclude",
        'h1 id="c"',
    ]
)


def _element(inner: st.SearchStrategy[list[str]]) -> st.SearchStrategy[str]:
    return st.tuples(TAGS, inner).map(lambda x: f"<{x[0]}>{''.join(x[1])}</{x[0].split()[0]}>")


@given(st.lists(st.recursive(LEAF, lambda s: _element(st.lists(s, max_size=4)), max_leaves=14), max_size=6))
def test_any_page(pieces: list[str]) -> None:
    html = "".join(pieces)
    assume(written(read(html)) == html)  # nothing that a browser would correct
    assert ours(html) == theirs(html)
