"""From files of our own and of others to postings: settings, maps, reading, copies, and the faults on the way."""
