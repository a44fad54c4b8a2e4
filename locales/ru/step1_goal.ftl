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
