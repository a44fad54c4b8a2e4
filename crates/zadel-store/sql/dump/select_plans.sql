SELECT company_id, plan_id, name, version, status, currency, from_day, to_day, goal_minor, document, origins, created_at, created_by, changed_at, changed_by
FROM plans
ORDER BY company_id, plan_id
