SELECT COUNT(*)
FROM deals
WHERE company_id = $1
