# Сделки в браузере: список, карточка, и докуда доходят факты.

facts-sees-own = Показаны только ваши сделки, клиенты и оплаты. Показатели воронки общие, по всей компании.
facts-sees-no-employee = Ваша учётная запись ни к кому в команде не привязана, поэтому ваших сделок здесь не видно. Попросите РОПа открыть «Команду», найти вас и выбрать вашу учётную запись.
facts-sees-no-name = Ни одно имя из загруженных файлов пока не привязано к вам, поэтому ваших сделок здесь не видно. Попросите РОПа открыть «Команду», раздел «Имена из файлов», и отметить, какое имя ваше.
facts-as-of = Факты по { $day }, { $n ->
    [one] { $n } сделка.
    [few] { $n } сделки.
   *[many] { $n } сделок.
}
facts-old = Им больше трёх дней: выводы могли устареть.
facts-old-file = Файл загружали { $day }, но событий новее в нём нет: выгрузка старая, или за эти дни ничего не произошло.
facts-bring = Загрузить файл
facts-bring-others = Загрузить их может РОП.
feed-statement = Выписка банка
feed-deals = Таблица сделок
feed-leads = Таблица лидов
feed-events = Журнал событий
feed-payments = Таблица оплат
feed-invoices = Таблица счетов
feed-actions = Таблица действий
feed-spend = Таблица расходов
facts-twins = { $n ->
    [one] Похоже, { $n } сделка посчитана дважды: она есть и { $one }, и { $other }.
    [few] Похоже, { $n } сделки посчитаны дважды: они есть и { $one }, и { $other }.
   *[many] Похоже, { $n } сделок посчитаны дважды: они есть и { $one }, и { $other }.
}
facts-twins-in = в «{ $feed }»
facts-twins-by-hand = среди вписанных вручную
facts-twins-imports = Отменить лишнюю загрузку
facts-feed = { $feed }: { $day }
facts-none = Фактов пока нет.
facts-none-text = Выгрузите сделки из CRM в CSV или XLSX и загрузите файл. Столбцы, этапы и имена программа распознает сама, а о неясном спросит.

deals-page = Сделки
deals-n = { $n ->
    [one] { $n } сделка
    [few] { $n } сделки
   *[many] { $n } сделок
}
deals-n-leads = { $n ->
    [one] { $n } лид
    [few] { $n } лида
   *[many] { $n } лидов
}
deals-and-leads = { $deals } и { $leads }
deals-answer-sum = { $what } на { $sum }
facts-sum-uncounted = { $told }, без курса
facts-sum-converted = { $sum } ({ $told })
facts-uncounted = без курса
facts-uncounted-hint = У валюты нет курса: сумма не входит в итоги. Курс задают при загрузке файла.
deals-answer-part = { $what }, сумма у { $with }: { $sum }
deals-none = Сделок пока нет
deals-none-such = Таких сделок нет
deals-none-such-text = Ни одна сделка не подходит под все условия сразу. Уберите одно из них.
deals-all = Показать все сделки
deals-loading = Загружаем сделки
deals-search = Номер, название или клиент
deals-filters = { $n ->
    [0] Фильтры
   *[other] Фильтры: { $n }
}
deals-any = Все
deals-reset = Сбросить
deals-drop = Убрать условие: { $filter }
deals-deal = Сделка
deals-number = № { $number }
deals-lead-number = Лид № { $number }
deals-outcome = Итог
deals-open = В работе
deals-won = Выиграна
deals-lost = Проиграна
deals-stage = Этап
deals-stages-in = { $feed }: { $own }
deals-stages-of = Воронка «{ $pipeline }»
deals-stages-common = Общие этапы
deals-stages-crm = Этапы CRM
deals-person = Менеджер
deals-nobody = Без менеджера
deals-source = Источник
deals-no-source = Без источника
deals-line = Направление
deals-no-line = Без направления
deals-nature = Вид продажи
deals-nature-new = Новому клиенту
deals-nature-repeat = Повторная
deals-amount = Сумма
deals-created = Создана
deals-closed = Закрыта
deals-expected = Ожидаем
deals-last = Последнее событие
deals-reason = Причина отказа
deals-no-reason = не указана
deals-moves = { $n ->
    [one] { $n } перенос
    [few] { $n } переноса
   *[many] { $n } переносов
}
deals-when = Что произошло
deals-since = С
deals-until = По
deals-stage-won = Продажа: сделка выиграна
deals-stage-lost = Отказ: сделка проиграна
deals-event-created = Создана
deals-event-stage = Этап «{ $stage }»
deals-event-won = Выиграна
deals-event-lost = Проиграна
deals-event-closed = Закрыта
deals-event-paid = Пришла оплата
deals-event-unpaid = Выиграна, оплачена не вся
deals-event-expected = Ожидается закрытие
deals-event-last = Последнее событие
deals-of-client = Клиент: { $client }
deals-of-import = Из загрузки № { $import }
deals-of-reason = Причина: { $reason }
deals-kind = Что показать
deals-only-deals = Только сделки
deals-only-leads = Только лиды

deal-back = К списку сделок
deal-answer = { $deal }: { $sum }
deal-not-there = Такой сделки нет
deal-not-there-text = Её нет в фактах: загрузку отменили, или адрес неверен.
deal-history = Что происходило
deal-belonging = Счета, оплаты и действия
deal-belonging-none = Счетов, оплат и действий по этой сделке нет.
deal-when = Когда
deal-what = Событие
deal-from = Откуда
deal-line = { $file }, строка { $line }
deal-taken-back = отменено
deal-corrected = исправлено позже
deal-moved = { $from } → { $to }
deal-due = оплатить до { $day }
deal-expected-moved = { $n ->
    [one] { $day }, { $n } перенос
    [few] { $day }, { $n } переноса
   *[many] { $day }, { $n } переносов
}
deal-invoiced = Выставлено
deal-paid = Оплачено
deal-paid-more = { $sum }, больше суммы сделки

fact-expected = Ожидаемая дата
fact-reopened = Снова в работе
fact-paid = Оплата
fact-invoiced = Счёт
fact-call = Звонок
fact-meeting = Встреча
fact-quote = КП
fact-letter = Письмо
fact-other = Другое действие

import-plan-next = Плана пока нет. Напишите цель: этапы воронки, конверсии и средний чек возьмутся из этих фактов.
import-make-plan = Составить план
import-show-funnel = Показать конверсии
import-show-deals = Показать сделки
