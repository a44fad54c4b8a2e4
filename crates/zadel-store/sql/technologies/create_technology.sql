INSERT INTO technologies (company_id, technology_id, name, version)
SELECT CAST($1 AS BIGINT), COALESCE(MAX(technology_id), 0) + 1, CAST($2 AS TEXT), 1
FROM technologies
WHERE company_id = $1
RETURNING technology_id
