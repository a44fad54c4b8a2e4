UPDATE members
SET language = $3
WHERE company_id = $1 AND member_id = $2
