# Команда компании, её календарь и то, чем они отличаются от плана.

ui-team = Команда
ui-team-count = { $n ->
    [0] Команда: пока никого
    [one] Команда: { $n } человек
    [few] Команда: { $n } человека
   *[other] Команда: { $n } человек
}
ui-team-text = Люди, которые продают или помогают продавать: с доступом в систему и без него. Новый план берёт отсюда, кто когда работает.
ui-team-empty = Здесь пока никого. Добавьте первого человека: имени и дня выхода достаточно, команды можно завести потом.
ui-team-empty-read = Здесь пока никого. Людей добавляют РОП и собственник.
ui-team-tree = Кто в какой команде
ui-team-nowhere = Прямо в компании
ui-team-people = { $n ->
    [0] никого
    [one] { $n } человек
    [few] { $n } человека
   *[other] { $n } человек
}
ui-team-since = Работает с
ui-team-hours = Часов
ui-team-ramp = Выход на полную
ui-team-ramp-none = сразу
ui-team-absences = Отсутствия
ui-team-absences-none = нет
ui-team-absences-never = Не записаны.
ui-team-leaves = Последний день
ui-team-leaves-none = не назначен
ui-team-name-of = { $name }: имя
ui-team-since-of = { $name }: первый день
ui-team-hours-of = { $name }: часов в неделю
ui-team-ramp-of = { $name }: проценты по неделям с первого дня
ui-team-leaves-of = { $name }: последний день
ui-team-team-name = Название команды
ui-team-to-come = ещё не работает
ui-team-moves-on = с { $day }: { $team }
ui-team-more = { $n ->
    [one] ещё { $n }
   *[other] ещё { $n }
}
ui-team-open = Подробно
ui-team-fold = Свернуть
ui-team-more-of = { $name }: переводы и отсутствия
ui-team-account = Учётная запись
ui-team-account-none = нет
ui-team-account-text = Кто под ней входит, видит сделки, клиентов и оплаты этого человека.
ui-team-history = История команд
ui-team-from = с { $day }: { $team }
ui-team-move-to = Перевести в
ui-team-move-on = С какого дня
ui-team-move = Перевести
ui-team-moved = { $name }: записан перевод, { $team }
ui-team-away-from = Первый день
ui-team-away-to = Последний день
ui-team-away-reason = Причина, если нужна
ui-team-away = Записать отсутствие
ui-team-away-noted = { $name }: записано отсутствие, { $days }
ui-team-away-gone = { $name }: отсутствие убрано, { $days }
ui-team-rest = Остальное
ui-team-return-on = Выходит снова
ui-team-return = Вернуть
ui-team-returned = { $name } снова в команде
ui-team-remove-text = Если человека добавили по ошибке, уберите строку. Тому, кто уходит, поставьте последний день: история останется.
ui-team-remove = Убрать строку
ui-team-removed = { $name }: строка убрана
ui-team-saved = { $name }: сохранено
ui-team-part-of = Входит в
ui-team-put = Переставить
ui-team-close = Закрыть команду
ui-team-add-title = Добавить
ui-team-add = Добавить человека
ui-team-add-name = Имя
ui-team-add-team = Команда
ui-team-add-since = Первый день
ui-team-add-hours = Часов в неделю
ui-team-add-ramp = Выход на полную, %
ui-team-add-team-name = Новая команда
ui-team-add-team-do = Завести команду
ui-team-added = { $name }: добавлено
ui-team-left = Ушли
ui-team-closed = Закрытые команды
ui-team-reopen = Открыть снова
ui-team-reopen-named = Открыть снова: { $name }

ui-calendar = Календарь
ui-calendar-days = { $n ->
    [one] { $year }: { $n } рабочий день
    [few] { $year }: { $n } рабочих дня
   *[other] { $year }: { $n } рабочих дней
}
ui-calendar-text = Нажмите на день, чтобы компания в него работала или отдыхала. Стрелки ходят по дням, Enter меняет день.
ui-calendar-text-read = По каким дням компания работает. Календарь меняют РОП и собственник.
ui-calendar-year = Год { $year }
ui-calendar-incomplete = Переносы выходных на { $year } ещё не известны: считаем по закону, без решений правительства.
ui-calendar-month-days = { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[other] { $n } дней
}
ui-calendar-workday = рабочий день
ui-calendar-weekend = выходной
ui-calendar-holiday = праздник
ui-calendar-moved-off = перенесённый выходной
ui-calendar-moved-on = рабочий день вместо выходного
ui-calendar-company-off = компания не работает
ui-calendar-company-on = компания работает
ui-calendar-note = Заметка
ui-calendar-note-none = нет
ui-calendar-legend = Обозначения
ui-calendar-plans = Планы
ui-calendar-plans-text = Новый план берёт этот календарь сам. В прежних планах дни меняются, только если взять их в комнате «Ресурсы».
ui-calendar-told-off = { $day } теперь не работаем
ui-calendar-told-on = { $day } теперь работаем
ui-calendar-told-country = Праздники сменились

ui-roster-people = Команда компании отличается от плана: { $what }.
ui-roster-days = Календарь компании отличается от плана: { $what }.
ui-roster-take = Взять в план
ui-roster-taken = План взял данные компании
ui-roster-each = Каждое отличие
ui-roster-more = ещё { $n }
ui-roster-nothing = нет
ui-roster-join = добавятся { $names }
ui-roster-joins = { $name }: добавится, команда: { $after }
ui-roster-leave = уйдут из плана { $names }
ui-roster-leaves = { $name }: в этот период не работает, уйдёт из плана
ui-roster-move = другая команда: { $names }
ui-roster-moves = { $name }: команда была { $before }, станет { $after }
ui-roster-hours = другие часы: { $names }
ui-roster-hours-of = { $name }: часть полной недели была { $before }, станет { $after }
ui-roster-ramp = другой выход на полную: { $names }
ui-roster-ramp-of = { $name }: выход на полную был { $before }, станет { $after }
ui-roster-absences = другие отсутствия: { $names }
ui-roster-absences-of = { $name }: отсутствия были { $before }, станут { $after }
ui-roster-teams-join = новые команды: { $names }
ui-roster-team-joins = Команда { $name } появится, входит в: { $after }
ui-roster-teams-leave = без команд: { $names }
ui-roster-team-leaves = Команда { $name }: в ней никого, уйдёт из плана
ui-roster-teams-move = на другом месте: { $names }
ui-roster-team-moves = Команда { $name } входила в: { $before }, станет в: { $after }
ui-roster-country = другие праздники
ui-roster-days-off = не работаем { $names }
ui-roster-days-on = работаем { $names }
