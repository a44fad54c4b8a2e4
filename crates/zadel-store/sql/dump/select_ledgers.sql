SELECT company_id, time_zone, closed_week, dormant_months, version, key_percent
FROM ledgers
ORDER BY company_id
