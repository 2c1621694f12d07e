"""The pages of the board: rows, lists, postings, the form for employers. Pure."""
