"""Scripts as they are published: one file for each that a page loads, with what it imports."""

import json
import re
from pathlib import Path

import pytest

from plugins.core.errors import SiteError
from plugins.writer.scripts import find_esbuild, joined
from tests import processes
from tests.building import SiteBuild

pytestmark = pytest.mark.outside

NODE = Path(__file__).resolve().parents[2] / ".venv" / "bin" / "node"
SOURCES = {
    "page.js": """/** Shows it. @param {string} text */
import { loud } from './lib/loud.js';
export const shown = (text) => loud(text);
export const later = async () => (await import('./later.js')).quiet(shown('a'));
""",
    "lib/loud.js": "// A word on why.\nexport const loud = (longLocalName) => `${longLocalName.toUpperCase()}!`;\n",
    "later.js": "import { loud } from './lib/loud.js';\nexport const quiet = (text) => loud(text).toLowerCase();\n",
    "other.js": "import { loud } from './lib/loud.js';\nglobalThis.heard = loud('b');\n",
}


@pytest.fixture
def esbuild() -> Path:
    found = find_esbuild()
    assert found is not None, "make test fetches esbuild"
    return found


def written(folder: Path, sources: dict[str, str]) -> Path:
    for name, text in sources.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def test_a_script_of_a_page_holds_what_it_imports(tmp_path: Path, esbuild: Path) -> None:
    """What pages ask for keeps its name; comments and long names go; what is imported later has a name of its own."""
    files = joined(written(tmp_path, SOURCES), SOURCES, esbuild)
    assert {name for name in files if "-" not in name} == {"page.js", "other.js"}
    assert any(re.fullmatch(r"later-[A-Z0-9]{8}\.js", name) for name in files)
    text = b"".join(files.values()).decode()
    assert not re.search("Shows it|A word|longLocalName", text)
    assert "import" not in files["other.js"].decode()


def test_a_script_named_after_its_page_keeps_its_name(tmp_path: Path, esbuild: Path) -> None:
    """The page may ask for it too; what both need is in one file, and stands in neither of them."""
    page = SOURCES["page.js"] + "export const more = () => import('./page_more.js');\n"
    more = "import { loud } from './lib/loud.js';\nglobalThis.more = loud('c');\n"
    sources = {**SOURCES, "page.js": page, "page_more.js": more}
    files = joined(written(tmp_path, sources), sources, esbuild)
    assert {name for name in files if "-" not in name} == {"page.js", "page_more.js", "other.js"}
    assert b"toUpperCase" not in files["page.js"] + files["page_more.js"]


def test_a_joined_script_does_what_it_did(tmp_path: Path, esbuild: Path) -> None:
    """In another engine: what a script exports, now and later, is what it exported before."""
    sources, published = written(tmp_path / "a", SOURCES), tmp_path / "b"
    for name, content in joined(sources, SOURCES, esbuild).items():
        file = published / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    ask = "const page = await import(process.argv[1]); console.log(JSON.stringify([page.shown('x'), await page.later()]));"
    said = []
    for folder in (sources, published):
        (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
        done = processes.run([NODE, "--input-type=module", "-e", ask, folder / "page.js"], check=True)
        said.append(json.loads(done.stdout))
    assert said == [["X!", "a!!"], ["X!", "a!!"]]


def test_a_script_with_a_fault_is_named(tmp_path: Path, esbuild: Path) -> None:
    """The file and the line stand in the error, and nothing is published."""
    folder = written(tmp_path, {"page.js": "import { one } from './one.js';\nconst = 2;\n"})
    with pytest.raises(SiteError, match=r"page\.js:2:6"):
        joined(folder, ["page.js"], esbuild)


def test_the_same_scripts_give_the_same_files(tmp_path: Path, esbuild: Path) -> None:
    """Wherever the folder lies, in whatever order the names come."""
    one, two = (written(tmp_path / name, SOURCES) for name in ("one", "two"))
    assert joined(one, SOURCES, esbuild) == joined(two, reversed(SOURCES), esbuild)


def test_every_script_that_a_page_names_is_there(shipped: SiteBuild) -> None:
    """On every published page, and nothing that it loads asks for a file that is not."""
    named = {
        name
        for page in shipped.output.rglob("*.html")
        for name in re.findall(r'<script[^>]* src="/([^"]+)"', page.read_text(encoding="utf-8"))
    }
    assert len(named) > 4
    for name in named:
        folder = (shipped.output / name).parent
        text = (shipped.output / name).read_text(encoding="utf-8")
        for imported in re.findall(r"""(?:from|import\()\s*["'](\./[^"']+)["']""", text):
            assert (folder / imported).is_file(), (name, imported)
