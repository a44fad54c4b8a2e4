INSERT INTO companies (company_id, name, currency, language, created_at)
SELECT COALESCE(MAX(company_id), 0) + 1, CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS BIGINT)
FROM companies
RETURNING company_id
