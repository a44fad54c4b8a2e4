SELECT time_zone, closed_week, dormant_months, key_percent, version
FROM ledgers
WHERE company_id = $1
