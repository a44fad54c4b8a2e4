# Шаг 2: декомпозиция.

step2-column-count = Сколько
step2-column-passes = Конверсия
step2-column-check = Средний чек
step2-column-amount = Сумма
step2-column-share = Доля цели
step2-deals = Сделки
step2-rate = { $rate } на клиента
step2-needed = { $count } (нужно { $needed })
step2-surplus = План даёт на { $surplus } больше цели

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
step2-begins-more = По конверсиям «{ $stage }» — { $planned }, а начать за период нужно { $begun }: часть начатого в последние недели станет сделками уже после него
step2-begins-fewer = По конверсиям «{ $stage }» — { $planned }, а начать за период нужно { $begun }: первые сделки даст задел, то, что уже начато
step2-in-hand = { $below }: { $n } из уже начатого (задел). Проверьте, что он есть: если нет, первые недели столько не дадут
step2-last-useful = «{ $stage }», последняя неделя, которая ещё успевает: { $half } (в половине случаев), { $eighty } (80 %), { $ninety } (90 %)
step2-groundwork = Откуда возьмутся сделки периода
step2-groundwork-stage = Этап
step2-groundwork-planned = Нужно всего
step2-groundwork-begun = В этом периоде
step2-groundwork-in-hand = Из них даст задел
step2-groundwork-until = Ещё успевают (в % случаев)
step2-groundwork-check = Задел — то, что уже начато до периода: лиды в работе, прошедшие встречи. Проверьте, что он есть: если нет, первые недели столько не дадут.
step2-groundwork-open = Сейчас открыто по фактам: { $open }.
step2-groundwork-late = «Уже поздно»: до сделки в этом периоде успевают меньше половины. Начатое сейчас даст сделки следующему периоду.
step2-groundwork-more = В периоде больше, чем нужно всего: часть начатого в последние недели станет сделками уже после него.
step2-until-half = { $week } (50 %)
step2-until-eighty = { $week } (80 %)
step2-until-ninety = { $week } (90 %)
step2-never-useful = уже поздно
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
step2-open-more = И ещё { $n }
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

