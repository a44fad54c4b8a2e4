# Командная строка.

cli-about = Задел: из цели по продажам — план, с которым согласна команда
cli-usage = Использование:
cli-commands = Команды:
cli-arguments = Аргументы:
cli-options = Параметры:
cli-solve = Рассчитать план из файла: сделки, встречи, лиды, часы по неделям и людям, и шанс
cli-export = Забрать план с собой: книгой XLSX с живыми формулами или таблицей CSV
cli-xlsx = Куда записать книгу
cli-csv = Куда записать таблицу плана
cli-plan = Файл плана в формате TOML, версия 1
cli-json = Ответ для программ, в JSON
cli-lang = Язык; по умолчанию — язык системы
cli-help = Показать эту справку
cli-version = Показать версию
cli-error-missing = Не хватает аргумента { $argument }.
cli-error-unknown = Параметра { $argument } нет.
cli-error-command = Команды { $command } нет.
cli-error-no-value = Параметру { $argument } нужно значение.
cli-error-value = { $argument }: значение { $value } не подходит. Возможны: { $valid }.
cli-error-other = Командную строку не разобрать.
cli-see-help = Справка: zadel --help
cli-error-surplus = Аргумент { $argument } лишний: команда читает один файл.
cli-serve = Запустить сервер
cli-migrate = Обновить базу данных до этой версии программы
cli-backup = Сохранить всю базу в один файл, не останавливая сервера
cli-restore = Восстановить пустую базу из файла
cli-doctor = Проверить настройки, базу и журнал
cli-link = Напечатать ссылку для входа тому, кто забыл пароль
cli-token = Напечатать токен, по которому программа входит за собственника
cli-token-name = Как называется программа
cli-token-scope = Что ей можно: facts:read, facts:write, plans:read; несколько через запятую
cli-token-until = Последний день, когда токен действует; без него он бессрочный
cli-email = Почта, под которой человек входит
cli-database = База: sqlite:ПУТЬ или postgres://…; по умолчанию sqlite:zadel.db (переменная ZADEL_DATABASE)
cli-listen = Адрес и порт; по умолчанию 127.0.0.1:8080
cli-tls-cert = Сертификат, файл PEM
cli-tls-key = Ключ сертификата, файл PEM
cli-public-url = Адрес, который набирают люди, если впереди стоит прокси
cli-insecure-lan = Слушать сеть без шифрования: пароли и сеансы видны всем в ней
cli-demo = Если база пуста, создать демонстрационную компанию и напечатать ссылку для входа
cli-log-json = Журнал в JSON, для программ
cli-watch = Загружать файлы, которые другая программа кладёт в эту папку (переменная ZADEL_WATCH)
cli-file = Файл копии

serve-listening = Задел отвечает на { $url }
serve-setup = Компании ещё нет. Создайте её по этой ссылке, она действует до остановки сервера:
serve-demo = Войти в демонстрационную компанию (ссылка на один раз):
serve-insecure = Внимание: сеть без шифрования, пароли и сеансы видны всем в ней.
serve-stopped = Задел остановлен.
token-made = Токен. Сохраните его: второй раз он нигде не появится.
error-watch-folder = Папки { $folder } нет, или это не папка. Создайте её либо исправьте --watch.
error-token-role = Токены делает только собственник, а у { $email } другая роль.

error-serve-insecure = Адрес { $address } виден из сети, а шифрования нет. Добавьте --tls-cert и --tls-key, или --public-url https://… за прокси; если сеть своя и другого выхода нет, --insecure-lan.
error-serve-address = Адрес { $address } занять нельзя. Проверьте, не запущен ли там другой сервер, или выберите другой: --listen 127.0.0.1:8081.
error-public-url = { $url } — не адрес сайта. Он выглядит как https://plan.example.com, без пути.
error-log-filter = ZADEL_LOG: «{ $filter }» — не фильтр. Примеры: info или zadel_http=info,warn.
error-backup-own-file = { $file } — файл самой базы. Выберите для копии другой.
error-serve-tls = Сертификат или ключ не читается. Проверьте файлы --tls-cert и --tls-key.
error-serve-tls-half = Нужны оба файла: --tls-cert и --tls-key.
error-serve-broke = Сервер остановился: слушать адрес больше нельзя.
error-serve-listen = { $address } — не адрес. Он выглядит как 127.0.0.1:8080.

error-database-url = Базу { $database } не понять. Напишите sqlite:ПУТЬ или postgres://пользователь@узел/база.
error-database-unavailable = База { $database } не отвечает или не пускает. Проверьте адрес, имя и пароль, запущена ли она и есть ли на сервере такая база.
error-database-missing = Базы { $database } нет. Проверьте путь; новую создаёт zadel serve.
error-database-file = Файл базы { $database } не открыть. Проверьте, есть ли папка и права на неё.
error-database-full = На диске базы нет места. Освободите место и повторите.
error-database-newer = Базу обновила более новая программа. Возьмите её, или восстановите копию.
error-database-not-migrated = База ещё не обновлена. Выполните zadel migrate.
error-database-other = База отказала: { $what }

