"""Reading: one article in, records out, through an ordered list of stages."""
