SELECT country, version FROM calendars WHERE company_id = $1
