# Шаг 3: ресурсы.

step3-title = Хватит ли ресурсов
step3-column-resource = Ресурс
step3-column-need = Нужно
step3-column-supply = Есть
step3-column-deficit = Не хватает
step3-leads = { $name }: { $stage }
step3-time = Время менеджеров
step3-source = { $name }: { $leads } по { $price }
step3-sources-cost = Сначала дешёвые: { $sources }; всего { $cost }
step3-bottleneck = Узкое место: { $resource }
step3-enough = Ресурсов на период хватает
step3-newcomers = { $n ->
    [one] Чтобы хватило времени, нужен ещё { $n } новичок
    [few] Чтобы хватило времени, нужны ещё { $n } новичка
   *[many] Чтобы хватило времени, нужно ещё { $n } новичков
}
step3-no-newcomers = Новички в этом периоде уже не помогут
step3-in-period = Считается то, что начнётся в этом периоде; остальное уже начато (задел)
step3-tight-week = { $week }: работы на { $need }, а времени { $supply }

# Комната в браузере.
step3-answer-enough = Всё, что нужно плану, обещано
step3-answer-missing = Не хватает { $what }
step3-answer-open = Чего не хватит, пока не посчитать
step3-open-text = Сначала закончите декомпозицию: сколько нужно лидов и часов, следует из неё.
step3-missing-leads = { $n ->
    [one] { $n } обещанного лида
   *[other] { $n } обещанных лидов
}
step3-missing-time = { $time } рабочего времени
step3-missing-weeks = { $n ->
    [one] рабочего времени в { $n } неделе
   *[other] рабочего времени в { $n } неделях
}
step3-doubt-limit = обещано больше, чем источник может дать
step3-doubt-past = срок прошёл
step3-doubt-late = срок после конца периода
step3-ownerless = { $n ->
    [one] У { $n } обещания нет ответственного или срока: пока это пожелание.
   *[other] У { $n } обещаний нет ответственного или срока: пока это пожелания.
}
step3-cost = Лиды обойдутся в { $cost }.
step3-cost-of = Лиды обойдутся в { $cost } из { $budget }.
step3-leads-title = Лиды
step3-leads-note = сначала те, что дешевле
step3-leads-region = Источники лидов, таблица
step3-leads-none = В плане нет направлений, которые начинаются с лидов.
step3-column-source = Источник
step3-column-limit = Может дать
step3-column-take = Берём
step3-column-promised = Обещано
step3-column-owner = Кто
step3-column-due = К дате
step3-column-price = Цена лида
step3-column-per-deal = Цена сделки
step3-need = { $stage }, нужно { $need }
step3-unpromised = { $n ->
    [one] не обещан { $n }
   *[other] не обещано { $n }
}
step3-promised-all = обещано всё
step3-limit-of = Может дать: { $of }
step3-promised-of = Обещано: { $of }
step3-owner-of = Кто отвечает: { $of }
step3-due-of = К какой дате: { $of }
step3-price-of = Цена лида: { $of }
step3-nobody = никто
step3-no-date = без срока
step3-free = бесплатно
step3-no-limit = без предела
step3-add-source = Добавить источник
step3-add-source-name = Новый источник
step3-add-source-line = Для направления
step3-budget-hint = Больше на лиды не потратим
step3-time-title = Время менеджеров
step3-time-none = Менеджеры ещё не названы, поэтому время не с чем сравнить.
step3-time-open = Время посчитаем, когда будет закончена декомпозиция.
step3-time-go = Кто в команде
step3-all-reps = { $n ->
    [one] { $n } менеджер
    [few] { $n } менеджера
   *[many] { $n } менеджеров
}
step3-show-all-reps = Показать всех: { $n }
step3-tight-title = { $n ->
    [one] { $n } неделя, в которую работа не помещается
    [few] { $n } недели, в которые работа не помещается
   *[many] { $n } недель, в которые работа не помещается
}
step3-selling-hint = Остальное — отчёты, дорога, совещания
step3-promises-title = Остальные обещания компании
step3-promises-none = Деньги, люди, товар, технология: всё, без чего план не выполнить и что зависит не от менеджеров. Запишите, кто и к какой дате это даст.
step3-column-what = Что
step3-column-kind = Вид
step3-kind-money = деньги
step3-kind-people = люди
step3-kind-time = время
step3-kind-stock = товар
step3-kind-technology = технология
step3-kind-other = другое
step3-add-promise = Записать
step3-add-promise-name = Что нужно плану
step3-debt-title = Долг компании
step3-debt-text = План двусторонний. Менеджер обещает сделки, компания — лиды, время, деньги и технологию к сроку. Без ответственного и даты это пожелание.
step3-narrow-title = Узкое место
step3-narrow-leads = { $n ->
    [one] «{ $line }»: ещё { $n } лид взять негде
    [few] «{ $line }»: ещё { $n } лида взять негде
   *[many] «{ $line }»: ещё { $n } лидов взять негде
}
step3-narrow-money = { $n ->
    [one] «{ $line }»: ещё { $n } лид взять не на что, деньги на лиды кончились
    [few] «{ $line }»: ещё { $n } лида взять не на что, деньги на лиды кончились
   *[many] «{ $line }»: ещё { $n } лидов взять не на что, деньги на лиды кончились
}
step3-narrow-time = Не хватает { $time } рабочего времени
step3-calendar-title = Рабочие дни
step3-calendar-days = { $n ->
    [one] В периоде { $n } рабочий день.
    [few] В периоде { $n } рабочих дня.
   *[many] В периоде { $n } рабочих дней.
}
step3-calendar-holidays = Праздники
step3-calendar-ru = России
step3-calendar-none = не учитывать
step3-calendar-off-hint = Даты через пробел: 31.12.2026 …
step3-calendar-on-hint = Субботы и праздники, в которые работаете
step3-example-source = Сайт
step3-example-owner = Наталья
