SELECT metric, week, person_id, source_id, line_id, nature, n, amount_minor
FROM cube
WHERE company_id = $1
ORDER BY metric, week, person_id, source_id, line_id, nature
