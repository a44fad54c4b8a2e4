SELECT day, kind, note
FROM calendar_days
WHERE company_id = $1 AND $2 <= day AND day <= $3
ORDER BY day
