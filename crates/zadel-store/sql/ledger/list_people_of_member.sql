-- The names in the facts that are those of whoever has an account.
SELECT n.name_id
FROM names AS n
JOIN employees AS e ON e.company_id = n.company_id AND e.employee_id = n.employee_id
WHERE n.company_id = $1 AND n.kind = 'person' AND e.member_id = $2
ORDER BY n.name_id
