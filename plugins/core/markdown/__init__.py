"""Markdown and HTML as people write them, made into HTML that a page can hold."""

from .outside import comment_markdown, inline_markdown, plain_text, safe_html, safe_markdown

__all__ = ["comment_markdown", "inline_markdown", "plain_text", "safe_html", "safe_markdown"]
