SELECT company_id AS company, name, currency, language, created_at
FROM companies
WHERE $1 < company_id
ORDER BY company_id
LIMIT $2
