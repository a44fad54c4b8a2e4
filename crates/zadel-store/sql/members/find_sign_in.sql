-- The one question asked before the company is known.
SELECT m.company_id AS company, m.member_id AS member, m.name, m.role, m.language, m.password_hash
FROM emails AS e
JOIN members AS m ON m.company_id = e.company_id AND m.member_id = e.member_id
WHERE e.email = $1 AND m.left_at IS NULL
