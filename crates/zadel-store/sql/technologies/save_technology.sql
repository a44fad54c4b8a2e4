UPDATE technologies
SET version = version + 1, name = $4
WHERE company_id = $1 AND technology_id = $2 AND version = $3