export-done = Записано: { $file }
error-export-file = Файл { $file } не записать. Проверьте папку, права и место на диске.
error-export-own-file = { $file } — файл самого плана. Выберите другой.
error-export-too-large = План слишком велик для книги. Заберите его таблицей: --csv.

link-made = Ссылка для входа: сработает один раз, в течение 7 дней. Прежний пароль после входа не действует.
error-link-nobody = Почты { $email } здесь нет ни у кого, или доступ закрыт.
migrate-done = База обновлена до схемы { $schema }.
backup-done = { $rows ->
    [one] Сохранена { $rows } строка в { $file }, файл прочитан и сверен.
    [few] Сохранены { $rows } строки в { $file }, файл прочитан и сверен.
   *[many] Сохранено { $rows } строк в { $file }, файл прочитан и сверен.
}
restore-done = { $rows ->
    [one] Восстановлена { $rows } строка из { $file }, база прочитана и сверена.
    [few] Восстановлены { $rows } строки из { $file }, база прочитана и сверена.
   *[many] Восстановлено { $rows } строк из { $file }, база прочитана и сверена.
}
error-backup-file = Файл { $file } не записать или не прочитать. Проверьте папку и права.
error-backup-damaged = Файл { $file } повреждён, строка { $line }. Ничего не восстановлено; возьмите другую копию.
error-backup-schema = Копия сделана программой с другой схемой базы. Восстановите её той же версией.
error-backup-not-empty = База не пуста. Восстанавливают только в пустую: укажите другую --database.

doctor-database = База: { $database }, схема { $schema }
doctor-version = Версия: { $version }
doctor-address = Адрес: { $address }; люди открывают { $url }
doctor-ok = Всё в порядке.
doctor-integrity = Целостность базы: ошибок нет
doctor-broken = Целостность базы нарушена: { $what }. Восстановите копию: zadel restore.
doctor-audit = { $entries ->
    [one] Журнал компании «{ $company }»: { $entries } запись, цепочка цела, последняя отметка { $hash }
    [few] Журнал компании «{ $company }»: { $entries } записи, цепочка цела, последняя отметка { $hash }
   *[many] Журнал компании «{ $company }»: { $entries } записей, цепочка цела, последняя отметка { $hash }
}
doctor-audit-broken = Журнал компании «{ $company }» изменён в обход программы у записи { $seq }. Сравните с копией.
doctor-no-company = Компании ещё нет: запустите zadel serve и откройте напечатанную ссылку.
doctor-no-tls = Адрес { $address } только для этой машины; для сети нужны --tls-cert и --tls-key или прокси с --public-url.
cli-import = Принять факты из файла CRM, банка или таблицы
cli-table = Файл: CSV, XLSX, выгрузка CRM или выписка банка
cli-map = Что значат столбцы, этапы и имена файла
cli-dry-run = Только показать, что получится; ничего не записывать
cli-rebuild = Вычислить сделки, куб и сохранённые прогнозы заново и сверить
cli-demo-command = Создать демонстрационную компанию в пустой базе или её файлы выгрузок в папке
cli-demo-files = Записать файлы, которые CRM и банк выгрузили бы о демо-компании: на них пробуют импорт

demo-made = Демо-компания создана в базе { $database }.
demo-counts = Людей: { $people }. Команд: { $teams }. Лидов и сделок: { $deals }. Фактов: { $facts }.
demo-told = Факты с { $from } по { $until }.
demo-plan = План: { $period }, по направлению «{ $line }».
demo-start = Запустить: zadel serve --demo --database { $database } (напечатает ссылку для входа).
demo-files = Записано в папку { $folder }:
demo-file-deals-before = сделки Битрикс24, как они стояли месяц назад: начните с них
demo-file-deals = те же сделки на вчера: войдёт только то, что изменилось
demo-file-deals-page = то же самое, как Битрикс24 сохраняет «для Excel»: нового в нём нет
demo-file-leads = лиды Битрикс24
demo-file-amocrm = amoCRM, все столбцы: спросит о валюте
demo-file-amocrm-workbook = amoCRM, часть столбцов, книгой: после amocrm.csv нового нет
demo-file-statement = оплаты: выписка банка для 1С
demo-files-where = Примерно одна строка из ста испорчена намеренно. Пробуйте файлы в своей компании: zadel serve --database sqlite:try.db. В демо-компании эти сделки уже есть и посчитались бы дважды.
error-demo-file = Файл { $file } уже есть, он не тронут. Укажите другую папку: --files НОВАЯ_ПАПКА
error-demo-company = В базе уже есть компания. Укажите пустую базу: --database sqlite:demo.db
