SELECT t.technology_id AS technology, t.name, t.version, t.put_away_at, v.content, v.at AS changed_at, v.member_id AS changed_by,
    m.name AS changed_by_name
FROM technologies AS t
JOIN technology_versions AS v ON v.company_id = t.company_id AND v.technology_id = t.technology_id AND v.version = t.version
JOIN members AS m ON m.company_id = v.company_id AND m.member_id = v.member_id
WHERE t.company_id = $1 AND t.technology_id = $2
