# План по месяцам: столбцы в первой комнате и загрузка таблицы, которая уже есть.

step1-months-region = Доли по месяцам: прокручивается вправо
step1-month-of = { $name }: { $month }
step1-month-off = { $direction ->
    [less] у людей меньше на { $amount }
   *[more] у людей больше на { $amount }
}
step1-sum-of-months = сумма месяцев
step1-months-above = месяцы больше доли на { $amount }

sheet-load = Загрузить план по месяцам
sheet-load-hint = XLSX или CSV: имена в строках, месяцы в столбцах. Файл можно перетащить сюда.
sheet-title = План по месяцам из таблицы
sheet-reading = Читаем { $file }…
sheet-other-file = Выбрать другой файл
sheet-file = Файл { $file }
sheet-choose = Лист
sheet-year-guessed = Год в таблице не указан. Считаем, что столбцы — это { $first } – { $last }.
sheet-thousands = Суммы в таблице в тысячах: 120 — это 120 000.
sheet-thousands-of = Суммы в тысячах: { $months }.
sheet-millions = Суммы в таблице в миллионах: 1,2 — это 1 200 000.
sheet-millions-of = Суммы в миллионах: { $months }.
sheet-region = Что изменится: прокручивается вправо
sheet-outside = вне периода
sheet-outside-hint = Месяцы вне периода плана сохранятся и начнут действовать, если период их захватит.
sheet-take = Взять строку: { $name }
sheet-was = было
sheet-becomes = станет
sheet-known-as = в плане: { $name }
sheet-new-rep = новый менеджер, добавим
sheet-new-team = такой команды в плане нет; отметьте, чтобы добавить
sheet-several = подходят { $names }: переименуйте, чтобы было ясно, о ком речь
sheet-same = без изменений
sheet-adds-up = суммы те же, что у строк { $first }–{ $last } вместе: похоже на итог
sheet-target-gone = доля { $amount } уйдёт: заданы все месяцы
sheet-rounded = { $n ->
    [one] округлена { $n } сумма
    [few] округлено { $n } суммы
   *[many] округлено { $n } сумм
}
sheet-faults = { $n ->
    [one] Не взята { $n } ячейка
    [few] Не взяты { $n } ячейки
   *[many] Не взято { $n } ячеек
}
sheet-faults-hint = Остальное загрузится. Поправьте эти места в файле и загрузите его снова или впишите суммы здесь.
sheet-fault-at = { $cell }: «{ $value }»
sheet-fault-not-a-number = не сумма
sheet-fault-negative = меньше нуля
sheet-fault-too-large = слишком много: нет ли лишних нулей
sheet-fault-formula = ошибка в формуле
sheet-fault-no-name = есть суммы, а имени нет
sheet-fault-bad-name = это не имя
sheet-fault-twice = об этом человеке или команде уже сказано в строке { $row }
sheet-left-out = Пропущено строк и столбцов: { $n }
sheet-left-out-row = Строка { $row }, { $name }
sheet-left-out-column = Столбец { $column }, { $name }
sheet-out-total = итог
sheet-out-no-sums = нет сумм
sheet-out-quarter = квартал: нужны месяцы
sheet-out-twice = этот месяц уже есть левее
sheet-out-other = не месяц
sheet-apply = { $n ->
    [0] Нечего загружать
    [one] Загрузить { $n } изменение
    [few] Загрузить { $n } изменения
   *[many] Загрузить { $n } изменений
}
sheet-nothing = План уже такой, как в таблице: менять нечего.
sheet-loaded = { $n ->
    [one] План по месяцам загружен: { $n } изменение
    [few] План по месяцам загружен: { $n } изменения
   *[many] План по месяцам загружен: { $n } изменений
}
sheet-clash = Пока таблица была открыта, план изменили. Загрузите файл ещё раз.
sheet-kept = Нет связи. План по месяцам загрузится, когда она появится.
