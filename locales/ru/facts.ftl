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
reject-bad-tax-number = «{ $value }» — не ИНН: ждём 10 или 12 цифр.
reject-bad-outcome = Столбец с итогом сделки противоречит этапу: «{ $value }».
reject-unknown-stage = Этап «{ $value }» ни с чем не сопоставлен. Укажите, что он значит.
reject-unknown-kind = Событие «{ $value }» неизвестно.
reject-unknown-action = Действие «{ $value }» ни с чем не сопоставлено. Укажите, что это: звонок, встреча, КП.
reject-duplicate-id = Номер { $value } уже был в этом файле, но с другими данными.
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
table-no-sheet-named = В книге нет листа «{ $sheet }».

map-bad-column = Столбец — это заголовок в кавычках, буква или номер.
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
