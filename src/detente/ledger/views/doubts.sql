-- What should a careful reader question? Parameters: article, form.
SELECT
    doubt.form, doubt.note, [span.text FOR span IN doubt.spans] AS words,
    left(report.published, 10) AS reported, doubt.article, doubt.id
FROM current_doubt AS doubt
JOIN current_article AS report ON report.id = doubt.article
WHERE ($article::VARCHAR IS NULL OR doubt.article = $article)
    AND ($form::VARCHAR IS NULL OR doubt.form = $form)
ORDER BY reported NULLS LAST, doubt.article, list_min([span.start FOR span IN doubt.spans]), doubt.id
