# План, который забирают с собой: книга XLSX и таблица CSV.

workbook-sheet-plan = План
workbook-sheet-weeks = Недели
workbook-sheet-people = Люди
workbook-sheet-resources = Ресурсы
workbook-sheet-grounds = Основания

workbook-how-to = Числа на цветном фоне закреплены: меняйте их, остальные пересчитаются. Снять или добавить булавку можно только в Заделе.
workbook-how-to-conflict = Закреплённые числа (на цветном фоне) противоречат друг другу, поэтому остальные не посчитаны. Какие и что с этим делать — под таблицей.
workbook-goal = Цель
workbook-goal-found = Цель, посчитана
workbook-required = Направления должны дать
workbook-margin-profit = Маржинальность: прибыли
workbook-margin-revenue = на столько выручки
workbook-numbers = Числа
workbook-fits = сходятся
workbook-fits-not = не сходятся
workbook-column-what = Показатель
workbook-column-passed = Прошло
workbook-column-entered = Вошло
workbook-column-target = Нужно принести
workbook-column-weight = Вес маржи
workbook-column-weighed = Взвешено
workbook-result = Итог после постоянных расходов
workbook-surplus = Сверх цели
workbook-column-actions = Действий
workbook-column-items = На сколько единиц этапа
workbook-action-of = { $name } («{ $stage }»)

workbook-chances-note = Шансы посчитаны на { $day } по фактам, известным в этот день. Формул здесь нет: измените план — шансы останутся прежними, новые покажет Задел.
workbook-chances-note-undated = Шансы посчитаны при выгрузке. Формул здесь нет: измените план — шансы останутся прежними, новые покажет Задел.
workbook-column-deals-needed = Нужно сделок
workbook-column-mean = В среднем сделок
workbook-column-spread = Отклонение, ±
workbook-column-top = Сколько нужно наверху
workbook-column-for-chance = Для шанса { $chance }
workbook-chance-certain = принято как гарантированное
workbook-chance-too-large = не считается: на первом этапе больше 10 000

workbook-weeks-note = Недели следуют за листом «План»: сделки и этапы делятся по весам недель (строка вверху), деньги — сделки на средний чек. Часы посчитаны в день выгрузки и не меняются.
workbook-weeks-note-lags = Сделки и деньги следуют за листом «План». Этапы сдвинуты на срок прохождения и с формулами не связаны: итог меньше плана на то, что уже начато (задел).
workbook-column-in-plan = В плане
workbook-working-time = Рабочее время, доли
workbook-seasonal-time = Рабочее время и сезон, доли

workbook-people-note = Доли и работа разложены по рабочему времени в день выгрузки; итоги — формулы. Доли на цветном фоне заданы вручную.
workbook-column-part = Доля цели
workbook-column-below = Сумма ниже
workbook-column-difference = Расхождение
workbook-column-time-need = Нужно времени
workbook-column-time-supply = Есть времени

workbook-resources-note = Сколько брать у каждого источника, посчитано в день выгрузки: сначала дешёвые. Стоимость и нехватка — формулы.
workbook-resources-note-open = Сколько брать у каждого источника, станет ясно, когда будет закончена декомпозиция.
workbook-column-cost = Стоимость

workbook-grounds-note = Основания на { $day }: факты стареют, и основание со временем слабеет.
workbook-grounds-note-undated = Основания на день выгрузки: факты стареют, и основание со временем слабеет.
workbook-column-facts = В фактах
workbook-column-low = Не ниже, 95 %
workbook-column-high = Не выше, 95 %
workbook-column-age = Возраст, дней
