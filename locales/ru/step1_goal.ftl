# Шаг 1: цель.

step1-title = План продаж
step1-goal = Цель: { $amount } { $measure }, { $basis }, { $period }
step1-goal-found = Цель не задана. Закреплённые числа дают { $amount } { $measure }, { $basis }, { $period }
step1-goal-open = Цель не задана и пока не следует из чисел; { $basis }, { $period }
step1-revenue = выручки
step1-gross-profit = валовой прибыли
step1-net-profit = чистой прибыли
step1-by-payments = по оплатам
step1-by-contracts = по договорам
step1-by-shipments = по отгрузкам
step1-requirement = Сначала нужно покрыть постоянные расходы { $fixed }: направления вместе должны дать { $required } маржи
step1-result = Итог: { $result } { $measure }

# Комната в браузере.
step1-how-much = Сколько нужно за { $period }
step1-earn = { $what ->
    [payments] Получить { $amount } оплат за { $period }
    [contracts] Заключить договоры на { $amount } за { $period }
    [shipments] Отгрузить на { $amount } за { $period }
    [gross_profit] Заработать { $amount } валовой прибыли за { $period }
   *[net_profit] Заработать { $amount } чистой прибыли за { $period }
}
step1-need-gross = Для этого нужно продать на { $volume }, целыми сделками.
step1-need-net = Для этого нужно продать на { $volume }, целыми сделками: сначала { $costs } постоянных расходов, потом прибыль.
step1-conflict = С такой целью числа декомпозиции не сходятся: посмотрите, какие, во второй комнате.
step1-open = Сколько для этого продать, станет ясно, когда будет закончена декомпозиция.
step1-terms = Условия цели
step1-measure-revenue = Выручка
step1-measure-gross-profit = Валовая прибыль
step1-measure-net-profit = Чистая прибыль
step1-basis-payments = Оплаты
step1-basis-contracts = Договоры
step1-basis-shipments = Отгрузки
step1-vat-included = С НДС
step1-vat-excluded = Без НДС
step1-from = Первый день
step1-to = Последний день
step1-margin-hint = Прибыль ÷ выручка
step1-markup-hint = Прибыль ÷ себестоимость
step1-fixed-costs-hint = За весь период
step1-margin-example = например, 30 %
step1-or-markup = или наценка
step1-take-profit = Планировать от прибыли
step1-margin-kept = Маржинальность в плане уже есть: { $margin }.
step1-ask-margin = Впишите маржинальность или наценку.
step1-ask-costs = Впишите расходы; если их нет, впишите 0.
step1-levels = Три уровня
step1-column-level = Уровень
step1-level-minimum = Минимум
step1-level-minimum-hint = ниже — провал
step1-level-plan = План
step1-level-plan-hint = под него считаем лиды и людей
step1-level-stretch = Амбициозная цель
step1-level-stretch-hint = если повезёт
step1-chance = Шанс выполнить цель
step1-chance-text = Считано из чисел плана. Рынок, сезон и то, что клиенты похожи друг на друга, сюда не входят.
step1-chance-certain = { $n ->
    [one] Направление { $lines } принято как гарантированное.
   *[other] Направления { $lines } приняты как гарантированные.
}
step1-facts-title = Что говорят факты
step1-cascade = Кто сколько берёт
step1-cascade-none = Впишите команды и менеджеров: цель поделится по их рабочему времени, а любую долю можно задать самим: суммой или процентом, например 30 %.
step1-show-all = Показать всех: { $n }
step1-column-who = Кто
step1-column-share = Доля
step1-column-check = Сходится?
step1-company = Компания
step1-share-of = Доля: { $name }
step1-adds-up = сходится
step1-too-little = не роздано { $amount }
step1-too-much = роздано лишних { $amount }
step1-by-time = по времени
step1-nobody-in-team = в команде никого
step1-away-all-period = весь период отсутствует
step1-add-rep-name = Имя менеджера
step1-add-team-name = Название команды
step1-add-to = Куда
step1-add-rep = Добавить менеджера
step1-add-team = Добавить команду
step1-units = Имена и команды
step1-unit-name = Имя
step1-unit-above = В какой команде
step1-name-of = Имя: { $name }
step1-above-of = Команда: { $name }
step1-not-set = не задано
