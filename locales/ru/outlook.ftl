# Что принесёт период плана по фактам: прогноз.

outlook-title = Что придёт по фактам
outlook-loading = Считаем прогноз по фактам…
outlook-none = Прогноз появится, когда будут факты.
outlook-answer = Если продавать как до сих пор, к { $day } будет { $low } – { $high }
outlook-answer-over = Период закончен: выиграно { $won }
outlook-chance = на цель { $needed }
outlook-chance-open = Цель ещё не поставлена, поэтому и шанса нет.
outlook-basis = Считаем по дням, когда сделки выиграны: когда придут деньги, здесь не известно. В 8 случаях из 10 выйдет столько, в остальных больше или меньше.
outlook-evidence = { $ended ->
    [0] Законченных сделок ещё нет: это догадка, и разброс честно широкий.
    [one] Опирается на { $ended } законченную сделку из { $deals }.
   *[other] Опирается на { $ended } законченных сделок из { $deals }.
}
outlook-parts = Откуда придут деньги
outlook-part = Часть
outlook-mean = В среднем
outlook-spread = В 8 случаях из 10
outlook-won = Уже выиграно
outlook-open = { $n ->
    [one] Открыта { $n } сделка
    [few] Открыты { $n } сделки
   *[many] Открыто { $n } сделок
}
outlook-new = Сделки, которых ещё нет
outlook-trend = Поправка по тренду
outlook-trend-why = Сделки говорят одно ({ $pipeline }), недельные суммы другое ({ $trend }); верим тому, что раньше угадывало лучше.
outlook-all = Всего к концу периода
outlook-deals = Если сделка сорвётся
outlook-deal = Сделка
outlook-deal-chance = Выиграем в периоде
outlook-deal-without = Шанс цели без неё
outlook-no-deals = Открытых сделок нет: всё, что придёт, ещё только появится.
outlook-reps = От кого придут деньги
outlook-rep = Менеджер
outlook-rep-mean = Ещё, в среднем
outlook-nobody = Сделки без менеджера
outlook-reps-why = Суммы менеджеров вместе не равны сумме компании: её полоса считается по всей истории сразу, и тренд поправляет её отдельно.
outlook-fan = Сколько наберётся к концу каждой недели: от { $low } до { $high } к { $day }, цель { $needed }
outlook-fan-open = Сколько наберётся к концу каждой недели: от { $low } до { $high } к { $day }
outlook-fan-goal = цель { $needed }
outlook-more = Из чего сложен прогноз

# Как шанс менялся по неделям.
outlook-path = Шанс цели по неделям: { $first } к { $from }, { $last } к { $to }
outlook-path-title = Как менялся шанс
outlook-path-scale = { $n } из 10
outlook-path-now = сейчас { $chance }
outlook-path-kept = Точка: сказано тогда и сохранено. Кружок: пересчитано по истории, как если бы считали в тот день. Шанс везде на сегодняшнюю цель.
outlook-path-remade = Кружки пересчитаны по истории, как если бы прогноз делали в тот день. Шанс везде на сегодняшнюю цель.
outlook-weeks = По неделям таблицей
outlook-week = К концу дня
outlook-week-won = Выиграно
outlook-week-sum = Будет, в 8 случаях из 10
outlook-week-chance = Шанс цели

# Страница «Точность прогноза»: что говорили и что вышло.
accuracy-page = Точность прогноза
accuracy-answer = { $horizon ->
    [q] В { $within } кварталах из { $n } итог лёг в полосу прогноза
   *[m] В { $within } месяцах из { $n } итог лёг в полосу прогноза
}
accuracy-lead = Полоса обещает 8 случаев из 10: если прогноз честный, вне её оказывается примерно каждый пятый итог.
accuracy-none-facts = Судить прогноз можно, когда есть факты.
accuracy-none = Ни один месяц ещё не закончился после первых сделок: судить не по чему.
accuracy-loading = Сверяем прогнозы с тем, что вышло…
accuracy-groups = Насколько точно и насколько заранее
accuracy-when = Прогноз
accuracy-group = { $horizon ->
    [q] Квартал, { $lead ->
        [87] в начале
        [45] в середине
       *[other] за две недели до конца
    }
   *[m] Месяц, { $lead ->
        [26] в начале
        [14] в середине
       *[other] за неделю до конца
    }
}
accuracy-in-8 = В полосе «8 из 10»
accuracy-in-19 = В полосе «19 из 20»
accuracy-miss = Промах в среднем
accuracy-miss-pace = Промах по темпу
accuracy-of = { $within } из { $n }
accuracy-promises = Прогноз говорит: «придёт не меньше…»
accuracy-promise = С шансом
accuracy-came-true = Сбылось
accuracy-each = Каждый прогноз
accuracy-show = Показать
accuracy-period = Период
accuracy-said = Прогноз
accuracy-came = Вышло
accuracy-made = Сделан
accuracy-inside = в полосе
accuracy-above = больше полосы
accuracy-below = меньше полосы
accuracy-kept = { $day }
accuracy-remade = { $day }, пересчитано
accuracy-how-title = Как читать
accuracy-how = Каждый понедельник прогноз сохраняется и больше не меняется. Недели до этого пересчитаны по истории так, как если бы прогноз делали в тот день: он видит только то, что к тому дню уже случилось.
accuracy-how-one = На каждый период берём один прогноз: недельные прогнозы одного месяца кончаются одним и тем же итогом и ничего друг к другу не добавляют.
accuracy-how-miss = Промах учитывает и сумму, и уверенность (CRPS): за узкую полосу мимо цели платят больше, чем за широкую. Темп: столько в день, сколько за последние три месяца.
