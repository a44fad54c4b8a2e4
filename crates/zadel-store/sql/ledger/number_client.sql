UPDATE clients
SET tax_number = $3
WHERE company_id = $1 AND client_id = $2 AND tax_number IS NULL
