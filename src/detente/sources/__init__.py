"""From files and streams to articles: what was given, decoded and never edited, or refused with a reason."""
