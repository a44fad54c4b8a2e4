-- Instances that start at the same time migrate one after another. The number is arbitrary and only ours.
SELECT pg_advisory_xact_lock(8241763502137)
