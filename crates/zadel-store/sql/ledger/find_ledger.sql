SELECT time_zone, closed_week, dormant_months, version
FROM ledgers
WHERE company_id = $1
