-- What became known of weeks that were closed already, and counts in later ones.
SELECT COUNT(*)
FROM facts
WHERE company_id = $1 AND week > $2 AND at < $3
