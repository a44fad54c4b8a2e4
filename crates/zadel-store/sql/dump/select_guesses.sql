SELECT guess_key, window_from, n
FROM guesses
ORDER BY guess_key
