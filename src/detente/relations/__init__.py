"""What do many acts say about a relation? Scales, series, reciprocity and chains."""
