DELETE FROM guesses WHERE guess_key = $1
