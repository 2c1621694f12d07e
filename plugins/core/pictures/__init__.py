"""Pictures of the content made fit for a page: photographs in several sizes, drawings without what could act."""
