-- What has a person said about the records? Newest last. Parameters: record.
SELECT correction.id, correction."time", correction.who, correction.what, correction.kind, correction.record, correction.field,
    correction.value, correction.why,
    EXISTS (SELECT 1 FROM correction AS undoing WHERE undoing.what = 'undo' AND undoing.record = correction.id) AS undone
FROM correction
WHERE $record::VARCHAR IS NULL OR correction.record = $record
ORDER BY correction.added, correction.rowid
