# То, что вписывают руками: сделка, оплата, действие, числа недели.

entry-by-hand = Вписано вручную
entry-by-hand-by = Вписано вручную: { $name }
entry-today = сегодня
entry-day = день, например 15.12
entry-undone = Отменено.

entry-deal-new = Новая сделка
entry-deal-change = Изменить сделку
entry-deal-add = Добавить сделку
entry-deal-edit = Изменить
entry-deal-write = Добавить сделку
entry-deal-written = Сделка добавлена.
entry-deal-changed = Сделка изменена.
entry-title = Название
entry-client = Клиент
entry-tax-number = ИНН клиента
entry-began-on = Когда началась
entry-since = Когда это случилось

entry-payment-new = Новая оплата
entry-payment-add = Добавить оплату
entry-payment-write = Добавить оплату
entry-payment-written = Оплата добавлена.
entry-on = Когда
entry-payer = Кто заплатил
entry-invoice = Номер счёта
entry-purpose = За что

entry-action-new = Что сделано
entry-action-add = Добавить действие
entry-action-write = Добавить
entry-action-written = Добавлено: { $action }.
entry-by-whom = Кто
entry-note = Чем закончилось

journal-own = Что вы вписали
journal-all = Вписано вручную
journal-deal = Сделка
journal-payment = Оплата
journal-action = Действие
journal-tie = Отнесена оплата
journal-week = Числа недели
journal-week-of = Числа недели с { $day }
journal-correction = Зачёркнут факт
journal-undo = Отменить
journal-undo-named = Отменить. { $what }: { $about }
journal-undo-deal = Отменится и всё, что вписано об этом позже. Оплаты и действия останутся, но без сделки.
journal-undo-all = Отменить всё
journal-undone = отменено { $at }

entry-take-back = Убрать
entry-take-back-of = Убрать: { $fact }
entry-taken-back = Запись зачёркнута.

week-form-title = Неделя { $days }
week-form-lead = Впишите то, чего нет в сделках и файлах. Остальное уже посчитано: этап, через который сделка перешагнула, считается пройденным.
week-form-whose = Чья неделя
week-form-before = Предыдущая неделя
week-form-after = Следующая неделя
week-form-told = { $n ->
    [0] в фактах нет
   *[other] по фактам { $n }
}
week-form-told-sum = по фактам { $sum }
week-form-all = всего { $n }
week-form-less = Меньше: { $what }
week-form-more = Больше: { $what }
week-form-count = Сколько
week-form-sum = Сумма
week-form-why = { $what }: { $why }
week-form-saved = Сохранено.
week-form-not-saved = Неделя { $days } не сохранена. { $why }
week-form-mend = Неделя { $days } не сохранена. Исправьте: { $what }.
week-form-counts = Эта неделя закрыта. Что впишете, попадёт в неделю с { $day }.
week-form-nobody = Выберите, чья это неделя.
week-form-no-people = В команде пока никого нет. Добавьте людей на странице «Команда».
week-form-numbers = Числа недели
week-form-to-come = Здесь появится ещё
week-number-leads = Новые лиды
week-number-calls = Звонки
week-number-meetings = Встречи состоялись
week-number-quotes = КП отправлены
week-number-won = Сделки выиграны
week-number-paid = Оплаты
