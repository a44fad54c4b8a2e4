SELECT company_id, metric, week, person_id, source_id, line_id, nature, n, amount_minor
FROM cube
ORDER BY company_id, metric, week, person_id, source_id, line_id, nature
