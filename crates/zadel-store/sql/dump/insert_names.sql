INSERT INTO names (company_id, kind, name_id, feed_id, pipeline, name, meaning, employee_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
