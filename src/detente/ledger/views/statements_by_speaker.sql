-- Who spoke how often, and in which way? Unnamed speakers are counted by the state spoken for. Parameters: state.
SELECT
    statement.speaker.state AS state,
    coalesce(merged.actor, statement.speaker.name) AS speaker,
    count(*) AS statements,
    count(*) FILTER (statement.form = 'direct') AS direct,
    count(*) FILTER (statement.form = 'indirect') AS indirect,
    count(*) FILTER (statement.form = 'mixed') AS mixed,
    count(DISTINCT statement.article) AS articles,
    left(min(report.published), 10) AS first_reported,
    left(max(report.published), 10) AS last_reported
FROM current_statement AS statement
JOIN current_article AS report ON report.id = statement.article
LEFT JOIN merged_name AS merged ON merged.name = statement.speaker.name
WHERE $state::VARCHAR IS NULL OR statement.speaker.state = $state
GROUP BY ALL
ORDER BY statements DESC, state NULLS LAST, speaker NULLS LAST
