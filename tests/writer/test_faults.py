"""Dead links and faulty templates: told with the file and the line in which an author finds them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.articles.writing import GROUND, article, articles
from tests.building import SiteBuild

Build = Callable[..., SiteBuild]
NO_PLACE = "leads to a page that has no place called"


HEADING = '<h1 dir="auto">{{ article.title }}</h1>'


def problems(built: SiteBuild) -> list[str]:
    """The lines of the report, without Pelican's own."""
    assert built.status == 1, built.report
    assert "Traceback" not in built.report
    return [line for line in built.report.splitlines() if line.endswith((".", "?")) and "  " in line]


def test_links_that_lead_nowhere(tmp_path: Path, build_site: Build) -> None:
    """Each dead link is told with its file and line; a link to a draft, to a file and to a fragment among them."""
    body = (
        "[a](/nowhere/) and\n[b](/articles/second/#nothing)\n\n[c]({filename}second.md#nothing-either)\n\n"
        "[d](#not-here)\n\n[e](gone/)\n\n[f](/articles/secret/)\n\n![g](/images/none.svg)\n\n[h](https://callback.example/old/)\n\n"
        "[i](http://[broken/)\n\n[j]({tag}nobody)\n\n[k](/articles/second/#words=for-a-script)\n"
    )
    files = {
        **articles(
            first=article("First", body=body), second=article("Second"), secret=article("Secret", status="draft")
        ),
        "content/pages/about.md": "---\ntitle: About\n---\n\n[k](/jobs/)\n",
    }
    assert problems(build_site(tmp_path, files, bare=True, PLUGINS=GROUND)) == [
        "content/articles/first.md  the link to /tag/nobody/ leads nowhere.",
        "content/articles/first.md:9  the link to /nowhere/ leads nowhere.",
        f'content/articles/first.md:10  the link to /articles/second/#nothing {NO_PLACE} "nothing".',
        f'content/articles/first.md:12  the link to /articles/second/#nothing-either {NO_PLACE} "nothing-either".',
        f'content/articles/first.md:14  the link to #not-here {NO_PLACE} "not-here".',
        "content/articles/first.md:16  the link to gone/ leads nowhere.",
        "content/articles/first.md:18  the link to /articles/secret/ leads nowhere.",
        "content/articles/first.md:20  the link to /images/none.svg leads nowhere.",
        "content/articles/first.md:22  the link to https://callback.example/old/ leads nowhere.",
        "content/articles/first.md:24  the link to http://[broken/ cannot be read as an address.",
        "content/pages/about.md:5  the link to /jobs/ leads nowhere.",
    ]  # fmt: skip


def test_two_places_of_one_name(tmp_path: Path, build_site: Build) -> None:
    """An id that an author gives away twice is told; headings of one name, and of the house's names, are not."""
    body = '## Main\n\nText.\n\n## Twice\n\n## Twice\n\n<p id="here">a</p>\n\n## There {#here}\n'
    (told,) = problems(build_site(tmp_path, articles(first=article("First", body=body)), bare=True, PLUGINS=GROUND))
    assert told.startswith('content/articles/first.md:19  two places of this page are called "here"')