# Комната в браузере.
step2-question = Что нужно сделать, чтобы заработать { $amount }
step2-question-open = Сколько можно заработать
step2-takes = { $text }.
step2-takes-join = ;{" "}
step2-takes-chain = { $first } — это { $then }
step2-takes-new = { $chain } с новыми клиентами
step2-takes-repeat = { $chain } с постоянными клиентами
step2-takes-line = { $line }: { $chain }
step2-takes-new-deals = { $n ->
    [one] { $n } сделку дадут новые клиенты
    [few] { $n } сделки дадут новые клиенты
   *[many] { $n } сделок дадут новые клиенты
}
step2-takes-repeat-deals = { $n ->
    [one] { $n } сделку дадут постоянные
    [few] { $n } сделки дадут постоянные
   *[many] { $n } сделок дадут постоянные
}
step2-average = Это в среднем. Цель выйдет { $cases }.
step2-in-cases = { $n ->
    [one] в { $n } случае из 10
   *[other] в { $n } случаях из 10
}
step2-in-rare-cases = реже чем в 1 случае из 20
step2-in-sure-cases = чаще чем в 19 случаях из 20
step2-of-ten = { $n } из 10
step2-chance-rare = меньше 1 из 20
step2-chance-sure = больше 19 из 20
step2-dots = Точками
step2-now = сейчас
step2-mode = Закреплены: { $pinned }. Считаем { $sought }. Снимите булавку с другого числа, и посчитаем его.
step2-mode-all = Закреплены все числа, и они сходятся. Снимите булавку с любого, и посчитаем его.
step2-mode-checks = { $whole ->
    [yes] { $n ->
        [1] средний чек
        [2] оба чека
       *[other] все чеки
    }
   *[no] { $n ->
        [one] { $n } чек
        [few] { $n } чека
       *[many] { $n } чеков
    }
}
step2-mode-links = { $whole ->
    [yes] { $n ->
        [1] конверсия
        [2] обе конверсии
       *[other] все конверсии
    }
   *[no] { $n ->
        [one] { $n } конверсия
        [few] { $n } конверсии
       *[many] { $n } конверсий
    }
}
step2-mode-amount = сумма («{ $line }»)
step2-mode-share = доля («{ $line }»)
step2-mode-deals = сделки («{ $line }»)
step2-short-goal = цель
step2-short-amount = сумму
step2-short-share = долю
step2-short-deals = сделки
step2-short-check = средний чек
step2-short-link = конверсию
step2-tree-caption = Декомпозиция цели, { $period }
step2-column-indicator = Показатель
step2-column-plan = План
step2-column-pinned = Булавка
step2-column-facts = По вашим фактам
step2-column-grounds = Основание
step2-show-shares = Показать доли цели
step2-hide-shares = Скрыть доли цели
step2-goal-payments = Цель, оплаты
step2-goal-contracts = Цель, договоры
step2-goal-shipments = Цель, отгрузки
step2-row-link = { $from } → { $to }
step2-row-deals = сделки
step2-row-rate = { $stage }: покупок на клиента
step2-solved-for = , это число считаем
step2-solved-side = расчётное значение
step2-empty-side = пустое поле
step2-cell = { $name }: { $value }
step2-pin = Закрепить: { $name }
step2-pinned = Закреплено: { $name }. Нажмите, чтобы снять булавку
step2-pending = Ещё не отправлено
step2-touched = изменено: { $who }
step2-facts-link = { $value } ({ $passed } из { $entered }), обычно { $spread }
step2-facts-count = { $n ->
    [one] { $n } в наблюдениях
   *[other] { $n } в наблюдениях
}
step2-facts-expert = мнение: { $who }
step2-facts-solved = посчитано
step2-facts-pinned = закреплено
step2-facts-set-by = задано: { $who }
step2-source = Откуда число
step2-source-of = { $name }: { $value }
step2-formula-pinned = Закреплено вручную.
step2-formula-believed = Наблюдений нет: число взято на веру.
step2-formula-link = Посчитано из чисел над этим этапом и под ним.
step2-formula-fact = { $passed } из { $entered } — это { $fact }, столько же в плане.
step2-formula-off-fact = { $passed } из { $entered } — это { $fact }. В плане { $planned }.
step2-formula-sum = Сумма направлений: { $sum }.
step2-formula-amount = { $deals } × { $check } = { $amount }
step2-formula-check = { $amount } ÷ { $deals } = { $check }
step2-formula-share = { $amount } — это { $share } цели.
step2-formula-deals = { $target } ÷ { $check }, с округлением вверх: { $deals }.
step2-formula-deals-down = { $into } при { $link } дают, с округлением вниз: { $deals }.
step2-formula-chain = Чтобы вышло { $out }, при { $link } нужно { $into }.
step2-detail-until = Факты до
step2-detail-entered = Вошло
step2-detail-passed = Прошло
step2-detail-spread = Разброс
step2-detail-needed = Нужно
step2-detail-slack = С запасом
step2-detail-certain = Приняты как гарантированные
step2-detail-reasons = Почему
step2-detail-set = Задано
step2-spread = { $spread } в 8 случаях из 10
step2-expert = Кто отвечает за число
step2-take-fact = Взять { $fact } вместо { $planned }
step2-raise = { $reason ->
    [no_observations] Появятся свои наблюдения — станет фактом. Назовёте, кто отвечает, — оценкой.
    [nobody] Назовёте, кто отвечает, — станет оценкой.
    [expert] Появятся свои наблюдения — станет фактом.
    [above_interval] План выше того, что показывают факты. Опустите число или смените технологию.
    [below_interval] План осторожнее фактов.
    [few] Станет фактом, когда наблюдений будет больше.
    [wide] Станет фактом, когда наблюдений будет больше.
   *[other] Нужны наблюдения свежее полугода.
}
step2-raise-by-facts = { $grade ->
    [fact] Обопрёте на факты — станет фактом.
    [estimate] Обопрёте на факты — станет оценкой: их мало, они старые или с широким разбросом.
   *[fantasy] Факты показывают меньше. Опустите число, и на них можно будет опереться.
}
step2-legend = Как читать основание
step2-legend-fact = свои наблюдения: их достаточно, они свежие, и план не выше них
step2-legend-estimate = кто-то отвечает за число, или наблюдений мало, они старые или с широким разбросом
step2-legend-fantasy = наблюдений нет и никто не отвечает, или им больше двух лет, или план выше того, что они показывают
step2-grounds-why = Сумма направления стоит на самой слабой из его конверсий: фактом она станет, когда фактами станут все. Средний чек на это не влияет.
step2-grounds-weakest = «{ $line }» — { $grade ->
    [estimate] оценка
   *[fantasy] фантазия
}, слабее всего { $links }
step2-grounds-promise = «{ $line }» — { $grade ->
    [estimate] оценка: этапов нет, за сделки отвечает человек
   *[fantasy] фантазия: этапов нет, и за сделки никто не отвечает
}
step2-fantasies = { $n ->
    [one] { $n } число — пока фантазия
    [few] { $n } числа — пока фантазии
   *[many] { $n } чисел — пока фантазии
}
step2-fantasies-advice = Впишите, кто за число отвечает, или соберите наблюдения: без них план держится на вере.
step2-fantasies-advice-facts = Обоприте на факты то, что в них есть, остальное соберите или впишите, кто отвечает: без этого план держится на вере.
step2-above-goal = План даёт на { $surplus } больше цели.
step2-conflict-drop = Снимите одну булавку или измените число: { $names }.
step2-conflict-here = Не сходится с остальными.
step2-conflict-line = { $line } — { $names }
step2-conflict-set = Поставить { $value }
step2-unpin = Снять булавку
step2-chance-level = { $level }, { $amount }
step2-clash = Пока вы писали, число изменилось: теперь { $theirs }. Автор: { $who }.
step2-of-available = { $count } из { $all }
step2-goal-gross-profit = Цель, валовая прибыль
step2-goal-net-profit = Цель, чистая прибыль
step2-clash-undo = После вас число изменили: теперь { $theirs }. Автор: { $who }.
step2-clash-named = Тем временем изменили: { $name }. Теперь «{ $theirs }», автор { $who }.
step2-clash-back = Вернуть { $mine }
step2-clash-mine = Оставить моё: { $mine }
step2-clash-theirs = Взять их: { $theirs }
step2-somebody = кто-то из коллег
step2-told = { $name } — { $value }. Сохранено.
step2-told-unpinned = { $name } — булавка снята.
step2-how-many = { $stage ->
    [leads] Сколько лидов нужно на самом деле
    [meetings] Сколько встреч нужно на самом деле
    [calls] Сколько звонков нужно на самом деле
    [requests] Сколько заявок нужно на самом деле
    [quotes] Сколько КП нужно на самом деле
    [contracts] Сколько договоров нужно на самом деле
    [clients] Сколько клиентов нужно на самом деле
    [qualified] Сколько потенциальных клиентов нужно на самом деле
   *[other] «{ $name }»: сколько нужно на самом деле
}
step2-count-of = { $stage ->
    [leads] { $n ->
        [one] { $n } лид
        [few] { $n } лида
       *[many] { $n } лидов
    }
    [meetings] { $n ->
        [one] { $n } встреча
        [few] { $n } встречи
       *[many] { $n } встреч
    }
    [calls] { $n ->
        [one] { $n } звонок
        [few] { $n } звонка
       *[many] { $n } звонков
    }
    [requests] { $n ->
        [one] { $n } заявка
        [few] { $n } заявки
       *[many] { $n } заявок
    }
    [quotes] { $n } КП
    [contracts] { $n ->
        [one] { $n } договор
        [few] { $n } договора
       *[many] { $n } договоров
    }
    [clients] { $n ->
        [one] { $n } клиент
        [few] { $n } клиента
       *[many] { $n } клиентов
    }
    [qualified] { $n ->
        [one] { $n } потенциальный клиент
        [few] { $n } потенциальных клиента
       *[many] { $n } потенциальных клиентов
    }
   *[other] «{ $name }» ({ $n })
}
step2-take = { $stage ->
    [leads] { $n ->
        [one] Взять { $n } лид
        [few] Взять { $n } лида
       *[many] Взять { $n } лидов
    }
    [meetings] { $n ->
        [one] Взять { $n } встречу
        [few] Взять { $n } встречи
       *[many] Взять { $n } встреч
    }
    [requests] { $n ->
        [one] Взять { $n } заявку
        [few] Взять { $n } заявки
       *[many] Взять { $n } заявок
    }
    [clients] { $n ->
        [one] Взять { $n } клиента
        [few] Взять { $n } клиента
       *[many] Взять { $n } клиентов
    }
    [calls] { $n ->
        [one] Взять { $n } звонок
        [few] Взять { $n } звонка
       *[many] Взять { $n } звонков
    }
    [quotes] Взять { $n } КП
    [contracts] { $n ->
        [one] Взять { $n } договор
        [few] Взять { $n } договора
       *[many] Взять { $n } договоров
    }
    [qualified] { $n ->
        [one] Взять { $n } потенциального клиента
       *[other] Взять { $n } потенциальных клиентов
    }
   *[other] Взять «{ $name }» ({ $n })
}
step2-keep = Вернуть { $count }
step2-line = Направление
step2-count-label = { $name }, { $period }
step2-if-exact = Шанс, что выйдет { $deals } или больше. Где есть факты, считаем по ним, где нет — по плану. Фактов мало — берите с запасом.
step2-if-spare = В плане сделок { $planned }, а цели хватит { $deals }: остальное — запас, его дают и другие направления.
step2-ladder-caption = «{ $name }»: шанс, что выйдет { $deals } или больше
step2-try-holds = { $count }: цель выйдет { $cases }.
step2-try-fails = { $count }: с закреплёнными числами цель не сходится.
step2-chance-event = Что должно выйти
step2-work-title = Что делать
step2-work-lags = Вся работа на эти сделки, вместе с той, что сделана до периода. Сколько её в самом периоде, — по неделям и в ресурсах.
step2-column-action = Действие
step2-column-each = На одно
step2-weeks = По неделям
step2-variable-plan-name = название плана
step2-variable-minimum = минимум
step2-variable-stretch = амбициозная цель

