INSERT INTO ledgers (company_id, time_zone, closed_week, dormant_months, key_percent, version)
VALUES ($1, $2, NULL, $3, $4, 1)
