SELECT t.technology_id
FROM technology_versions AS v
JOIN technologies AS t ON t.company_id = v.company_id AND t.technology_id = v.technology_id
WHERE v.company_id = $1 AND v.name = $2
ORDER BY CASE WHEN t.name = v.name AND t.put_away_at IS NULL THEN 0 WHEN t.name = v.name THEN 1 ELSE 2 END, v.at DESC,
    t.technology_id DESC
LIMIT 1
