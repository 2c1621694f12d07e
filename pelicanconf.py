"""The site's settings: literals only. What production adds is in publishconf.py."""

# Who and where
SITENAME = "Callback"
SITE_TAGLINE = "Career advice from the recruiter’s side of the table"
SITE_DESCRIPTION = "What to send after an interview, to whom and on which day: career advice by a recruiter, a follow-up calculator, jobs and services."
SITEURL = "http://localhost:8000"
AUTHOR = "Dana Reyes"
TIMEZONE = "America/Toronto"
DEFAULT_LANG = "en"
LOCALE = ["C.UTF-8", "C"]

# Where things are
PATH = "content"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images"]
THEME = "theme"
THEME_STATIC_PATHS = []
OUTPUT_PATH = "output"
CACHE_PATH = ".cache"
DELETE_OUTPUT_DIRECTORY = False
BUILD_MODE = "build"

# The rooms, in the order in which they are asked
PLUGIN_PATHS = []
PLUGINS = [
    "plugins.core",
    "plugins.writer",
    "plugins.articles",
    "plugins.related",
    "plugins.timeline",
    "plugins.jobs",
    "plugins.services",
    "plugins.comments",
    "plugins.feeds",
    "plugins.search",
    "plugins.discovery",
]

# Addresses: a published one never changes
ARTICLE_URL = "articles/{slug}/"
ARTICLE_SAVE_AS = "articles/{slug}/index.html"
DRAFT_URL = "drafts/{slug}/"
DRAFT_SAVE_AS = "drafts/{slug}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
DRAFT_PAGE_URL = "drafts/pages/{slug}/"
DRAFT_PAGE_SAVE_AS = "drafts/pages/{slug}/index.html"
CATEGORY_URL = "category/{slug}/"
CATEGORY_SAVE_AS = "category/{slug}/index.html"
TAG_URL = "tag/{slug}/"
TAG_SAVE_AS = "tag/{slug}/index.html"
AUTHOR_URL = "author/{slug}/"
AUTHOR_SAVE_AS = "author/{slug}/index.html"
DIRECT_TEMPLATES = ["index", "articles", "archives", "subjects", "404"]
ARTICLES_SAVE_AS = "articles/index.html"
ARCHIVES_SAVE_AS = "archive/index.html"
SUBJECTS_SAVE_AS = "subjects/index.html"
SLUG_REGEX_SUBSTITUTIONS = [("'", ""), ("[^A-Za-z0-9]+", "-"), ("^-+|-+$", "")]
ARTICLE_TRANSLATION_ID = ""
PAGE_TRANSLATION_ID = ""
USE_FOLDER_AS_CATEGORY = False
FILENAME_METADATA = ""

# Pelican's own feeds are off: the feeds room writes them
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None

# What the rooms ask for: each is explained in its room's README
BUILDS_KEPT = 2
LEAD_ARTICLE = "what-following-up-really-means"
ARTICLES_PER_PAGE = 20
RELATED_ARTICLES = 3
TIMELINE_REGIONS = [
    "CA-ON",
    "CA-BC",
    "CA-QC",
    "US",
    "GB-ENG",
    "GB-SCT",
    "IE",
    "AU-NSW",
    "NZ",
    "IN",
    "DE",
    "FR",
    "NL",
    "IL",
]
TIMELINE_DEFAULT_REGION = "CA-ON"
JOB_SOURCES = [{"path": "content/data/jobs.yaml", "format": "ours"}]
JOB_LIFE_DAYS = 60
JOBS_PER_PAGE = 25
JOB_CONTACT = "dana@callback.example"
COMMENTS_EMAIL = "dana@callback.example"
COMMENTS_ISSO = ""
COMMENTS_DATABASE = ".isso/comments.db"
COMMENTS_AUTHORS = ["Dana Reyes"]
COMMENTS_FEED_ITEMS = 50
FEED_ITEMS = 20
NEWSLETTER_ACTION = ""
NEWSLETTER_FIELD = "email"
SECURITY_CONTACT = "mailto:security@callback.example"
