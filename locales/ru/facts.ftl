# Факты: что читается из файлов других программ и что с ним не так.

reject-missing-id = Нет номера (ID). Без него повторная загрузка посчитает строку дважды. Заполните столбец или выберите другой.
reject-missing-created = Нет даты создания. Заполните её в CRM и выгрузите файл снова.
reject-missing-person = Не указан ответственный. Назначьте его в CRM.
reject-missing-closed = Сделка закрыта, но когда — не указано. Заполните дату закрытия в CRM.
reject-missing-date = Нет даты.
reject-missing-amount = Нет суммы.
reject-missing-stage = Не указано, на какой этап перешла сделка.
reject-missing-source = Не указан источник.
reject-closed-before-created = Дата закрытия { $value } раньше даты создания. Исправьте одну из дат в CRM.
reject-bad-date = «{ $value }» — не дата. Ждём 31.12.2026 или 2026-12-31.
reject-ambiguous-date = «{ $value }» можно прочесть двояко: неясно, где день, а где месяц. Укажите порядок в настройках файла.
reject-future-date = Дата { $value } ещё не наступила, а факт уже есть. Проверьте дату.
reject-bad-amount = «{ $value }» — не сумма. Исправьте в файле или пропустите строку.
reject-amount-out-of-range = Сумма «{ $value }» вне допустимого: отрицательная или слишком большая.
reject-bad-currency = Валюта «{ $value }» не распознана или отличается от валюты других строк той же сделки.
reject-bad-count = «{ $value }» — не целое число.
reject-bad-yes-no = «{ $value }» — ни да, ни нет.
reject-bad-name = Название слишком длинное или содержит невидимые символы.
reject-bad-id = Номер слишком длинный или содержит невидимые символы: «{ $value }».
reject-bad-tax-number = «{ $value }» — не ИНН: ждём от 8 до 15 цифр.
reject-bad-outcome = Столбец с итогом сделки противоречит этапу: «{ $value }».
reject-unknown-stage = Этап «{ $value }» ни с чем не сопоставлен. Укажите, что он значит.
reject-unknown-kind = Событие «{ $value }» неизвестно.
reject-unknown-action = Действие «{ $value }» ни с чем не сопоставлено. Укажите, что это: звонок, встреча, КП.
reject-duplicate-id = Номер { $value } уже был в этом файле, но с другими данными.
reject-too-many-events = У сделки { $value } слишком много событий: больше десяти тысяч не принимаем. Проверьте, тот ли столбец выбран для номера сделки.
reject-other-line-rejected = Другая строка той же сделки не принята, поэтому её сумма была бы неверной.
reject-too-many-cells = Ячеек больше, чем заголовков: похоже, разделитель попал внутрь текста.
reject-fault-in-cell = В ячейке ошибка формулы: { $value }.
reject-foreign-account = Платёж по счёту, которого нет в этой выписке.

table-empty = Файл пуст. Выгрузите его снова.
table-not-a-table = Это не таблица. Нужен файл CSV, XLSX или выгрузка CRM.
table-old-workbook = Это книга Excel 97–2003 (.xls). Сохраните её как XLSX.
table-binary-workbook = Это двоичная книга (.xlsb). Сохраните её как XLSX.
table-open-document = Это таблица OpenDocument (.ods). Сохраните её как XLSX.
table-locked = Файл защищён паролем. Снимите пароль и попробуйте снова.
table-other-archive = Это архив, а не книга Excel. Распакуйте его.
table-other-xml = Это XML, но не выгрузка CRM. Сохраните файл как XLSX или CSV.
table-no-table = На этой странице нет таблицы.
table-broken = Файл повреждён или загружен не до конца. Выгрузите его снова.
table-broken-at = Файл повреждён на строке { $line }. Выгрузите его снова.
table-open-quote = Кавычка, открытая на строке { $line }, нигде не закрыта: похоже, файл обрезан.
table-bad-byte = На строке { $line } байт, которого нет в кодировке файла. Сохраните файл в UTF-8.
table-too-large = Файл больше, чем мы читаем. Разделите его на части.
table-too-large-at = Строка { $line } больше, чем мы читаем: слишком длинная ячейка, слишком много столбцов или строк.
table-no-sheet = В книге нет такого листа.
table-unreadable = Файл не читается. Проверьте диск и права.
table-no-columns = В файле нет столбцов: { $columns }. Проверьте заголовки или настройки файла.
table-no-rows = В таблице есть заголовки, но нет ни одной строки под ними. Проверьте фильтр и период выгрузки в CRM.
table-no-sheet-named = В книге нет листа «{ $sheet }».
statement-none = Это не выписка 1С: файл не начинается с «1CClientBankExchange».
statement-no-account = В выписке нет строки «РасчСчет», и неясно, что на него пришло. Скачайте выписку заново.
statement-too-large = Выписка больше 64 МБ. Скачайте её по частям, за год или за квартал.
statement-cut-off = Выписка обрывается: в ней нет строки «КонецФайла», и часть оплат могла пропасть. Скачайте её заново.

