SELECT COUNT(*) AS n, COUNT(tax_number) AS n_numbered
FROM clients
WHERE company_id = $1
