SELECT company_id, kind, name_id, feed_id, pipeline, name, meaning, employee_id
FROM names
ORDER BY company_id, kind, name_id
