# Главная: есть ли у команды план?
ready-so-far = Пока нет: цель, расчёт и ресурсы готовы, дальше — обязательства и согласие команды.
ready-not-yet = Пока нет. Не хватает { $what }.
ready-no-goal = цели
ready-shares = долей, которые складываются в цель
ready-open-numbers = { $n ->
    [one] { $n } числа в расчёте
   *[other] { $n } чисел в расчёте
}
ready-conflict = расчёта, в котором числа сходятся
ready-owners = ответственных и сроков у обещаний
ready-leads = { $n ->
    [one] { $n } лида
   *[other] { $n } лидов
}
ready-count = { $n ->
    [one] Готов { $n } шаг из 8.
    [few] Готовы { $n } шага из 8.
   *[many] Готовы { $n } шагов из 8.
}
ready-days-left = { $n ->
    [one] До начала периода { $n } день.
    [few] До начала периода { $n } дня.
   *[many] До начала периода { $n } дней.
}
ready-steps = Восемь шагов
ready-number = Номер
ready-step = Шаг
ready-there = Что есть
ready-missing = Чего не хватает
ready-who = Кто и когда
ready-state = Состояние
ready-done = Готово
ready-part = Не всё
ready-lacking = Не хватает
ready-waiting = Ждёт
ready-goal = { $what ->
    [payments] { $amount } оплат
    [contracts] { $amount } по договорам
    [shipments] { $amount } отгрузок
    [gross_profit] { $amount } валовой прибыли
   *[net_profit] { $amount } чистой прибыли
}
ready-after-2 = Сначала декомпозиция
ready-promised = { $n ->
    [one] Обещан { $n } лид из { $of }
    [few] Обещано { $n } лида из { $of }
   *[many] Обещано { $n } лидов из { $of }
}
ready-technology-proven = технология доказана
ready-technology-unproven = технология не доказана
ready-technology-refuted = технология опровергнута
ready-technology-none = технология не выбрана
ready-until = до { $day }
ready-4 = Из чего сложится сумма каждого менеджера
ready-5 = Подписи команды и компании
ready-6 = Начнётся вместе с периодом
ready-7 = Разбор крупных сделок раз в неделю
ready-8 = Проверка технологий и источников
ready-today = Что делать дальше
ready-next-1 = Поставить цель
ready-next-shares = Раздать ровно цель
ready-next-2 = Закончить расчёт
ready-next-3 = Найти недостающее
ready-next-technology = Выбрать технологию продаж
ready-next-proof = Доказать технологию на сделках
