# Шаг 2: декомпозиция.

step2-column-count = Сколько
step2-column-passes = Проходит дальше
step2-column-check = Средний чек
step2-column-amount = Сумма
step2-column-share = Доля
step2-column-grounds = На чём стоит
step2-deals = Сделки
step2-rate = { $rate } на клиента
step2-needed = { $count } (нужно { $needed })
step2-surplus = Округление вверх даёт { $surplus } сверх цели

step2-grade-fact = факт
step2-grade-estimate = оценка
step2-grade-fantasy = фантазия
step2-grade-with-reasons = { $grade }: { $reasons }
step2-reason-expert = отвечает эксперт
step2-reason-no-observations = нет наблюдений
step2-reason-expired = наблюдениям больше двух лет
step2-reason-above-interval = выше, чем показывают факты
step2-reason-below-interval = осторожно: ниже фактов
step2-reason-few = мало наблюдений
step2-reason-no-date = неизвестно, когда наблюдали
step2-reason-old = наблюдения старше полугода
step2-reason-wide = широкий разброс
step2-observed = { $passed } из { $entered }, интервал { $low } – { $high }
step2-nobody-answers = за число никто не отвечает
step2-grounds-of-goal = Цель стоит: на фактах { $fact }, на оценках { $estimate }, на фантазиях { $fantasy }

step2-chance-title = Шанс
step2-chance-line = { $name }: { $deals } или больше
step2-chance-nothing-needed = { $name }: ничего не требуется
step2-chance-value = { $cases } ({ $value })
step2-cases-of-ten = { $n ->
    [one] { $n } случай из 10
    [few] { $n } случая из 10
   *[many] { $n } случаев из 10
}
step2-cases-of-hundred = { $n ->
    [one] { $n } случай из 100
    [few] { $n } случая из 100
   *[many] { $n } случаев из 100
}
step2-almost-always = почти наверняка
step2-almost-never = почти никогда
step2-chance-mean = в среднем { $mean } ± { $spread }
step2-chance-certain = { $name }: { $deals } считаются верными, воронки нет
step2-chance-too-large = { $name }: наверху больше 10 000, шанс не считается
step2-counts = { $stage } для шанса 50 / 70 / 80 / 90 %
step2-counts-beyond = больше 10 000
step2-chance-whole = Весь план, { $amount }
step2-chance-minimum = Минимум, { $amount }
step2-chance-stretch = Рост, { $amount }
step2-chance-if-certain = если верны: { $lines }
step2-chance-whole-too-large = Весь план: не считается, пока в линии больше 10 000 наверху
step2-chance-lower-bound = Линии дают слишком много разных сумм; шанс всего плана не ниже показанного
step2-chance-of-arithmetic = Это шанс самой арифметики: линии и клиенты независимы, общие удары рынка не учтены

step2-work = Работа: { $time }
step2-work-item = { $name } { $count } раз, { $time }

step2-weeks-title = По неделям: { $name }
step2-column-week = Неделя
step2-column-days = Рабочих дней
step2-in-hand = «{ $below }»: { $n } должно прийти из того, что уже в работе (задел), и этому не нужны новые «{ $stage }»
step2-last-useful = Последняя полезная неделя для «{ $stage }» (половина случаев / 80 % / 90 %): { $half } / { $eighty } / { $ninety }
step2-never-useful = поздно
step2-no-weeks = По неделям не делится: в этом периоде никто не работает ни дня. Проверьте рабочие дни и отсутствия.
step2-reps-title = По людям: { $name }
step2-column-rep = Менеджер

step2-open-title = { $n ->
    [one] Не хватает { $n } числа
   *[other] Не хватает { $n } чисел
}
step2-open-pin-any = { $n ->
    [one] Закрепите любое из этих, и план сойдётся:
   *[other] Закрепите любое из этих, и план станет на шаг ближе:
}
step2-conflict-title = Эти числа не могут быть верны все сразу
step2-conflict-advice = Отпустите или измените любое из них. «Весь план» — ближайшее значение, при котором сходится всё; «только эти» — при котором сходится этот набор.
step2-column-pin = Число
step2-column-now = Сейчас
step2-column-nearest = Весь план
step2-column-nearest-in-set = Только эти
step2-no-single-change = одного мало

step2-variable-goal = цель
step2-variable-amount = «{ $line }»: сумма
step2-variable-share = «{ $line }»: доля в цели
step2-variable-deals = «{ $line }»: сделки
step2-variable-check = «{ $line }»: средний чек
step2-variable-count = «{ $line }», { $stage }: сколько
step2-variable-conversion = «{ $line }», { $stage }: конверсия
step2-variable-rate = «{ $line }», { $stage }: покупок на клиента
