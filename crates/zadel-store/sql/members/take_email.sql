-- The next number of the company, if nobody of any company has the e-mail.
INSERT INTO emails (email, company_id, member_id)
SELECT CAST($2 AS TEXT), CAST($1 AS BIGINT), COALESCE(MAX(member_id), 0) + 1
FROM members
WHERE company_id = $1
ON CONFLICT (email) DO NOTHING
RETURNING member_id
