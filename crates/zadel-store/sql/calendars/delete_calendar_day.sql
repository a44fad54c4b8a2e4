DELETE FROM calendar_days WHERE company_id = $1 AND day = $2
