INSERT INTO ledgers (company_id, time_zone, closed_week, dormant_months, version, key_percent)
VALUES ($1, $2, $3, $4, $5, $6)
