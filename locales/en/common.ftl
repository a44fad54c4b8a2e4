# Words that all rooms share.

# $month is a finished word here, from month-short or month-of.
date = { $month } { $day }, { $year }
date-short = { $month } { $day }
week-in-month = { $month } { $from }–{ $to }
week-over-months = { $from } – { $to }
month-of = { $number ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
month-short = { $number ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
deals = { $n ->
    [one] { $n } deal
   *[other] { $n } deals
}
hours-only = { $hours } h
minutes-only = { $minutes } min
hours-and-minutes = { $hours } h { $minutes } min
unknown = ?
nothing = –
total = Total

day-of-month = { $month } { $day }
period-in-month = { $month } { $from }–{ $to }, { $year }
period-in-year = { $from } to { $to }, { $year }
period-over-years = { $from } to { $to }
week-with-year = { $week }, { $year }
period-quarter = Q{ $n } { $year }
period-year = { $year }
