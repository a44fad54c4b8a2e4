SELECT client_id AS id, client_key AS key, name, tax_number
FROM clients
WHERE company_id = $1
ORDER BY client_id
