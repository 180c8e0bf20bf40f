-- What comes next? Meetings planned, and what is due. Parameters: since (the day of asking), until.
-- What has no day stands last: it is to come, and nobody said when.
WITH ahead AS (
    SELECT
        'meeting' AS what, coalesce(meeting.stage, meeting.status) AS form,
        meeting."when" AS day,
        list_distinct([coalesce(party.state, party.name, party.span.text) FOR party IN meeting.participants]) AS parties,
        coalesce(meeting.occasion, meeting.venue) AS words, meeting.article, meeting.id
    FROM current_meeting AS meeting
    WHERE meeting.status = 'planned' AND coalesce(meeting.stage, '') NOT IN ('held', 'cancelled')
    UNION ALL
    SELECT
        'commitment' AS what, task.form, task.due AS day,
        [coalesce(task.actor.state, task.actor.name, task.actor.span.text)] AS parties,
        task.what.text AS words, task.article, task.id
    FROM current_commitment AS task
)
SELECT
    ahead.day.start AS start, ahead.day."end" AS "end", ahead.day.inferred AS inferred,
    what, form, list_sort(parties) AS parties, words, article, id
FROM ahead
WHERE ($since::VARCHAR IS NULL OR ahead.day IS NULL OR ahead.day."end" >= $since)
    AND ($until::VARCHAR IS NULL OR ahead.day.start <= $until)
ORDER BY start NULLS LAST, "end", what, article, id
