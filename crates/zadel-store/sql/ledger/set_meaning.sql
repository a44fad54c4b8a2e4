UPDATE names
SET meaning = $3
WHERE company_id = $1 AND kind = 'stage' AND name_id = $2
