UPDATE members
SET left_at = $4, version = version + 1
WHERE company_id = $1 AND member_id = $2 AND version = $3
