-- What did states do to each other? One row an act and pair; `day` is the act's own, empty if not said.
-- Parameters: source, target, since, until (by the act's day, else the report's).
WITH sided AS (
    SELECT
        event.*,
        unnest(if(len(event.source) = 0, [NULL], event.source)) AS actor,
        report.published
    FROM current_event AS event
    JOIN current_article AS report ON report.id = event.article
),
paired AS (
    SELECT sided.*, unnest(if(len(sided.target) = 0, [NULL], sided.target)) AS other FROM sided
)
SELECT
    paired."when".start AS day,
    paired."when".inferred AS inferred,
    left(published, 10) AS reported,
    actor.state AS source,
    other.state AS target,
    type,
    status,
    intensity,
    undirected,
    article,
    id
FROM paired
WHERE ($source::VARCHAR IS NULL OR actor.state = $source)
    AND ($target::VARCHAR IS NULL OR other.state = $target)
    AND ($since::VARCHAR IS NULL OR left(coalesce(paired."when"."end", published), 10) >= $since)
    AND ($until::VARCHAR IS NULL OR left(coalesce(paired."when".start, published), 10) <= $until)
ORDER BY coalesce(day, reported) NULLS LAST, reported, article, id, source NULLS LAST, target NULLS LAST
