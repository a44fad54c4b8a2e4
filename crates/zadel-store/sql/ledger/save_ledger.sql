UPDATE ledgers
SET time_zone = $3, closed_week = $4, dormant_months = $5, key_percent = $6, version = version + 1
WHERE company_id = $1 AND version = $2
