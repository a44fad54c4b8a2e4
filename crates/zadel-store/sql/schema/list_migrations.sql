SELECT number, sha256 FROM schema_migrations ORDER BY number
