SELECT version FROM plan_edits
WHERE company_id = $1 AND plan_id = $2 AND member_id = $3 AND request_key = $4
