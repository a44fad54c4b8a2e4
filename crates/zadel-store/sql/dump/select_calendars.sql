SELECT company_id, country, version
FROM calendars
ORDER BY company_id