map-bad-column = Столбец — это заголовок в кавычках, буква или номер.
map-bad-rate = «{ $text }» — не курс. Ждём число больше нуля: 92.5.
map-bad-offset = «{ $text }» — не смещение от UTC. Ждём +03:00.
map-too-many = Слишком много ключей: больше { $most }.
map-unknown-word = «{ $text }» здесь ничего не значит. Возможно: { $words }.

import-file-not-found = Файла { $file } нет. Проверьте имя и папку.
import-done = { $rows ->
    [one] Прочитана { $rows } строка.
    [few] Прочитано { $rows } строки.
   *[many] Прочитано { $rows } строк.
}
import-counts = Новое: { $imported }. Без изменений: { $unchanged }. Не принято: { $rejected }.
import-tied = Отнесено к сделкам: { $n }.
import-without-deal = { $n ->
    [one] Без сделки: { $n } оплата. Отнесите её на странице «Оплаты».
    [few] Без сделки: { $n } оплаты. Отнесите их на странице «Оплаты».
   *[many] Без сделки: { $n } оплат. Отнесите их на странице «Оплаты».
}
import-left-out = Списания и свои переводы, пропущено: { $n }.
import-uncounted = { $n ->
    [one] { $n } сумма в { $currency } без курса: она сохранена, но в итоги не входит. Курс задают в карте, в разделе [rates].
    [few] { $n } суммы в { $currency } без курса: они сохранены, но в итоги не входят. Курс задают в карте, в разделе [rates].
   *[many] { $n } сумм в { $currency } без курса: они сохранены, но в итоги не входят. Курс задают в карте, в разделе [rates].
}
import-no-text = { $file } — не текст в UTF-8. Карта — текстовый файл TOML; таблицу называют перед --map.
import-is-folder = { $folder } — папка. Назовите файл в ней.
import-no-company = В базе { $database } нет компании: файл пробовали так, будто фактов ещё нет.
import-deals = Сделки: новых { $new }, изменённых { $changed }.
import-missing-told = Открытых сделок, которых в этом файле больше нет: { $n }. Если выгрузка полная, в CRM их удалили или объединили; здесь они останутся открытыми.
import-twins-told = Похожи на сделки источника «{ $feed }»: { $n }. Совпал номер и с ним название или день, или название с суммой. Если это одни и те же сделки, они посчитаются дважды.
import-twins-by-hand-told = Похожи на сделки, записанные вручную: { $n }. Совпал номер и с ним название или день, или название с суммой. Если это одни и те же сделки, они посчитаются дважды.
import-new-company = В базе { $database } ещё не было компании: она создана, и факты записаны в неё.
import-rejects-of = { $what }: { $n }
import-tried = Это проба: ничего не записано.
import-reject = Строка { $line }, { $column }: { $message }
import-reject-row = Строка { $line }: { $message }
import-more-rejects = { $n ->
    [one] И ещё { $n } замечание.
    [few] И ещё { $n } замечания.
   *[many] И ещё { $n } замечаний.
}
import-cancelled = Остановлено. Ничего не записано.
import-progress = Читаем: { $percent } %

error-field-later-batch = После этого файла тот же источник загружали ещё раз. Сначала отмените более позднюю загрузку.
error-field-closed-week = Факты этого файла попали в закрытую неделю. Исправьте отдельные факты: исправление учтётся в открытой неделе.

