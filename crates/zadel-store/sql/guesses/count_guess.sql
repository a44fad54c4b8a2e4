-- A new window starts at 1; a guess that comes late, from an older window, counts in the newer one.
INSERT INTO guesses (guess_key, window_from, n)
VALUES ($1, $2, 1)
ON CONFLICT (guess_key) DO UPDATE
SET n = CASE WHEN guesses.window_from < excluded.window_from THEN 1 ELSE guesses.n + 1 END,
    window_from = CASE WHEN guesses.window_from < excluded.window_from THEN excluded.window_from ELSE guesses.window_from END
RETURNING n
