"""A page for each job, and a list of them, from a file of data."""

import json
from datetime import datetime
from pathlib import Path

from markdown import Markdown
from pelican import signals
from pelican.generators import Generator


class JobsGenerator(Generator):
    """Reads the jobs before anything is written, so that the sitemap knows them."""

    def generate_context(self):
        reader = Markdown()
        self.jobs = json.loads(Path(self.settings["JOBS"]).read_text(encoding="utf-8"))
        for job in self.jobs:
            job["date"] = datetime.fromisoformat(job["posted"])
            job["html"] = reader.reset().convert(job["description"])
        self.jobs.sort(key=lambda job: job["date"], reverse=True)
        self.context["jobs"] = self.jobs

    def generate_output(self, writer):
        page = self.get_template("job")
        for job in self.jobs:
            writer.write_file(f"jobs/{job['id']}/index.html", page, self.context, job=job, url=f"jobs/{job['id']}/")
        lists = {"jobs": self.jobs}
        template = self.get_template("jobs")
        writer.write_file("jobs/index.html", template, self.context, paginated=lists, template_name="jobs", url="jobs/")


def get_generators(_):
    return JobsGenerator


def register():
    signals.get_generators.connect(get_generators)
