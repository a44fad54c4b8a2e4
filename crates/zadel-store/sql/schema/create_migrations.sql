-- Each migration writes its row here in its own transaction.
CREATE TABLE IF NOT EXISTS schema_migrations (number BIGINT NOT NULL PRIMARY KEY, sha256 TEXT NOT NULL)
