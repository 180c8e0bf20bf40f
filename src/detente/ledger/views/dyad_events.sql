-- What did states do to each other? One row an act and pair; `day` is the act's own, empty if not said.
-- Parameters: source, target, since, until (by the act's day, else the report's).
SELECT day, inferred, reported, source, target, type, status, intensity, undirected, article, id
FROM current_dyad
WHERE ($source::VARCHAR IS NULL OR source = $source)
    AND ($target::VARCHAR IS NULL OR target = $target)
    AND ($since::VARCHAR IS NULL OR left(coalesce("last", reported), 10) >= $since)
    AND ($until::VARCHAR IS NULL OR left(coalesce(day, reported), 10) <= $until)
ORDER BY coalesce(day, reported) NULLS LAST, reported, article, id, source NULLS LAST, target NULLS LAST