doctor-rebuilt = Факты компании «{ $company }»: фактов { $facts }, из них сделок { $deals }, ячеек куба { $cells }. Вычислено заново и сверено.
doctor-mended = Хранилось иначе и исправлено: сделок { $deals }, ячеек куба { $cells }.
doctor-forecasts = Недельные прогнозы компании «{ $company }»: пересчитано по сохранённому и совпало до байта: { $forecasts }.
doctor-forecasts-of-other-model = Недельные прогнозы компании «{ $company }»: сделано другой версией модели, этой программой не повторить: { $forecasts }.
doctor-forecast-otherwise = Прогноз компании «{ $company }» от { $day } на период { $from } – { $to } получается не таким, каким был сохранён. На другой машине могут отличаться последние единицы, иное значит, что запись изменена.

# Страница «Импорт» в браузере.
import-page = Импорт
import-empty-title = Загрузите выгрузку из CRM: факты для плана появятся сразу
import-empty-title-read = Вот какие файлы загружены
import-lead = Покажем, что поняли, и спросим только то, чего файл не говорит. До вашего «Загрузить» ничего не записывается.
import-read-only = Загружать файлы могут собственник и РОП. Вам видно, что загружено.
import-drop = Перетащите файл в любое место страницы
import-drop-now = Отпустите файл: посмотрим, что в нём
import-choose = Выбрать файл
import-accepted-title = Что подойдёт
import-accepted = Выгрузка сделок или лидов из Битрикс24 и amoCRM с любым набором столбцов. Любая таблица CSV или XLSX: сделки, события, оплаты, счета, действия, расходы. Выписка банка в формате 1С (1CClientBankExchange).
import-encodings = Кодировку (UTF-8, CP1251), разделитель и строку заголовков определим сами. До 512 МБ.
import-private-title = Ничего не уходит наружу
import-private = Файл читает ваш сервер. Телефоны, почта, адреса и комментарии не читаются, сам файл не хранится.
import-again-title = Загружайте хоть каждый день
import-again = Новая выгрузка добавляет только то, что изменилось. Так из снимков складывается история этапов.
import-former = Загруженные файлы
import-folder-failed = Не прочитаны в папке, за которой следит сервер
import-former-none = Пока не загружен ни один файл.
import-file-column = Файл
import-when = Когда
import-by-machine = Сервер
import-new = Новое
import-same = Без изменений
import-rejected-column = Не приняли
import-undo = Отменить загрузку
import-undo-named = Отменить загрузку файла { $file }
import-undo-first = Сначала отмените { $file }
import-undo-sure = Всё, что принёс этот файл, исчезнет из фактов, как если бы его не загружали. Другие загрузки останутся.
import-undo-keep = Оставить
import-undone = Загрузка отменена: { $file }
import-withdrawn = отменена { $at }
import-sending = Отправляем файл { $file }
import-sent = Отправлено { $part }
import-looking = Смотрим, что в файле
import-stop = Отменить
import-leave = Не загружать
import-not-taken = Этот файл не прочитать
import-not-sent = Файл не отправлен
import-other-file = Выбрать другой файл
import-replaced = Открыт файл { $file }
import-is-bitrix24-deals = выгрузка сделок Битрикс24
import-is-bitrix24-leads = выгрузка лидов Битрикс24
import-is-amocrm = выгрузка сделок amoCRM
import-is-kommo = выгрузка сделок Kommo
import-is-deals = таблица сделок
import-is-leads = таблица лидов
import-is-events = журнал событий
import-is-payments = таблица оплат
import-is-invoices = таблица счетов
import-is-actions = таблица действий
import-is-spend = таблица расходов
import-is-unknown = Заголовки незнакомы. Укажите, что в столбцах
import-understood = Это { $what }: { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
   *[many] { $rows } строк
}, { $known ->
    [one] понятен { $known } из { $all } столбцов
   *[other] понятны { $known } из { $all } столбцов
}
import-understood-part = Это { $what }: больше { $rows ->
    [one] { $rows } строки
   *[other] { $rows } строк
}, { $known ->
    [one] понятен { $known } из { $all } столбцов
   *[other] понятны { $known } из { $all } столбцов
}
import-as-before = Настройки — как в прошлый раз. Проверьте итог внизу и загружайте.
import-ready = Спрашивать нечего. Проверьте итог внизу и загружайте.
import-must-answer = { $n ->
    [one] Остался { $n } вопрос: без ответа файл прочтётся неверно.
    [few] Осталось { $n } вопроса: без ответов файл прочтётся неверно.
   *[many] Осталось { $n } вопросов: без ответов файл прочтётся неверно.
}
import-questions = Вопросы
import-answered = отвечено
import-needed = нужен ответ
import-check = проверьте
import-agree = Верно
import-settings = Все настройки файла
import-stages = Что значат этапы
import-stages-hint = Этап доказывает, что событие было. «Назначена встреча» встречу не доказывает.
import-crm-stage = Этап в CRM
import-n-rows = Строк
import-means = Что он значит
import-means-of = Что значит этап { $stage }
import-choose-meaning = Выберите
import-rest-open = Остальные ничего не доказывают
import-actions-title = Что значат действия
import-crm-action = Действие в файле
import-columns = Что в столбцах
import-column = Столбец
import-samples = Примеры
import-taken-for = За что принят
import-taken-of = За что принят столбец { $column }
import-not-read = Не читать
import-personal = Личные данные, не читаем
import-likely = похоже на это
import-column-letter = столбец { $column }
import-column-empty = пусто
import-made-of = Номер сделки собран из столбцов: { $columns }
import-rows-are = Строка файла — это
import-rows-deals = сделка
import-rows-leads = лид
import-rows-events = событие
import-rows-payments = оплата
import-rows-invoices = счёт
import-rows-actions = действие
import-rows-spend = расход
import-people-empty = Брать строки, где ответственный не указан
import-name-in-file = В файле
import-name-here = Как называть
import-name-of = Как называть: { $name }
import-names-hint = Исправьте, если одно и то же названо по-разному. Пустое имя значит «не указано».
import-names-capped = Показаны самые частые, их 500.
import-people-count = { $n ->
    [one] { $n } ответственный
    [few] { $n } ответственных
   *[many] { $n } ответственных
}
import-sources-count = { $n ->
    [one] { $n } источник
    [few] { $n } источника
   *[many] { $n } источников
}
import-lines-count = { $n ->
    [one] { $n } направление
    [few] { $n } направления
   *[many] { $n } направлений
}
import-loss-reasons-count = { $n ->
    [one] { $n } причина отказа
    [few] { $n } причины отказа
   *[many] { $n } причин отказа
}
import-this-file = Файл
import-feed = Откуда эти данные
import-feed-hint = Под одним именем факты не повторятся, сколько бы раз их ни выгружали.
import-save-map = Сохранить настройки в файл
import-save-map-hint = Этот файл читает и команда zadel import на сервере.
import-trying = Считаем, что изменится
import-will = { $imported ->
    [0] Нового нет
    [one] Запишем { $imported } строку
    [few] Запишем { $imported } строки
   *[many] Запишем { $imported } строк
}{ $unchanged ->
    [0] {""}
   *[other] , без изменений { $unchanged }
}{ $rejected ->
    [0] { $imported ->
        [0] {""}
       *[other] , примем все
    }
    [one] , не примем { $rejected } строку
    [few] , не примем { $rejected } строки
   *[many] , не примем { $rejected } строк
}
import-do = { $n ->
    [0] Загрузить
    [one] Загрузить { $n } строку
    [few] Загрузить { $n } строки
   *[many] Загрузить { $n } строк
}
import-rate-of = 1 { $currency } =
import-rate-bad = Нужно число больше нуля: 92,5
import-rates-hint = Сумма пересчитается один раз, при загрузке. Без курса она видна в сделке, но в итоги не входит.
import-without-rates = Загрузить без курса
import-without-rate = { $n ->
    [one] { $n } сумма в { $currency } без курса: её видно, но в итоги она не входит.
    [few] { $n } суммы в { $currency } без курса: их видно, но в итоги они не входят.
   *[many] { $n } сумм в { $currency } без курса: их видно, но в итоги они не входят.
}
import-changes = { $n ->
    [one] Изменится { $n } сделка
    [few] Изменятся { $n } сделки
   *[many] Изменится { $n } сделок
}
import-changes-text = { $n ->
    [0] Новых сделок в файле нет.
    [one] И появится { $n } новая.
    [few] И появятся { $n } новые.
   *[many] И появится { $n } новых.
}
import-changes-show = Что было и что станет
import-was-becomes = Было → станет
import-change-earlier = Сейчас всё так же: файл уточняет прошлое.
import-changes-more = Ещё изменится: { $n }.
import-missing = { $n ->
    [one] Нет в файле: { $n } открытая сделка
    [few] Нет в файле: { $n } открытые сделки
   *[many] Нет в файле: { $n } открытых сделок
}
import-missing-text = Выгрузка похожа на полную, а этих сделок в ней больше нет: в CRM их удалили или объединили. Сами они не закроются. Откройте сделку и запишите, чем она кончилась.
import-missing-show = Какие
import-missing-more = И ещё { $n }.
import-doubtful = Файл понятен, но похоже, что эти сделки уже загружены. Прочтите, прежде чем загружать.
import-twins = { $n ->
    [one] Может посчитаться дважды: { $n } сделка
    [few] Могут посчитаться дважды: { $n } сделки
   *[many] Могут посчитаться дважды: { $n } сделок
}
import-twins-text = Сделки с тем же номером и названием (или днём и суммой) уже есть в источнике «{ $feed }». Если это они же, загрузите файл под этим именем (поле «Откуда эти данные») или сначала отмените ту загрузку.
import-twins-by-hand = Сделки с тем же номером и названием (или днём и суммой) записаны вручную. Если это они же, сначала уберите записанные: страница «Вписано вручную».
import-answer-first = Сначала ответьте на вопросы
import-faults-title = Что не примем
import-faults-done = Что не приняли
import-faults-hint = Остальные строки это не задержит. Исправьте в CRM и загрузите выгрузку снова.
import-faults-save = Скачать список (CSV)
import-faults-first = Показаны первые { $n }.
import-faults-file = отказы
import-line = Строка
import-value = Что стоит
import-what-to-do = Что не так
import-fault-missing-id = Нет номера
import-fault-missing-created = Нет даты создания
import-fault-missing-person = Нет ответственного
import-fault-missing-closed = Нет даты закрытия
import-fault-missing-date = Нет даты
import-fault-missing-amount = Нет суммы
import-fault-missing-stage = Нет этапа
import-fault-missing-source = Нет источника
import-fault-closed-before-created = Закрыта раньше, чем создана
import-fault-bad-date = Не дата
import-fault-ambiguous-date = Дату можно прочесть двояко
import-fault-future-date = Дата ещё не наступила
import-fault-bad-amount = Не сумма
import-fault-amount-out-of-range = Сумма вне допустимого
import-fault-bad-currency = Валюта не та
import-fault-bad-count = Не целое число
import-fault-bad-yes-no = Ни да, ни нет
import-fault-bad-name = Негодное название
import-fault-bad-id = Негодный номер
import-fault-bad-tax-number = Не ИНН
import-fault-bad-outcome = Итог противоречит этапу
import-fault-unknown-stage = Неизвестный этап
import-fault-unknown-kind = Неизвестное событие
import-fault-unknown-action = Неизвестное действие
import-fault-duplicate-id = Номер повторяется
import-fault-too-many-events = Слишком много событий у сделки
import-fault-other-line-rejected = Не принята другая строка сделки
import-fault-too-many-cells = Лишние ячейки
import-fault-fault-in-cell = Ошибка в ячейке
import-fault-foreign-account = Чужой счёт
import-running = Загружаем { $file }
import-read-part = Прочитано { $part }
import-writing = Записываем
import-stop-hint = Если остановить, не запишется ничего.
import-stop-do = Остановить
import-came = { $imported ->
    [0] Загружено, но нового в файле не было
    [one] Загружена { $imported } строка
    [few] Загружено { $imported } строки
   *[many] Загружено { $imported } строк
}{ $rejected ->
    [0] {""}
    [one] , не принята { $rejected } строка
    [few] , не приняты { $rejected } строки
   *[many] , не принято { $rejected } строк
}
import-came-text = { $file }: всего строк — { $rows }, без изменений — { $unchanged }.
import-next-file = Загрузить ещё файл
import-size-kb = { $n } КБ
import-size-mb = { $n } МБ
import-quoted = «{ $text }»
import-field-id = Номер (ID)
import-field-number = Номер платежа
import-field-title = Название
import-field-deal = Номер сделки
import-field-kind = Вид события
import-field-action = Вид действия
import-field-at = Когда
import-field-created = Дата создания
import-field-changed = Дата изменения
import-field-stage-since = На этапе с
import-field-expected = Ожидаемая дата
import-field-closed = Дата закрытия
import-field-due = Оплатить до
import-field-pipeline = Воронка
import-field-stage = Этап
import-field-group = Открыта, выиграна или проиграна
import-field-is-closed = Закрыта: да или нет
import-field-loss-reason = Причина отказа
import-field-amount = Сумма
import-field-currency = Валюта
import-field-person = Ответственный
import-field-source = Источник
import-field-line = Направление
import-field-client = Компания клиента
import-field-contact = Контакт
import-field-tax-number = ИНН
import-field-is-repeat = Повторная: да или нет
import-field-purpose = Назначение платежа
import-field-invoice = Номер счёта
import-field-contract = Номер договора
import-field-count = Сколько раз
import-day-of = Дата этапа «{ $stage }»
import-stage-open = В работе, ничего не доказывает
import-ask-date-order = { $about }: что здесь стоит первым?
import-ask-mixed-dates = В файле даты разного вида: { $about }. Что стоит первым в большинстве?
import-ask-unknown-stages = { $n ->
    [0] У всех этапов есть значение.
    [1] Что значит этап { $about }?
    [one] Что значат этапы, среди них { $about }? Всего { $n } этап.
    [few] Что значат { $n } этапа: { $about }?
   *[many] Что значат { $n } этапов, среди них { $about }?
}
import-ask-unknown-actions = Что значат действия { $about }?
import-ask-no-action = Что записано в каждой строке?
import-ask-no-currency = В какой валюте суммы?
import-ask-rates = В файле есть другая валюта: { $about }. По какому курсу считать?
import-ask-thousands = Суммы небольшие: { $about }. В чём они записаны?
import-ask-equal-headers = Столбцов { $about } несколько. Где «{ $field }»?
import-ask-made-id = В файле нет номера сделки. Собрать его из столбцов { $about }? { $n ->
    [0] Повторов не будет.
    [one] Совпадёт { $n } строка.
    [few] Совпадут { $n } строки.
   *[many] Совпадут { $n } строк.
}
import-ask-no-id = Нечем отличить одну строку от другой. В каком столбце номер?
import-ask-no-column = В каком столбце «{ $field }»?
import-ask-repeated-ids = { $n ->
    [one] { $n } номер встречается в нескольких строках. Что это?
    [few] { $n } номера встречаются в нескольких строках. Что это?
   *[many] { $n } номеров встречаются в нескольких строках. Что это?
}
import-ask-closed-is-expected = Столбец { $about } у закрытых сделок — это день закрытия?
import-ask-no-closed = В каком столбце день, когда сделка закрыта? Без него выигранные и проигранные сделки не примем.
import-ask-no-stage = В каком столбце этап? Без него все сделки считаются открытыми.
import-ask-no-headers = В файле нет строки заголовков. Укажите ниже, что в столбцах.
import-ask-other-sheets = В книге есть и другие подходящие листы: { $about }. Какой читать?
import-first-day = день
import-first-month = месяц
import-first-year = год
import-in-units = в рублях или другой валюте целиком
import-in-thousands = в тысячах
import-in-millions = в миллионах
import-once = одна и та же строка, считать один раз
import-sum = товары одной сделки, суммы сложить
import-yes = да
import-no = нет, это ожидаемая дата
import-currency-code = Другая
import-currency-hint = Три буквы: RUB, KZT, USD.
import-to-stages = К этапам
import-to-columns = К столбцам
import-no-such-column = нет такого столбца

# Файл, который программа прислала целиком, и папка, за которой следит сервер.
import-no-known-map = Файлы этой выгрузки ещё не загружали, или у нового другие столбцы. Загрузите его один раз на странице «Импорт».
watch-no-map = Рядом нет файла .toml с тем же именем, что у папки. Как читать её файлы, неизвестно; они ждут.
watch-not-a-file = Это ссылка, а не файл. По ссылкам папка не читается: положите сам файл.
watch-internal = Это наша ошибка, подробности в журнале сервера. Файл отложен и не загружен.
watch-not-read = Эту папку не прочитать. Проверьте права сервера на неё; остальные папки читаются.
watch-not-moved = Файл просмотрен, но убрать его из папки не удалось. Проверьте, может ли сервер писать в неё.
