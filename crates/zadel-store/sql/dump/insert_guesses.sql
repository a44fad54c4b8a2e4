INSERT INTO guesses (guess_key, window_from, n)
VALUES ($1, $2, $3)
