INSERT INTO plans (company_id, plan_id, name, version, status, currency, from_day, to_day, goal_minor, document, origins, created_at, created_by, changed_at, changed_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
