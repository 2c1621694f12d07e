"""The front matter of an article and of a page (FORMATS.md). Unknown keys are problems."""

import re
from datetime import date, datetime, time
from functools import cache
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, create_model, field_validator, model_validator

from plugins.core.feed import is_iri
from plugins.core.urls import slugify
from plugins.core.validation import Model, Moment, Slug, plain_year

from .typography import typographic


def _addressable(value: str) -> str:
    if not slugify(re.sub(r"<[^>]*>", "", value)):  # Pelican, which names tags and categories, leaves elements out
        raise ValueError(f'"{value}" has no letter or digit that an address can be made of.')
    return value


Title = Annotated[str, Field(min_length=1, max_length=150), AfterValidator(typographic)]
Text = Annotated[str, Field(max_length=300)]
Filled = Annotated[str, Field(min_length=1, max_length=300)]
Sentence = Annotated[str, Field(max_length=300), AfterValidator(typographic)]
Name = Annotated[str, Field(min_length=1, max_length=60), AfterValidator(_addressable)]


def _identity(value: str) -> str:
    if not is_iri(value):
        raise ValueError(
            f'"{value}" cannot identify an article in a feed '
            "(want urn:uuid: and a UUID, or the https address that it was known by before)."
        )
    return value


PlainMoment = Annotated[Moment, AfterValidator(plain_year)]
Guid = Annotated[str, AfterValidator(_identity)]


class ArticleFront(Model):
    """An article's front matter. `guid` identifies it in feeds for ever; `related` are slugs, the author's choice."""

    title: Title
    date: PlainMoment
    modified: PlainMoment | None = None
    slug: Slug | None = None
    guid: Guid | None = None
    category: Name
    tags: tuple[Name, ...] = ()
    authors: tuple[Name, ...] = ()
    standfirst: Sentence = ""
    summary: Sentence = ""
    image: Filled | None = None
    image_alt: Filled | None = None
    image_credit: Text = ""
    image_credit_url: Text = ""
    image_licence: Text = ""
    series: Name | None = None
    related: tuple[Slug, ...] = ()
    status: Literal["published", "draft"] = "published"
    aliases: tuple[Filled, ...] = ()

    @field_validator("aliases")
    @classmethod
    def _rooted(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for alias in value:
            if not alias.startswith("/") or alias.startswith("//") or ".." in alias or "?" in alias or "#" in alias:
                raise ValueError(f'"{alias}" is not an old address of this site (want /old/address/).')
            if found := re.search(r'[\s"$*;<>\\^`{|}]', alias):  # servers are told of it in files of their own grammar
                raise ValueError(f'"{alias}" has a sign that no server can be told of: {found[0]}')
        return value

    @field_validator("image_credit_url")
    @classmethod
    def _credit_address(cls, value: str) -> str:
        if (
            value
            and not value.startswith(("https://", "http://"))
            and (not value.startswith("/") or value.startswith("//"))
        ):
            raise ValueError(f'"{value}" is not an address (want https://... or /page/).')
        return value

    @model_validator(mode="after")
    def _image_is_described(self) -> Self:
        if self.image and not self.image_alt:
            raise ValueError(
                "image_alt: is missing: say in a sentence what the image shows, for those who do not see it."
            )
        return self


@cache
def article_front(options: tuple[type[Model], ...]) -> type[ArticleFront]:
    """An article's front matter with the keys that other rooms add to it."""
    bases: tuple[type[Any], ...] = (ArticleFront, *options)
    return create_model("ArticleFront", __base__=bases)


class PageFront(Model):
    """A page's front matter: about, privacy and the like."""

    title: Title
    slug: Slug | None = None
    summary: Sentence = ""
    status: Literal["published", "draft"] = "published"
    modified: PlainMoment | None = None
    portrait: bool = False


def as_moment(value: date) -> datetime:
    """A date without a time means the start of that day."""
    return value if isinstance(value, datetime) else datetime.combine(value, time())
