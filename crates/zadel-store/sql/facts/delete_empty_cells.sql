-- What was taken back in the week in which it was told leaves nothing.
DELETE FROM cube
WHERE company_id = $1 AND n = 0 AND amount_minor = 0
