SELECT v.version, v.name, v.content, v.at, v.member_id AS member, m.name AS member_name
FROM technology_versions AS v
JOIN members AS m ON m.company_id = v.company_id AND m.member_id = v.member_id
WHERE v.company_id = $1 AND v.technology_id = $2 AND v.version < $3
ORDER BY v.version DESC
LIMIT $4
