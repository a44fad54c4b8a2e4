INSERT INTO emails (email, company_id, member_id)
VALUES ($1, $2, $3)
