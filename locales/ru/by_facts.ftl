# Что факты говорят о плане: о цели, об уровнях, о технологии.

by-facts-title = По вашим фактам
by-facts-lead = Факты с { $from } по { $to }. Конверсии считаем по тем, у кого было время дойти.
by-facts-region = Таблица: числа плана и факты
by-facts-loading = Считаем по фактам…
by-facts-what = Показатель
by-facts-planned = В плане
by-facts-counted = По фактам
by-facts-spread = Разброс
by-facts-delay = Обычно занимает
by-facts-do = Что сделать
by-facts-median = половина не дороже { $median }
by-facts-buying = { $purchases ->
    [one] { $purchases } покупка
    [few] { $purchases } покупки
   *[many] { $purchases } покупок
} на { $clients ->
    [one] { $clients } клиента
   *[other] { $clients } клиентов
} за такие периоды
by-facts-regulars = { $n ->
    [one] Сейчас { $n } постоянный клиент
    [few] Сейчас { $n } постоянных клиента
   *[many] Сейчас { $n } постоянных клиентов
}
by-facts-delay-of = { $n ->
    [one] { $median }, у девяти из десяти до { $n } дня
   *[other] { $median }, у девяти из десяти до { $n } дней
}
by-facts-same-day = девять из десяти в тот же день
by-facts-at-once = Срок не виден: этапы отмечали вместе
by-facts-no-stage = Непонятно, какой это этап воронки. Выберите его в составе плана
by-facts-no-line = В фактах нет такого направления
by-facts-nobody = Никто ещё не успел дойти
by-facts-unlinked = { $n ->
    [one] { $n } лид не связан со сделкой, которой стал: считайте по этапам до сделки и после неё
    [few] { $n } лида не связаны со сделками, которыми стали: считайте по этапам до сделки и после неё
   *[many] { $n } лидов не связаны со сделками, которыми стали: считайте по этапам до сделки и после неё
}
by-facts-bounds = От { $low } до { $high }: часть сделок увидели уже проигранными
by-facts-beside = По фактам { $value } ({ $counted }), но план на них не опирается.
by-facts-beside-likely = В 8 случаях из 10 — { $spread }.
by-facts-take = Взять { $value }
by-facts-rest = Опереть на факты
by-facts-take-lag = Взять сроки
by-facts-taken = Опирается на факты
by-facts-rest-all = Опереть все числа на факты
by-facts-rest-all-text = Числа плана не изменятся: у каждого появится основание из фактов, и оно пересчитается, когда факты изменятся.
by-facts-take-all = Взять все числа из фактов
by-facts-told-rest = { $n ->
    [one] На факты опирается { $n } число
    [few] На факты опираются { $n } числа
   *[many] На факты опираются { $n } чисел
}
by-facts-told-take = Числа взяты из фактов
by-facts-hint = { $n ->
    [one] { $n } число плана можно опереть на факты
    [few] { $n } числа плана можно опереть на факты
   *[many] { $n } чисел плана можно опереть на факты
}
by-facts-unused = факты есть, но план на них не опирается
by-facts-hint-open = Посмотреть и взять
by-facts-column-count = { $n } за год
by-facts-column-check = { $average } по { $n ->
    [one] { $n } продаже
   *[other] { $n } продажам
}
by-facts-column-deals = { $n ->
    [one] { $n } продажа за год
    [few] { $n } продажи за год
   *[many] { $n } продаж за год
}
by-facts-column-link = по фактам { $value } ({ $passed } из { $entered })
by-facts-column-regulars = сейчас { $n }
by-facts-counts = по фактам
by-facts-funnel = Этап воронки
by-facts-funnel-auto = по названию
by-facts-line = Направление в фактах
by-facts-line-all = все продажи

# Цель.
by-facts-goal-reached = { $n ->
    [0] Ни один из { $of } таких периодов столько не принёс
    [one] Столько принёс { $n } из { $of } таких периодов
   *[other] Столько принесли { $n } из { $of } таких периодов
}
by-facts-goal-payments = По дням оплат.
by-facts-goal-contracts = По дням договоров.
by-facts-goal-sales = По дням выигранных сделок.
by-facts-goal-above = Цель выше всего, что было. Докажите действиями, откуда возьмётся разница.
by-facts-goal-none = Фактов меньше одного такого периода: сравнить не с чем.
by-facts-goal-list = Прошлые периоды
by-facts-goal-line = Черта — цель

# Технология.
by-facts-way = По фактам: { $passed } из { $entered }, пришедших { $days } назад и раньше.
by-facts-way-size = Продаж не меньше планового чека: { $n } из { $of }.
by-facts-way-likely = { $n ->
    [one] { $n } лид даст
    [few] { $n } лида дадут
   *[other] { $n } лидов дадут
} от { $low } до { $high } сделок в 8 случаях из 10.
