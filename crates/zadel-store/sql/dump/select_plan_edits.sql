SELECT company_id, plan_id, version, at, member_id, changes, request_key
FROM plan_edits
ORDER BY company_id, plan_id, version
