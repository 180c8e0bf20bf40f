-- Which rules built the records, and how sure were they? Parameters: kind.
SELECT record.rule, record.kind, count(*) AS records, count(DISTINCT record.article) AS articles,
    min(record.confidence) AS lowest, max(record.confidence) AS highest
FROM current_record AS record
WHERE $kind::VARCHAR IS NULL OR record.kind = $kind
GROUP BY ALL
ORDER BY record.rule, record.kind
