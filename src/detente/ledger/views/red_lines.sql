-- What will a party not accept, and what does it threaten or offer? The plainest first. Parameters: state, grade.
SELECT
    condition.grade, condition.form,
    coalesce(condition.actor.state, condition.actor.name, condition.actor.span.text) AS actor,
    coalesce(condition.addressee.state, condition.addressee.name, condition.addressee.span.text) AS addressee,
    condition.condition.text AS condition, condition.consequence.text AS consequence,
    left(report.published, 10) AS reported, condition.article, condition.id
FROM current_condition AS condition
JOIN current_article AS report ON report.id = condition.article
WHERE ($state::VARCHAR IS NULL OR condition.actor.state = $state)
    AND ($grade::VARCHAR IS NULL OR condition.grade = $grade)
ORDER BY condition.grade, reported NULLS LAST, condition.article, condition.id
