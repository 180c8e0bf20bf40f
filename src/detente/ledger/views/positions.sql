-- What does each state want on each issue, in whose words? Newest first within an issue. Parameters: state, issue.
SELECT
    position.issue, position.state, position.stance, position.nature, position.content.text AS words,
    position."when".start AS day, left(report.published, 10) AS reported, position.article, position.id
FROM current_position AS position
JOIN current_article AS report ON report.id = position.article
WHERE ($state::VARCHAR IS NULL OR position.state = $state)
    AND ($issue::VARCHAR IS NULL OR position.issue = $issue)
ORDER BY position.issue, position.state, coalesce(day, reported) DESC NULLS LAST, position.article, position.id
