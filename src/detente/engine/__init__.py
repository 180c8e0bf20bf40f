"""The engine: the same reading in one process, on all cores or on a cluster; records and their order are the same on each."""
