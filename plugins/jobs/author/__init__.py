"""What an author calls by hand: a new posting, a look at one, and notes on all."""
