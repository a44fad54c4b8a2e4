DELETE FROM guesses WHERE window_from < $1
