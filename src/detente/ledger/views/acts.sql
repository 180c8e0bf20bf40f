-- How many acts of each type, mode and status are there?
SELECT type, mode, status, count(*) AS acts
FROM current_event
GROUP BY ALL
ORDER BY type, mode NULLS FIRST, status