step2-structure = Из чего состоит план
step2-no-stages = без воронки
step2-add-line = Добавить направление
step2-add-line-name = Новое направление: продукт, сегмент, канал
step2-line-name = Направление
step2-clients = Клиенты
step2-clients-new = новые
step2-clients-repeat = постоянные
step2-line-margin = Маржинальность направления
step2-line-markup = Наценка направления
step2-as-goal = как у цели
step2-stage-leads = Лиды
step2-stage-meetings = Встречи
step2-stage-clients = Клиенты
step2-stage-name = Этап
step2-add-stage = Добавить этап
step2-add-stage-name = Новый этап, ниже остальных
step2-lag = Срок прохождения
step2-lag-hint = Проценты по неделям: в ту же, через неделю, через две…
step2-lag-none = в ту же неделю
step2-observed-label = Ваши факты
step2-observed-hint = Прошло из вошедших, по какой день
step2-observed-none = 9 из 32, 22.11.2026
step2-sales-label = Факты о продажах
step2-sales-hint = Сколько: среднее (от – до), по какой день
step2-sales-none = 42: 183250 (150000 – 214000), 31.10.2026
step2-observed-typed = { $passed } из { $entered }
step2-actions-of = Действия этапа { $name }
step2-column-per = На одного
step2-column-minutes = Минут
step2-add-action = Добавить действие
step2-add-action-name = Что делаем на этом этапе
step2-split = По людям и неделям
step2-split-show = Кто, что и на какой неделе
step2-split-what = Что
step2-split-region = Люди и недели, таблица

