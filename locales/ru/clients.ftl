# Клиенты в браузере: кто скоро купит, список и карточка.

clients-page = Клиенты
clients-none = Клиентов пока нет
clients-answer-money = Постоянные клиенты купят примерно на { $median }, скорее всего от { $low } до { $high }
clients-answer = Постоянные клиенты купят примерно { $n ->
    [one] { $n } раз
    [few] { $n } раза
   *[many] { $n } раз
}, скорее всего от { $low } до { $high }
clients-answer-days = С { $from } по { $to }. Покупок примерно { $n }, скорее всего от { $low } до { $high }: так выходит восемь раз из десяти.
clients-few_clients = Клиентов пока мало, чтобы сказать, кто скоро купит
clients-few_clients-text = { $n ->
    [0] Пока никто не купил
    [one] Купил { $n } клиент
    [few] Купили { $n } клиента
   *[many] Купили { $n } клиентов
}, для оценки нужно хотя бы { $needed }.
clients-nobody_came_back = Никто ещё не покупал дважды
clients-nobody_came_back-text = Когда клиенты начнут возвращаться, здесь будет видно, кому пора купить.
clients-nobody_regular = Постоянных клиентов сейчас нет
clients-nobody_regular-text = Все, кто покупал, сделали это слишком давно.
clients-nothing_fits = Покупки слишком неровные, чтобы сказать, кто скоро купит
clients-nothing_fits-text = Список ниже стоит по дате последней покупки.
clients-due = Кому пора купить
clients-due-note = Это очередь для звонков, а не обещание. Верна она для всех вместе; что сделает один клиент, отсюда не узнать.
client-chance-note = Оценка верна для всех клиентов вместе; что сделает один, из неё не узнать.
clients-all = Все клиенты
clients-client = Клиент
clients-chance = Купит за { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
}
clients-standing = Статус
clients-any = Все, { $n }
clients-regular = Постоянный
clients-dormant = Спящий
clients-new = Новый
clients-regular-n = Постоянные, { $n }
clients-dormant-n = Спящие, { $n }
clients-new-n = Новые, { $n }
clients-won = Покупок
clients-sum = На сумму
clients-last = Последняя покупка
clients-first = Первая покупка
clients-tax-number = ИНН
clients-potential = Потенциал
clients-key = Крупный
clients-key-n = Крупные, { $n }
clients-key-goal = По открытым сделкам не меньше { $percent } % цели.
clients-key-largest = По сумме открытых сделок один из { $n } самых крупных.
clients-search = Имя или ИНН
clients-found-none = Таких клиентов нет. Уберите условие.
clients-loading = Загружаем клиентов
clients-how-title = Как считаем
clients-how = По дням покупок видно, как часто клиенты возвращаются и когда уходят. Две сделки одного дня считаются одной покупкой. Первые покупки новых клиентов сюда не входят.
clients-key-how = Потенциал — сумма открытых сделок клиента. Крупный — тот, у кого она достигает доли цели из правил учёта или входит в пять самых больших.

client-back = К списку клиентов
client-answer = { $client }: { $n ->
    [one] { $n } покупка
    [few] { $n } покупки
   *[many] { $n } покупок
} на { $sum }
client-answer-none = { $client }: покупок ещё нет
client-not-there = Такого клиента нет
client-not-there-text = Возможно, загрузку с ним отменили.
client-deals = Сделки
client-deals-all = { $n ->
    [one] Показать { $n } сделку
    [few] Показать все { $n } сделки
   *[many] Показать все { $n } сделок
}
client-deals-none = Сделок нет.
client-key = Крупный клиент
client-payments = Оплаты
client-payments-sum = Заплатил { $sum }.
client-payments-none = Оплат от этого клиента не загружали.
client-day = День
client-amount = Сумма
client-deal = Сделка
client-no-deal = Без сделки
