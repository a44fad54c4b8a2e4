UPDATE plans
SET version = version + 1, name = $4, document = $5, origins = $6, from_day = $7, to_day = $8, goal_minor = $9, changed_at = $10,
    changed_by = $11
WHERE company_id = $1 AND plan_id = $2 AND version = $3
