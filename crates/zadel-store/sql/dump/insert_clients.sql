INSERT INTO clients (company_id, client_id, client_key, name, tax_number)
VALUES ($1, $2, $3, $4, $5)
