UPDATE members
SET language = $3, version = version + 1
WHERE company_id = $1 AND member_id = $2
