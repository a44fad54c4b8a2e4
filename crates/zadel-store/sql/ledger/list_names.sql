SELECT n.kind, n.name_id AS id, n.feed_id AS feed, n.pipeline, n.name, n.meaning, n.employee_id AS employee,
    e.name AS employee_name, e.member_id AS member
FROM names AS n
LEFT JOIN employees AS e ON e.company_id = n.company_id AND e.employee_id = n.employee_id
WHERE n.company_id = $1
ORDER BY n.kind, n.name_id
