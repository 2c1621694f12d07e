"""What production adds to pelicanconf.py: the site's own address. `SITEURL=https://... make build` overrides it."""

import os
import sys

sys.path.append(os.curdir)
from pelicanconf import *  # noqa: F403

SITEURL = os.environ.get("SITEURL", "https://callback.example")
