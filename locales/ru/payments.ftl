payments-page = Оплаты
payments-open-title = Без сделки { $n ->
    [one] { $n } оплата
    [few] { $n } оплаты
   *[many] { $n } оплат
} на { $amount }
payments-none-title = Оплат без сделки нет
payments-lead = Скажите, за какую сделку пришли деньги. Аренду, займы и возвраты отметьте «Не по сделке».
payments-none-lead = Новые оплаты придут с выпиской банка или таблицей оплат.
payments-to-import = Загрузить выписку
payments-list = Без сделки
payments-of-import = Оплаты этого файла без сделки
payments-again = Подобрать ещё раз
payments-again-done = { $n ->
    [0] Ничего нового не подошло
    [one] Подобрана сделка для { $n } оплаты
   *[other] Подобраны сделки для { $n } оплат
}
payments-no-client = Плательщик не указан
payments-unknown-deal = В файле сделка { $deal }, такой пока нет
payments-choose = Выбрать сделку
payments-choose-for = Выбрать сделку для оплаты от { $client } на { $amount }
payments-not-a-deal = Не по сделке
payments-not-a-deal-for = Не по сделке: оплата от { $client } на { $amount }
payments-tied = Оплата отнесена к сделке { $deal }
payments-set-aside = Оплата отмечена: не по сделке
payments-untied = Вернули в список без сделки
payments-sheet = За какую сделку { $amount }
payments-search = Найти сделку по номеру, названию или клиенту
payments-looking = Ищем сделки
payments-found = Подходящие сделки
payments-found-none = Похожих сделок нет. Найдите по номеру, названию или клиенту.
payments-why-deal = названа в оплате
payments-why-invoice = по номеру счёта
payments-why-contract = по договору
payments-why-tax = совпали ИНН и сумма
payments-why-name = совпали имя и сумма
payments-why-part = вместе с другой оплатой даёт сумму сделки
payments-why-client = тот же клиент
payments-owed = Дебиторка
payments-owed-one = Клиент должен { $amount }.
payments-owed-none-one = По счетам клиент ничего не должен.
payments-owed-sum = Клиенты должны { $amount }.
payments-overdue-sum = Просрочено { $amount }.
payments-owed-none = По счетам никто ничего не должен. Счета загружаются таблицей.
payments-invoice = Счёт
payments-due = Срок
payments-left = Осталось
payments-of = из { $amount }
payments-overdue = { $n ->
    [one] просрочен на { $n } день
    [few] просрочен на { $n } дня
   *[many] просрочен на { $n } дней
}
payments-how-title = Как подбираем
payments-how = По номеру сделки, счёта или договора в назначении. Потом по ИНН и сумме, последним по имени и сумме. Если подходят несколько сделок, решаете вы.
payments-import-tied = { $n ->
    [one] { $n } оплата отнесена к сделке.
    [few] { $n } оплаты отнесены к сделкам.
   *[many] { $n } оплат отнесено к сделкам.
}
payments-import-left-out = Не от клиентов, пропущено: { $n }.
payments-statement-title = Это банковская выписка для 1С
payments-statement-lead = Возьмём поступления от клиентов и подберём им сделки. Списания и переводы между своими счетами пропустим.
