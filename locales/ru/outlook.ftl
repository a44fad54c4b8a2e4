# Что принесёт период плана по фактам: прогноз.

outlook-title = Что придёт по фактам
outlook-loading = Считаем прогноз по фактам…
outlook-none = Прогноз появится, когда будут факты.
outlook-answer = Если продавать как до сих пор, к { $day } будет { $low } – { $high }
outlook-answer-over = Период закончен: { $by ->
    [payments] оплачено
    [contracts] подписано
   *[sales] выиграно
} { $came }
outlook-chance = Шанс набрать { $needed }:
outlook-reached = Цель { $needed } выполнена.
outlook-missed = До цели { $needed } не хватило { $missing }.
outlook-ladder = Какую цель с каким шансом удастся выполнить
outlook-two-chances = Шанс плана говорит, что выйдет, если его числа верны; этот говорит, что обещают факты.
outlook-too-far = Период кончается { $until }. Прогноз видит на три года вперёд, сегодня до { $reaches }: он появится, когда конец будет ближе.
outlook-chance-open = Цель ещё не поставлена, поэтому и шанса нет.
outlook-basis = { $by ->
    [payments] Деньги считаем в день оплаты.
    [contracts] Деньги считаем в день договора.
   *[sales] { $wanted ->
        [payments] Цель по оплатам, но об оплатах известно слишком мало: меньше чем у трети выигранных сделок. Пока считаем в день выигрыша.
        [shipments] Цель по отгрузкам, а о них факты молчат: деньги считаем в день, когда сделка выиграна.
       *[other] Деньги считаем в день, когда сделка выиграна.
    }
}
outlook-cases = В 8 случаях из 10 выйдет столько, в остальных больше или меньше.
outlook-untied = За период пришло ещё { $sum }, но неизвестно, за какие сделки: сюда они не входят.
outlook-tie = Связать оплаты
outlook-margin = Цель по прибыли переведена в выручку по марже плана: сколько остаётся с каждой продажи, факты не говорят.
outlook-evidence = { $ended ->
    [0] Законченных сделок ещё нет, поэтому разброс широкий.
    [one] Опирается на { $ended } законченную сделку из { $deals }.
    [few] Опирается на { $ended } законченные сделки из { $deals }.
   *[many] Опирается на { $ended } законченных сделок из { $deals }.
}
outlook-parts = Откуда придут деньги
outlook-part = Часть
outlook-mean = В среднем
outlook-spread = В 8 случаях из 10
outlook-came = { $by ->
    [payments] Уже оплачено
    [contracts] Уже подписано
   *[sales] Уже выиграно
}
outlook-signed = { $by ->
    [payments] { $n ->
        [one] Подписана, но не оплачена { $n } сделка
        [few] Подписаны, но не оплачены { $n } сделки
       *[many] Подписано, но не оплачено { $n } сделок
    }
   *[sales] { $n ->
        [one] { $n } сделка с договором
        [few] { $n } сделки с договором
       *[many] { $n } сделок с договором
    }
}
outlook-open = { $n ->
    [one] Открыта { $n } сделка
    [few] Открыты { $n } сделки
   *[many] Открыто { $n } сделок
}
outlook-new = Сделки, которых ещё нет
outlook-trend = Поправка по тренду
outlook-trend-why = Ещё придёт: по сделкам { $pipeline }, по тренду недельных сумм { $trend }. Больше верим тому, кто раньше был точнее.
outlook-all = Всего к концу периода
outlook-of = Из чего сложены эти числа
outlook-of-chance = Шанс цели
outlook-of-chance-is = Её набирают { $reached } из { $draws } просчитанных вариантов периода
outlook-of-new = { $sales ->
    [0] { $week } новых сделок в неделю, как в последнее время; продаж пока не было
    [one] { $week } новых сделок в неделю, как в последнее время; продажа приносит { $sale }, по { $sales } продаже
   *[other] { $week } новых сделок в неделю, как в последнее время; продажа приносит в среднем { $sale }, по { $sales } продажам
}
outlook-of-trend = { $windows ->
    [one] Тренду верим на { $weight }, остальное — сделкам; разброс взят за { $spread }. Выучено по { $windows } закончившемуся месяцу или кварталу
   *[other] Тренду верим на { $weight }, остальное — сделкам; разброс взят за { $spread }. Выучено по { $windows } закончившимся месяцам и кварталам
}
outlook-of-trend-unlearned = Тренду верим на { $weight }, остальное — сделкам: ещё не кончился ни один месяц, по которому можно учиться
outlook-of-again = Повторить расчёт
outlook-of-again-is = Модель { $model }, начальное число { $seed }, факты по { $day }: те же факты дают те же числа
outlook-deals = Если сделка сорвётся
outlook-deal = Сделка
outlook-deal-chance = { $by ->
    [payments] Заплатят в периоде
    [contracts] Подпишут в периоде
   *[sales] Выиграем в периоде
}
outlook-deal-without = Шанс цели без неё
outlook-deals-of-others = Самые крупные открытые сделки ведут другие.
outlook-no-deals = Открытых сделок нет: всё, что придёт, ещё только появится.
outlook-reps = Менеджеры
outlook-rep = Менеджер
outlook-still = Ещё, в среднем
outlook-team = Команда
outlook-teams = Команды
outlook-no-team = Без команды
outlook-line = Строка плана
outlook-lines = Строки плана
outlook-no-line = Вне строк плана
outlook-needed = Надо
outlook-part-chance = Шанс
outlook-nobody = Сделки без менеджера
outlook-reps-why = Строки, команды и менеджеры вместе не дают сумму компании: её полоса считается по всей истории сразу, и тренд поправляет её отдельно.
outlook-fan = Сколько наберётся к концу каждой недели: от { $low } до { $high } к { $day }, цель { $needed }
outlook-fan-open = Сколько наберётся к концу каждой недели: от { $low } до { $high } к { $day }
outlook-key-came = { $by ->
    [payments] оплачено
    [contracts] подписано
   *[sales] выиграно
}
outlook-key-plan = план
outlook-key-goal = цель
outlook-key-usual = 8 случаев из 10
outlook-key-wide = 19 из 20
outlook-fan-goal = цель { $needed }
outlook-more = Из чего сложен прогноз

