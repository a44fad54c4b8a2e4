SELECT email, company_id, member_id
FROM emails
ORDER BY email
