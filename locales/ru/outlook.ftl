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
outlook-fan = Сколько наберётся к концу каждой недели: от { $low } до { $high } к { $day }, цель { $needed }
outlook-fan-open = Сколько наберётся к концу каждой недели: от { $low } до { $high } к { $day }
outlook-fan-goal = цель { $needed }
outlook-more = Из чего сложен прогноз
