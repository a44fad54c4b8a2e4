# Шаг 2: декомпозиция.

step2-column-count = Сколько
step2-column-passes = Конверсия
step2-column-check = Средний чек
step2-column-amount = Сумма
step2-column-share = Доля цели
step2-deals = Сделки
step2-rate = { $rate } на клиента
step2-needed = { $count } (нужно { $needed })
step2-surplus = Из-за округления вверх получается на { $surplus } больше цели

step2-grade-fact = факт
step2-grade-estimate = оценка
step2-grade-fantasy = фантазия
step2-grade-with-reasons = { $grade }: { $reasons }
step2-reason-expert = отвечает эксперт
step2-reason-no-observations = нет наблюдений
step2-reason-expired = наблюдениям больше двух лет
step2-reason-above-interval = выше, чем показывают факты
step2-reason-below-interval = с запасом, ниже фактов
step2-reason-few = мало наблюдений
step2-reason-no-date = неизвестно, когда наблюдали
step2-reason-old = наблюдения старше полугода
step2-reason-wide = широкий разброс
step2-observed = { $passed } из { $entered } (95 %: { $low } – { $high })
step2-nobody-answers = за число никто не отвечает
step2-grounds-of-goal = На чём стоит цель: факты { $fact }, оценки { $estimate }, фантазии { $fantasy }

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
step2-chance-certain = { $name }: { $deals } без воронки
step2-chance-too-large = { $name }: на первом этапе больше 10 000, шанс не считается
step2-counts = «{ $stage }» для шанса 50 / 70 / 80 / 90 %
step2-counts-beyond = больше 10 000
step2-chance-whole = Весь план, { $amount }
step2-chance-minimum = Минимум, { $amount }
step2-chance-stretch = Амбициозная цель, { $amount }
step2-chance-if-certain = если выполнено: { $lines }
step2-chance-whole-too-large = Весь план: шанс не считается, пока на первом этапе больше 10 000
step2-chance-lower-bound = Разных сумм слишком много для точного ответа: шанс всего плана не ниже показанного
step2-chance-of-arithmetic = Чисто арифметический шанс: направления и клиенты независимы, потрясения рынка не учтены

step2-work = Работа: { $time }
step2-work-item = { $name } × { $count }, { $time }

step2-weeks-title = По неделям: { $name }
step2-column-week = Неделя
step2-column-days = Рабочих дней
step2-in-hand = { $below }: { $n } из уже начатого (задел), новые «{ $stage }» под них не нужны
step2-last-useful = «{ $stage }», последняя неделя, которая ещё успевает: { $half } (в половине случаев), { $eighty } (80 %), { $ninety } (90 %)
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
step2-conflict-advice = Измените или уберите любое из них. «Весь план» — ближайшее значение, с которым сходится всё; «только эти» — с которым сходятся числа из этой таблицы.
step2-column-pin = Число
step2-column-now = Сейчас
step2-column-nearest = Весь план
step2-column-nearest-in-set = Только эти
step2-no-single-change = одной правки мало

step2-variable-goal = цель
step2-variable-amount = «{ $line }»: сумма
step2-variable-share = «{ $line }»: доля в цели
step2-variable-deals = «{ $line }»: сделки
step2-variable-check = «{ $line }»: средний чек
step2-variable-count = «{ $line }», { $stage }: сколько
step2-variable-conversion = «{ $line }», { $stage }: конверсия
step2-variable-rate = «{ $line }», { $stage }: покупок на клиента
step2-column-margin = Маржа
step2-counts-none = не считаются, пока в фактах никто не прошёл
step2-chance-by-facts = «{ $stage }»: в плане { $planned }, в фактах { $observed }; шанс считается по фактам
step2-column-hours = Время
step2-no-calendar = Праздники не учтены: добавьте раздел [calendar] с выходными днями
step2-conflict-more = Одной правкой не обойтись: в плане есть и другие противоречия. Исправьте это, и станут видны остальные.
step2-grounds-title = На чём стоят числа
step2-chance-certain-value = { $n ->
    [one] принята как гарантированная
   *[other] приняты как гарантированные
}
