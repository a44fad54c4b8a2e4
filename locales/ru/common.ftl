# Слова, общие для всех комнат.

# $month здесь — готовое сокращение из month-short или слово из month-of.
date = { $day } { $month } { $year }
date-short = { $day } { $month }
week-in-month = { $from }–{ $to } { $month }
week-over-months = { $from } – { $to }
month-of = { $number ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
}
month-short = { $number ->
    [1] янв
    [2] фев
    [3] мар
    [4] апр
    [5] мая
    [6] июн
    [7] июл
    [8] авг
    [9] сен
    [10] окт
    [11] ноя
   *[12] дек
}
deals = { $n ->
    [one] { $n } сделка
    [few] { $n } сделки
   *[many] { $n } сделок
}
hours-only = { $hours } ч
minutes-only = { $minutes } мин
hours-and-minutes = { $hours } ч { $minutes } мин
unknown = ?
nothing = –
total = Итого

day-of-month = { $day } { $month }
period-in-month = { $from }–{ $to } { $month } { $year }
period-in-year = { $from } – { $to } { $year }
period-over-years = { $from } – { $to }
week-with-year = { $week } { $year }
period-quarter = { $n }-й квартал { $year }
period-year = { $year } год
