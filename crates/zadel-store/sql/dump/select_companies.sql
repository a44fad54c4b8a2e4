SELECT company_id, name, currency, language, created_at
FROM companies
ORDER BY company_id
