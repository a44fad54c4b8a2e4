# Имена мест плана: в уведомлениях, версиях и спорах.
place-goal-measure = Что считаем целью
place-goal-basis = По чему считаем
place-goal-vat = НДС
place-goal-minimum = Минимум
place-goal-stretch = Амбициозная цель
place-goal-from = Начало периода
place-goal-to = Конец периода
place-goal-margin = Маржинальность
place-goal-markup = Наценка
place-goal-fixed-costs = Постоянные расходы
place-as-of = Дата расчёта
place-resources-minutes-per-day = Минут в рабочем дне
place-resources-selling-share = Доля дня на продажи
place-resources-budget = Деньги на лиды
place-season = Сезон: { $month }
place-calendar-country = Производственный календарь
place-calendar-days-off = Нерабочие дни
place-calendar-days-on = Рабочие выходные
place-rep = { $name ->
    [none] Состав команды
   *[other] { $name }
}
place-team = { $name ->
    [none] Команды
   *[other] Команда «{ $name }»
}
place-source = { $name ->
    [none] Источники
   *[other] Источник «{ $name }»
}
place-promise = { $name ->
    [none] Обещания
   *[other] Обещание «{ $name }»
}
place-line = «{ $name }»
place-stage = { $owner }, { $name }
place-of = { $owner }: { $of }
place-put-in = { $name }: добавлено
place-taken-out = { $name }: убрано
place-emptied = { $name }: пусто
place-key-name = название
place-key-expert = кто отвечает за число
place-key-margin = маржинальность
place-key-markup = наценка
place-key-clients = чьи клиенты
place-key-technology = технология продаж
place-key-kind = вид этапа
place-key-funnel = этап воронки
place-lag-weeks = { $n ->
    [one] в пределах { $n } недели
   *[other] в пределах { $n } недель
}
place-key-lag = сроки
place-key-actions = действия
place-key-sales = факты о продажах
place-key-observed = факты
place-key-parent = вышестоящая команда
place-key-target = сколько берёт
place-key-team = команда
place-key-capacity = занятость
place-key-ramp = ввод в работу
place-key-absent = отсутствия
place-key-line = направление
place-key-facts-line = направление в фактах
place-key-leads = предел
place-key-price = цена лида
place-key-promised = обещано
place-key-owner = кто отвечает
place-key-due = к какой дате
place-key-resource = вид ресурса
place-scenario = { $name ->
    [none] Сценарии
   *[other] Сценарий «{ $name }»
}
place-key-edits = изменения
