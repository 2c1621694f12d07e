"""Slots: what rooms register, in their order, once."""

from plugins.core.slots import Slots


def builder(build: object, page: object) -> None:
    return None


def other(build: object, page: object) -> None:
    return None


def test_parts_in_their_order() -> None:
    """Smaller orders first; what is registered for every page stands among those of the page's own kind."""
    slots = Slots()
    slots.add("article", "end", "b.html", builder, order=60)
    slots.add("*", "end", "all.html", builder, order=55)
    slots.add("article", "end", "a.html", builder)
    slots.add("home", "end", "home.html", builder)
    assert [part.template for part in slots.find("article", "end")] == ["a.html", "all.html", "b.html"]
    assert slots.find("jobs", "nothing") == []


def test_registering_twice_changes_nothing() -> None:
    """`initialized` comes again under `pelican -r`; no page then shows a piece twice."""
    slots = Slots()
    for _ in range(2):
        slots.add("article", "end", "a.html", builder)
        slots.navigation("Jobs", "jobs/", 20)
        slots.footer("Archive", "archive/", 40)
    assert len(slots.find("article", "end")) == 1
    assert len(slots.navigation_entries()) == 1
    assert len(slots.footer_entries()) == 1


def test_the_last_embed_of_a_name_counts() -> None:
    """One name shows one thing."""
    slots = Slots()
    slots.embed("timeline", "a.html", builder)
    slots.embed("timeline", "b.html", other)
    assert slots.embeds["timeline"].template == "b.html"


def test_withdrawing_lasts_for_one_build() -> None:
    """An entry with nothing to show leaves the navigation and the footer, and is back in the next build."""
    slots = Slots()
    slots.navigation("Jobs", "jobs/", 20)
    slots.navigation("Articles", "articles/", 10)
    slots.footer("Jobs", "jobs/", 20)
    slots.withdraw("jobs/")
    assert [entry.label for entry in slots.navigation_entries()] == ["Articles"]
    assert slots.footer_entries() == ()
    slots.begin()
    assert [entry.label for entry in slots.navigation_entries()] == ["Articles", "Jobs"]


def test_footer_pages_of_one_build() -> None:
    """A page that was deleted is in no footer of the next build."""
    slots = Slots()
    slots.footer("Archive", "archive/", 40)
    slots.footer_page("About", "about/", 60)
    assert [entry.label for entry in slots.footer_entries()] == ["Archive", "About"]
    slots.begin()
    assert [entry.label for entry in slots.footer_entries()] == ["Archive"]


def test_a_slot_that_no_page_offers_is_told() -> None:
    """A name or a kind that is nearly one that is offered is a slip; a kind like no other is a room that is not here."""
    slots = Slots()
    for kind, name in (("article", "article.end"), ("*", "head"), ("job", "job.end"), ("subscribe", "head")):
        slots.add(kind, name, "a.html", builder)
    offered = {"article": {"head", "article.end"}, "subscribe": {"head"}}
    assert list(slots.misplaced(offered)) == []
    for kind, name in (
        ("article", "article.edn"),
        ("artcle", "article.end"),
        ("*", "haed"),
        ("subscribe", "article.end"),
    ):
        slots.add(kind, name, "a.html", builder)
    assert list(slots.misplaced(offered)) == [
        ('slot "article.edn": pages of kind "article" offer none of this name.', "Did you mean article.end?"),
        ('slot "article.end": there is no kind of page called "artcle".', "Did you mean article?"),
        ('slot "haed": pages of kind "*" offer none of this name.', "Did you mean head?"),
        ('slot "article.end": pages of kind "subscribe" offer none of this name.', ""),
    ]
