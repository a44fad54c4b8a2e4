INSERT INTO technology_versions (company_id, technology_id, version, name, content, at, member_id)
VALUES ($1, $2, $3, $4, $5, $6, $7)
