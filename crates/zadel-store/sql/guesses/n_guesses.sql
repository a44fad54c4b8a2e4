SELECT n FROM guesses WHERE guess_key = $1 AND $2 <= window_from
