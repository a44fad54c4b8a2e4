SELECT COUNT(*)
FROM clients
WHERE company_id = $1
