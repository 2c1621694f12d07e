"""Isso beside the site: starting it, and bringing what was approved there into the files of comments."""
