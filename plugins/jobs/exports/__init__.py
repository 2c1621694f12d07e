"""The board for machines: feeds, JSON, Indeed's XML, the search index, the map of what is gone. Pure."""
