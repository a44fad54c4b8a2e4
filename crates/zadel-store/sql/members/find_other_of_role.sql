SELECT member_id FROM members
WHERE company_id = $1 AND member_id <> $2 AND role = $3 AND left_at IS NULL
LIMIT 1
