SELECT company_id AS company, name, currency, language, created_at
FROM companies
WHERE company_id = $1
