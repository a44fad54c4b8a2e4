SELECT pg_notify('zadel', $1)
