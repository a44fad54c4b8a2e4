-- The names of people in the facts: how many deals and what else is told of each, and who it is.
SELECT n.name_id AS id, n.name, n.employee_id AS employee, COALESCE(d.n, 0) AS n_deals, COALESCE(c.n, 0) AS n_events, d.first_at
FROM names AS n
LEFT JOIN (
    SELECT person_id, COUNT(*) AS n, MIN(created_at) AS first_at
    FROM deals
    WHERE company_id = $1
    GROUP BY person_id
) AS d ON d.person_id = n.name_id
LEFT JOIN (
    SELECT person_id, CAST(SUM(n) AS BIGINT) AS n
    FROM cube
    WHERE company_id = $1
    GROUP BY person_id
) AS c ON c.person_id = n.name_id
WHERE n.company_id = $1 AND n.kind = 'person'
ORDER BY n.name_id
