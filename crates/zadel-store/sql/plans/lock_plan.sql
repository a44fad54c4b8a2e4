-- Locks the row on PostgreSQL, so that it stays as it is read until the transaction ends. On SQLite there is one writer anyway.
UPDATE plans
SET version = version
WHERE company_id = $1 AND plan_id = $2
