INSERT INTO ledgers (company_id, time_zone, closed_week, dormant_months, version)
VALUES ($1, $2, $3, $4, $5)
