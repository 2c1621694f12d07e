"""Cards: what a chat or a network shows of a link, 1200 by 630, of a page's title and picture. Knows no Pelican."""
