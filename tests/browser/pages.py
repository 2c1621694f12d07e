"""One address of every kind of page that the site has."""

KINDS = {
    "home": "",
    "article": "articles/what-following-up-really-means/",
    "article without the calculator": "articles/when-they-go-silent/",
    "articles": "articles/",
    "category": "category/after-the-interview/",
    "tag": "tag/thank-you-notes/",
    "author": "author/dana-reyes/",
    "series": "series/the-week-after/",
    "archive": "archive/",
    "subjects": "subjects/",
    "timeline": "timeline/",
    "jobs": "jobs/",
    "jobs of a category": "jobs/category/finance/",
    "job": "jobs/hr-coordinator-northwind-dairy/",
    "closed job": "jobs/delivery-dispatcher-northwind-dairy/",
    "services": "services/",
    "subscribe": "subscribe/",
    "about": "about/",
    "privacy": "privacy/",
    "not found": "404.html",
}
