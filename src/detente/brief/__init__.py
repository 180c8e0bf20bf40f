"""The brief: what a desk officer takes into the room, each line with the words that bear it out."""
