INSERT INTO schema_migrations (number, sha256) VALUES ($1, $2)
