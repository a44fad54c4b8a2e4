SELECT company_id, technology_id, version, name, content, at, member_id
FROM technology_versions
ORDER BY company_id, technology_id, version
