SELECT company_id, time_zone, closed_week, dormant_months, version
FROM ledgers
ORDER BY company_id
