INSERT INTO plan_edits (company_id, plan_id, version, at, member_id, changes, request_key)
VALUES ($1, $2, $3, $4, $5, $6, $7)
