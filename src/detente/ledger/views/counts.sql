-- How many records of each kind does each article have? Parameters: article.
SELECT report.published, report.id AS article, report.title, record.kind, count(*) AS records
FROM current_record AS record
JOIN current_article AS report ON report.id = record.article
WHERE $article::VARCHAR IS NULL OR record.article = $article
GROUP BY ALL
ORDER BY report.published NULLS LAST, report.id, record.kind