# Как шанс менялся по неделям.
outlook-path = Шанс цели по неделям: { $first } к { $from }, { $last } к { $to }
outlook-path-title = Как менялся шанс
outlook-path-scale = { $n } из 10
outlook-path-now = сейчас { $chance }
outlook-path-kept = Последняя точка — сегодняшняя. Точки раньше — сказано тогда и сохранено, кружки — пересчитано по истории, как если бы считали в тот день. Шанс везде на сегодняшнюю цель.
outlook-path-remade = Последняя точка — сегодняшняя. Кружки пересчитаны по истории, как если бы прогноз делали в тот день. Шанс везде на сегодняшнюю цель.
outlook-weeks = По неделям таблицей
outlook-week = К концу дня
outlook-week-came = { $by ->
    [payments] Оплачено
    [contracts] Подписано
   *[sales] Выиграно
}
outlook-week-plan = План
outlook-week-sum = Будет, в 8 случаях из 10
outlook-week-chance = Шанс цели
outlook-week-remade = { $chance }, пересчитано

# Страница «Точность прогноза»: что говорили и что вышло.
accuracy-page = Точность прогноза
accuracy-answer = { $horizon ->
    [q] { $within ->
        [one] В { $within } квартале из { $n } итог лёг в полосу прогноза
       *[other] В { $within } кварталах из { $n } итог лёг в полосу прогноза
    }
   *[m] { $within ->
        [one] В { $within } месяце из { $n } итог лёг в полосу прогноза
       *[other] В { $within } месяцах из { $n } итог лёг в полосу прогноза
    }
}
accuracy-lead = Полоса обещает 8 случаев из 10: если прогноз честный, вне её оказывается примерно каждый пятый итог.
accuracy-none-facts = Судить прогноз можно, когда есть факты.
accuracy-none = После первых законченных сделок ещё не кончился ни один месяц: судить не по чему.
accuracy-loading = Сверяем прогнозы с тем, что вышло…
accuracy-groups = Насколько точно и насколько заранее
accuracy-when = Прогноз
accuracy-group = { $horizon ->
    [q] Квартал, { $when ->
        [start] в начале
        [middle] в середине
       *[end] за две недели до конца
    }
   *[m] Месяц, { $when ->
        [start] в начале
        [middle] в середине
       *[end] за неделю до конца
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
accuracy-above = больше полосы
accuracy-below = меньше полосы
accuracy-kept = { $day }
accuracy-remade = { $day }, пересчитано
accuracy-how-title = Как читать
accuracy-how = Когда факты недели пришли, прогноз сохраняется и больше не меняется. Недели без сохранённого прогноза пересчитаны по истории так, как если бы его делали в тот день: он видит только то, что к тому дню уже случилось.
accuracy-how-one = На каждый период берём один прогноз: недельные прогнозы одного месяца кончаются одним и тем же итогом и ничего друг к другу не добавляют.
accuracy-how-miss = Промах учитывает и сумму, и уверенность (CRPS): узкая полоса мимо итога стоит дороже широкой. Темп — столько в день, сколько за последние три месяца.
