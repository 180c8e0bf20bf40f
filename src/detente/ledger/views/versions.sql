-- Which versions of a page are there, and what became of the records of the older ones? Parameters: url.
-- A record is carried if the version after it has one of its kind and rule with the same words, else it is struck.
WITH page AS (
    SELECT article.*, strike.successor, strike.why, run."time" AS stored
    FROM article
    JOIN run ON run.run = article.added
    LEFT JOIN strike ON strike.reading = article.reading
    WHERE article.url IN (SELECT url FROM article WHERE url IS NOT NULL GROUP BY url HAVING count(DISTINCT id) > 1)
        AND ($url::VARCHAR IS NULL OR article.url = $url)
),
later AS (
    SELECT record.article, record.kind, record.rule, [span.text FOR span IN record.spans] AS words FROM current_record AS record
    UNION ALL  -- A version that was struck in its turn still carried what it had.
    SELECT record.article, record.kind, record.rule, [span.text FOR span IN record.spans] FROM every_record AS record
    WHERE record.reading IN (SELECT reading FROM page WHERE successor <> id)
),
compared AS (
    SELECT record.reading, record.id,
        EXISTS (
            SELECT 1 FROM later
            WHERE later.article = page.successor AND later.kind = record.kind AND later.rule = record.rule
                AND later.words = [span.text FOR span IN record.spans]
        ) AS carried
    FROM every_record AS record JOIN page ON page.reading = record.reading
    WHERE page.successor <> page.id
)
SELECT page.url, left(page.published, 10) AS published, page.stored, page.id AS article, page.successor, page.why,
    count(compared.id) FILTER (compared.carried) AS carried,
    count(compared.id) FILTER (NOT compared.carried) AS struck,
    list_sort(list(compared.id) FILTER (NOT compared.carried)) AS struck_records
FROM page LEFT JOIN compared ON compared.reading = page.reading
WHERE page.successor IS NULL OR page.successor <> page.id
GROUP BY ALL
ORDER BY page.url, 2 NULLS FIRST, page.stored NULLS FIRST, page.successor NULLS LAST, page.id
