# Технологии продаж: страница и раздел в ресурсах.
technology-title = Технологии продаж
technology-text = Как вы превращаете лид в сделку: шаги, слова, материалы и признак, что шаг сделан. У каждой версии своё доказательство: сколько сделок она дала из скольких лидов.
technology-all = Все технологии
technology-none = Технологий пока нет. Возьмите лучшую сделку и запишите её по шагам.
technology-describe = Описать технологию
technology-new = Новая технология
technology-put-away-title = Убранные
technology-name = Название
technology-shown = Что показала
technology-changed = Изменена
technology-segment = Для кого
technology-segment-hint = Отрасль, размер, кто решает
technology-for = Для кого: { $segment }
technology-steps = Шаги
technology-steps-note = Alt и стрелки переставляют шаг
technology-step = Шаг { $n }
technology-no-steps = Шаги пока не записаны.
technology-step-up = Поднять: { $name }
technology-step-down = Опустить: { $name }
technology-step-gone = { $name }: шаг убран
technology-add-step = Добавить шаг
technology-script = Сценарий
technology-materials = Материалы
technology-criterion = Шаг сделан, если
technology-proof = Доказательство
technology-proof-label = Сделок из лидов
technology-proof-hint = Например, 9 из 64, 22.11.2026
technology-proof-title = Чьё доказательство
technology-proof-text = Счёт принадлежит шагам, по которым работали. Изменили шаги или клиентов — новая версия начинает счёт заново, а прежний остаётся у прежней версии.
technology-proof-stays = Шаги или клиенты теперь другие, поэтому { $proof } останется у версии { $version }, а новая начнёт без доказательства.
technology-proof-keep = Правка не меняет сути, счёт верен и для новой версии
technology-unproven = v{ $version }: ещё не считали
technology-counted = v{ $version }: { $won ->
    [one] { $won } сделка
    [few] { $won } сделки
   *[many] { $won } сделок
} из { $leads } { $nLeads ->
    [one] лида
   *[other] лидов
}
technology-counted-until = v{ $version }: { $won ->
    [one] { $won } сделка
    [few] { $won } сделки
   *[many] { $won } сделок
} из { $leads } { $nLeads ->
    [one] лида
   *[other] лидов
}, по { $day }
technology-save-version = Сохранить как версию { $version }
technology-saved = Сохранена версия { $version }
technology-kept = Набранное хранится на этом устройстве, пока вы его не сохраните
technology-give-up = Отказаться от правок
technology-gave-up = Правки убраны
technology-print = Напечатать
technology-taken = Версия { $version } взята за основу
technology-put-away = Убрать из предложений
technology-take-back = Вернуть в предложения
technology-told-away = «{ $name }» больше не предлагается; планы, где она названа, её сохранят
technology-told-back = «{ $name }» снова предлагается
technology-is-put-away = Убрана: планам больше не предлагается.
technology-version = { $name }, версия { $version }
technology-first-version = первая версия
technology-take-version = Взять эту версию за основу
technology-part-name = название
technology-part-segment = для кого
technology-part-steps = шаги
technology-part-proof = доказательство
technology-clash = Пока вы писали, появилась версия { $version }: { $who }, { $when }
technology-clash-text = Ваши правки целы, они ниже. Сравните и выберите, что станет следующей версией.
technology-clash-show = Показать версию { $version }
technology-clash-mine = Сохранить мои правки как версию { $version }
technology-clash-theirs = Оставить версию { $version }
technology-why-title = Почему это ресурс
technology-why-text = План, в котором 20 лидов дают 3 сделки, стоит на том, что ваш способ продавать так и работает. Если этого никто не видел, это надежда.
technology-verdicts-title = Что значит вывод
technology-proven = доказано
technology-proven-means = Счёт свежий, его хватает, и план ждёт не больше, чем он показал.
technology-not-proven = не доказано
technology-not-proven-means = Счёта мало, он старый или слишком размытый. Продавайте по шагам и считайте.
technology-refuted = опровергнуто
technology-refuted-means = План ждёт больше, чем допускают факты. Снизьте конверсию или измените шаги.

# В плане.
technology-section = Технология продаж
technology-missing = Технологии нет.
technology-missing-do = Опишите шаги
technology-of-line = Технология продаж: { $line }
technology-not-chosen = не выбрана
technology-unknown = { $name } (такой нет)
technology-renamed = { $name } (теперь { $now })
technology-away = { $now } (убрана)
technology-unknown-text = В компании нет технологии с таким названием. Выберите другую или опишите её.
technology-open-steps = Открыть шаги
technology-expects = План ждёт, что сделкой станет { $planned } лидов.
technology-expects-facts = План ждёт { $planned } от лида до сделки, факты дают { $facts }.
technology-likely = { $n ->
    [one] { $n } лид даст
    [few] { $n } лида дадут
   *[other] { $n } лидов дадут
} от { $low } до { $high } сделок в 8 случаях из 10, плану нужно { $deals }.
