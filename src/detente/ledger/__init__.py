"""The ledger: one DuckDB file of append-only tables, one a kind of record, and the named views over them."""
