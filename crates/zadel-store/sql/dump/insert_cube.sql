INSERT INTO cube (company_id, metric, week, person_id, source_id, line_id, nature, n, amount_minor)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