step2-season = Сезон
step2-season-even = Все месяцы обычные
step2-season-month = { $month } { $part }
step2-season-text = Сколько приносит рабочий день месяца по сравнению с обычным. По неделям план делится по рабочим дням и сезону; сумма за период не меняется.
step2-season-one-month = Этот план лежит внутри одного месяца, и сезон ничего в нём не меняет. Для квартала или года напишите, сколько приносит рабочий день месяца по сравнению с обычным.

step2-scenarios = Сценарии рядом с планом
step2-scenarios-none = Сценариев пока нет. Попробуйте другое число выше и сохраните его как сценарий или добавьте изменение здесь: план не изменится, пока вы не примете один из них.
step2-scenario-plan = План
step2-scenario-name = Название сценария
step2-scenario-number = Сценарий { $n }
step2-scenario-changes = Что меняем
step2-scenario-change = { $what }: { $value }
step2-scenario-same = ничего, как в плане
step2-scenario-adopt = Принять
step2-scenario-adopt-named = Принять сценарий «{ $name }»
step2-scenario-keep = Сохранить как сценарий
step2-scenario-what = Что изменить
step2-scenario-value = На сколько
step2-scenario-into = В каком сценарии
step2-scenario-new = В новом
step2-scenario-add = Добавить изменение
step2-scenario-status = Сходится ли
step2-scenario-whole = сходится
step2-scenario-open = есть открытые числа
step2-scenario-conflict = числа противоречат друг другу
step2-scenario-amount = Принесут линии
step2-scenario-for-eighty = { $stage } для шанса 8 из 10
step2-scenario-cost = Лиды стоят
step2-scenario-time = Работа
step2-scenario-missing-time = Не хватает времени

step2-ledger = Допущения
step2-ledger-text = Всё, что план принимает на веру. Сверху то, что держится хуже всего и стоит дороже всего.
step2-ledger-what = Допущение
step2-ledger-value = В плане
step2-ledger-counted = Наблюдения
step2-ledger-sales = { $n ->
    [one] { $n } продажа
    [few] { $n } продажи
    [many] { $n } продаж
   *[other] { $n } продажи
}
step2-ledger-interval = 95 % интервал
step2-ledger-age = Возраст
step2-ledger-days = { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
}
step2-ledger-owner = Кто отвечает
step2-ledger-stake = На кону
step2-ledger-region = Таблица допущений
step2-scenarios-region = Таблица сценариев
step2-season-region = Сезон по месяцам
