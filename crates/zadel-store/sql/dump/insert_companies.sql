INSERT INTO companies (company_id, name, currency, language, created_at)
VALUES ($1, $2, $3, $4, $5)
