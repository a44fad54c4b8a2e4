SELECT kind, name_id AS id, feed_id AS feed, pipeline, name, meaning, employee_id AS employee
FROM names
WHERE company_id = $1
ORDER BY kind, name_id
