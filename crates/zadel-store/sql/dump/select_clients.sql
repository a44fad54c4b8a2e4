SELECT company_id, client_id, client_key, name, tax_number
FROM clients
ORDER BY company_id, client_id