def test_links_between_files(tmp_path: Path, build_site: Build) -> None:
    """{filename} finds a file in every way that Pelican allows; a draft and a missing file are told with the line."""
    body = (
        "[a]({filename}../pages/about.md) [b](|filename|second.md#part) [c]({filename}/articles/second.md?x=1)\n"
        "[d]({filename}my%20file.md) ![e]({static}../images/a.svg) [f]({static}/images/a.svg)\n"
        "[g](/articles/second/?x#part) [h](second/../../second/) [i](//elsewhere.example/x/) [j](mailto:a@b.example)\n"
    )
    files = {
        **articles(first=article("First", body=body), second=article("Second", body="## Part\n\nText.\n")),
        "content/articles/my file.md": article("My file"),
        "content/pages/about.md": "---\ntitle: About\n---\n\n[x]({filename}../articles/first.md)\n",
        "content/images/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    }
    good = build_site(tmp_path, files, bare=True, PLUGINS=GROUND)
    assert good.status == 0, good.report
    page = good.read("articles/first/index.html")
    for address in (
        "/about/",
        "/articles/second/#part",
        "/articles/second/?x=1",
        "/articles/my-file/",
        "/images/a.svg",
    ):
        assert f'"{address}"' in page
    wrong = articles(
        first=article(
            "First", body="Text.\n\n[a]({filename}secret.md) [b]({filename}secnd.md) [c]({static}/images/b.svg)\n"
        ),
        secret=article("Secret", status="draft"),
    )
    start = "content/articles/first.md:11  the link to "
    assert problems(build_site(tmp_path, wrong, bare=True, PLUGINS=GROUND)) == [
        f"{start}{{filename}}secnd.md leads nowhere. Did you mean second.md?",
        f"{start}{{filename}}secret.md leads to something that is not published. Publish it, or take the link out.",
        f"{start}{{static}}/images/b.svg leads nowhere. Did you mean a.svg?",
    ]


TWO = articles(first=article("First"), second=article("Second"))


def theme_with(folder: Path, root: Path, template: str, old: str, new: str) -> str:
    """A copy of the theme with a fault in it."""
    theme = folder / "theme"
    shutil.copytree(root / "theme", theme)
    file = theme / "templates" / template
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    return str(theme)


@pytest.mark.parametrize(
    ("template", "old", "new", "words"),
    [
        ("base.html", "{{ site.name }}. {{", "{{ site.nome }}. {{", "has no attribute 'nome'"),
        ("base.html", "{{ site.name }}. {{", "{{ sitename }}. {{", "'sitename' is undefined"),
        ("base.html", "{{ site.name }}. {{", "{% if %}{{", "Expected an expression"),
        ("article.html", HEADING, HEADING.replace("}}", "}"), "unexpected '}'"),
        (
            "article.html",
            HEADING,
            HEADING.replace("title", "title + 1"),
            "can only concatenate str",
        ),
        (
            "article.html",
            HEADING,
            '<h1>{% include "no.html" %}</h1>',
            "there is no template no.html",
        ),
        ("article.html", HEADING, "<h1>{{ asset('jobz/x.js') }}</h1>", 'called "jobz"'),
        (
            "partials/articles.html",
            "{{ article.summary }}</p>",
            "{{ article.sumary }}</p>",
            "no attribute 'sumary'",
        ),
    ],
)
def test_a_faulty_template_is_told_once(
    template: str, old: str, new: str, words: str, tmp_path: Path, root: Path, build_site: Build
) -> None:
    """The template's file and line, once, though it shows on every page; what is not written is no dead link."""
    theme = theme_with(tmp_path, root, template, old, new)
    lines = (Path(theme) / "templates" / template).read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if new.splitlines()[0] in text)
    (told,) = problems(build_site(tmp_path, TWO, bare=True, PLUGINS=GROUND, THEME=theme))
    assert told.startswith(f"theme/templates/{template}:{line}  ")
    assert words in told


def test_a_link_that_forgets_the_sites_path(tmp_path: Path, root: Path, build_site: Build) -> None:
    """Below a path, a template that writes /articles/ by hand leads out of the site, though such a page is there."""
    theme = theme_with(tmp_path, root, "404.html", '<header class="page-head">', '<header><a href="/articles/">x</a>')
    assert build_site(tmp_path, TWO, bare=True, PLUGINS=GROUND, THEME=theme).status == 0
    built = build_site(tmp_path, TWO, bare=True, PLUGINS=GROUND, THEME=theme, SITEURL="https://example.org/blog")
    assert problems(built) == ["/404.html  the link to /articles/ leads nowhere."]


def test_two_things_at_one_address(tmp_path: Path, build_site: Build) -> None:
    """Whatever wants the address of something else is told by its file, and by its address: nothing is overwritten."""
    files = {
        **articles(first=article("First", aliases=["/articles/second", "/Archive/"])),
        **articles(second=article("Second", "2026-11-03")),
        "content/pages/about.md": "---\ntitle: Articles\nslug: articles\n---\n\nText.\n",
    }
    wanted, hint = "two things want this address:", "Give one of them another slug or id."
    assert problems(build_site(tmp_path, files, bare=True, PLUGINS=GROUND)) == [
        f"/archive/  {wanted} /archive/, content/articles/first.md too. {hint}",
        f"content/articles/first.md  {wanted} /articles/second/, content/articles/second.md too. {hint}",
        f"content/pages/about.md  {wanted} /articles/, /articles/ too. {hint}",
    ]


@pytest.mark.parametrize(
    ("aliases", "words"),
    [(["/a.b", "/a.b/c/"], "/a.b/c/"), (["/a.b/c/", "/a.b"], "/a.b.")],
)
def test_a_file_where_a_folder_is(aliases: list[str], words: str, tmp_path: Path, build_site: Build) -> None:
    """A file and a folder of the same name cannot both be there, in whichever order they are asked for."""
    (told,) = problems(build_site(tmp_path, articles(a=article("A", aliases=aliases)), bare=True, PLUGINS=GROUND))
    assert told.startswith(f"content/articles/a.md  two things want this address: {words}")
