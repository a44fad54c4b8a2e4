# Оболочка: навигация, вход, список планов и комнаты, которых ещё нет.

ui-brand = Задел
ui-brand-home = Задел, на главную
ui-title = { $page } — Задел
ui-skip = К содержанию
ui-loading = Загружаем
ui-close = Закрыть
ui-remove = Убрать
ui-remove-named = Убрать: { $name }
ui-cancel = Отмена
ui-undo = Отменить
ui-undone = Отменено
ui-redone = Повторено
ui-try-again = Попробовать ещё раз
ui-more-rows = Показать ещё
ui-rows-shown = Показано { $n } из { $all }
ui-margin = На полях

ui-navigation = Навигация
ui-navigation-main = Главная
ui-navigation-steps = Восемь шагов
ui-navigation-plan = План
ui-navigation-week = Неделя
ui-navigation-facts = Факты
ui-home = Есть ли план?
ui-room-1 = Цель
ui-room-2 = Декомпозиция
ui-room-3 = Ресурсы
ui-room-4 = Обязательства
ui-room-5 = Согласие
ui-room-6 = План/факт
ui-room-7 = Разбор сделок
ui-room-8 = Эксперименты
ui-room-week = Моя неделя
ui-room-standup = Планёрка
ui-room-report = Отчёт собственнику
ui-room-results = Итоги периода
ui-tab-week = Неделя
ui-tab-control = План/факт
ui-tab-deals = Сделки
ui-tab-plan = План
ui-tab-more = Ещё
ui-state-done = готово
ui-state-part = не всё
ui-state-lacking = не сходится
ui-state-waiting = ждёт
ui-plan-version = черновик v{ $version }, { $name }
ui-all-plans = Все планы

ui-find-or-do = Найти или сделать
ui-palette-rooms = комната
ui-palette-do = действие
ui-palette-plans = план
ui-palette-numbers = число
ui-palette-deals = сделка
ui-palette-clients = клиент
ui-palette-deal = { $deal } · { $client }
ui-palette-searching = Ищем среди сделок и клиентов…
ui-palette-nothing = Ничего не нашлось. Попробуйте другое слово.

ui-keys = Клавиши
ui-key-palette = найти или сделать
ui-key-rooms = перейти к шагу
ui-key-rows = строка выше, ниже
ui-key-edit = изменить число, сохранить
ui-key-step = меньше или больше на 1
ui-key-leap = больше или меньше на 5
ui-key-pin = закрепить или снять булавку
ui-key-source = откуда число
ui-key-undo = отменить
ui-key-redo = повторить
ui-key-primary = главная кнопка
ui-key-escape = закрыть, не сохранять
ui-key-keys = эта подсказка

ui-keys-letters = Команды из одной буквы: g, ?
ui-stale = Часть страницы не загрузилась: возможно, программу обновили. Обновите страницу, введённое сохранится.
ui-stale-door = Часть страницы не загрузилась: возможно, программу обновили. Обновите страницу.
ui-reload = Обновить страницу

ui-settings = Настройки
ui-theme = Тема
ui-theme-system = как в системе
ui-theme-light = светлая
ui-theme-dark = тёмная
ui-theme-to-light = Включить светлую тему
ui-theme-to-dark = Включить тёмную тему
ui-language = Язык
ui-language-ru = Русский
ui-language-en = English
ui-language-to-other = Switch to English
ui-signed-in-as = { $name }, { $company }
ui-sign-out = Выйти

ui-enter-title = Войдите, чтобы увидеть план
ui-email = Почта
ui-password = Пароль
ui-enter = Войти
ui-enter-help = Нет пароля или забыли его? Попросите у собственника ссылку для входа.

ui-lapsed = Вход устарел. Что вы ввели, сохранено на устройстве и уйдёт, когда вы войдёте снова.

ui-setup-title = Настройте Задел для своей компании
ui-setup-founded = Компания уже создана
ui-setup-go-on = Войти
ui-setup-text = Первый вошедший становится собственником. Остальное можно поменять потом.
ui-setup-token = Ссылка для настройки
ui-setup-token-hint = Сервер напечатал её при первом запуске
ui-setup-company = Компания
ui-setup-name = Ваше имя
ui-setup-currency = Валюта планов
ui-setup-password-hint = { $n ->
    [one] Не короче { $n } знака
   *[other] Не короче { $n } знаков
}
ui-setup-goal = Цель на следующий месяц
ui-setup-goal-hint = Например, 1 млн. Можно поставить потом
ui-start-goal = Цель нового плана на следующий месяц
ui-start-own = Начать свой план
ui-setup-do = Начать

ui-home-question = Есть ли у команды план?
ui-home-none = Нет. Начните с цели.
ui-home-none-text = Возьмите готовый пример и впишите в него свои числа. Если план уже записан в файле, загрузите файл.
ui-home-none-facts = План можно посчитать по вашим фактам: загрузите сделки из CRM, и этапы воронки, конверсии и средний чек нового плана возьмутся из них.
ui-home-none-bring = Загрузить файл из CRM
ui-home-none-by-facts = Факты уже есть: этапы воронки, конверсии и средний чек нового плана возьмутся из них.
ui-home-none-yet = Пока нет.
ui-home-none-yet-text = План составляет руководитель отдела. Он появится здесь, и вы сможете считать варианты.
ui-home-why = Зачем план, если есть цель
ui-home-why-text = Цель говорит, сколько. План говорит, что для этого сделать, кто это сделает и чего не хватает.
ui-start-from-example = Начать с примера
ui-upload = Загрузить файл плана
ui-upload-not-utf8 = Файл не в UTF-8. Сохраните его в кодировке UTF-8 и загрузите снова.
ui-upload-problem = Файл не загружен: { $place }
ui-file-place = { $file }, строка { $line }, столбец { $column }
ui-print-head = { $name }, { $period }. Черновик v{ $version } от { $changed }
ui-plans = Планы
ui-plan = План
ui-plan-period = Период
ui-plan-goal = Цель
ui-plan-changed = Изменён
ui-plan-state = Состояние
ui-plan-draft = Черновик, v{ $version }
ui-more-plans = Показать ещё
ui-plan-failed = План не открылся

ui-take-away = Забрать
ui-take-away-plan = Забрать план
ui-take-workbook = Книга XLSX
ui-take-workbook-text = Все листы с живыми формулами, для Excel и LibreOffice
ui-take-table = Таблица CSV
ui-take-table-text = Цель и направления, для любой программы
ui-take-print = Напечатать страницу
ui-take-print-text = То, что на экране, или в PDF
ui-take-unsaved = Последние правки ещё не сохранены на сервере: в файлах их не будет.

ui-versions = Версии
ui-version = v{ $version }
ui-version-first = Как план был создан
ui-version-current = Это то, что на странице
ui-version-change = { $name }: { $before } → { $after }
ui-versions-none = Пока никто ничего не менял.
ui-versions-more = Показать раньше
ui-restore = Вернуть эту версию
ui-restored = Возвращена версия { $version }

ui-offline = { $n ->
    [one] Нет связи. Черновик сохранён на устройстве, отправим сами: { $n } число
    [few] Нет связи. Черновик сохранён на устройстве, отправим сами: { $n } числа
   *[many] Нет связи. Черновик сохранён на устройстве, отправим сами: { $n } чисел
}
ui-not-saved = { $name ->
    [nothing] Не сохранилось. { $detail }
   *[other] Не сохранилось: { $name }. { $detail }
}
ui-insecure = Соединение не защищено: пароль и числа видны в вашей сети. Настройте https.
ui-problem-network = Нет связи с сервером. Проверьте сеть и попробуйте ещё раз.
ui-problem-unknown = Сервер не смог ответить. Попробуйте ещё раз.
ui-problem-operation = Номер операции: { $operation }.
ui-unreachable-title = Сервер не отвечает
ui-unreachable-text = Проверьте, что вы в сети компании, и попробуйте ещё раз.
ui-unknown-title = Такой страницы нет
ui-unknown-text = Возможно, ссылка старая или в ней опечатка.

ui-navigation-service = Сервис
ui-people = Люди и права
ui-people-count = { $more ->
    [true] { $n ->
        [one] Доступ есть больше чем у { $n } человека
       *[other] Доступ есть больше чем у { $n } человек
    }
   *[false] { $n ->
        [one] Доступ есть у { $n } человека
       *[other] Доступ есть у { $n } человек
    }
}
ui-people-text = Роль решает, что человек видит и что меняет. Новая роль действует сразу; страницу, открытую у человека, нужно обновить.
ui-people-list = Кто есть
ui-person = Человек
ui-role = Роль
ui-role-of = Роль: { $name }
ui-role-owner = собственник
ui-role-head = руководитель отдела
ui-role-rep = менеджер
ui-role-marketing = маркетинг
ui-role-observer = наблюдатель
ui-role-others = менеджер, маркетинг, наблюдатель
ui-roles-title = Что можно каждой роли
ui-role-owner-may = Составлять и менять планы, приглашать людей, закрывать доступ, смотреть журнал.
ui-role-head-may = Составлять и менять планы.
ui-role-others-may = Видеть планы и считать варианты, ничего в них не меняя. Менеджер видит и вписывает только своё: сделки, оплаты, числа недели. Показатели всей компании видны всем.
ui-access = Вход
ui-access-password = по паролю
ui-access-link = пароля ещё нет
ui-access-closed = доступ закрыт
ui-access-close = Закрыть доступ
ui-access-open = Вернуть доступ
ui-invite = Пригласить
ui-invite-title = Пригласить человека
ui-invite-name = Имя
ui-link-new = Дать ссылку
ui-link-for = Ссылка для входа: { $name }
ui-link-text = Передайте её сами. Она сработает один раз, в ближайшие 7 дней; прежний пароль, если он был, после входа по ней не действует.
ui-copy = Скопировать
ui-copy-by-hand = Браузер не дал скопировать. Ссылка выделена: нажмите Ctrl C.
ui-copied = Скопировано
ui-told-role = { $name }: { $role }
ui-told-closed = Доступ закрыт: { $name }
ui-told-opened = Доступ возвращён: { $name }

ui-no-password = Вы вошли по одноразовой ссылке. Чтобы войти снова, нужен пароль.
ui-password-choose = Придумать пароль
ui-password-change = Сменить пароль
ui-password-current = Нынешний пароль
ui-password-new = Новый пароль
ui-password-text = На других устройствах придётся войти заново.
ui-password-told = Пароль сохранён
ui-save = Сохранить
ui-rename = Переименовать план
ui-rename-name = Название
ui-renamed = План называется «{ $name }»

# Комнаты, которых ещё нет. Первая строка примера — шапка таблицы.
ui-example = Пример
ui-to-come = Эта комната ещё строится
ui-example-of = Пример, не ваш план
ui-to-come-text = Числа в таблице придуманы и нигде не хранятся. Свои вы впишете, когда комната откроется.

ui-commitments-question = Из чего сложится сумма каждого менеджера
ui-commitments-text = Здесь менеджер соберёт свою долю: оплаченное, подписанное, открытые сделки, повторные продажи и новые клиенты. Станет видно, что пока нечем закрыть.
ui-commitments-example =
    Слой | Сумма | Сделок
    Подписано | 120 000 ₽ | 1
    Повторные продажи | 80 000 ₽ | 1
    Открытые сделки | 60 000 ₽ | 2
    Не закрыто | 40 000 ₽ | –
ui-agreement-question = Все ли согласны с одним и тем же текстом
ui-agreement-text = Здесь план предложат, обсудят и подпишут: менеджер — цифры и действия, компания — ресурсы. Несогласие видно, но неделю не останавливает.
ui-agreement-example =
    Сторона | Что подписывает | Состояние
    Анна Котова | 300 000 ₽ | согласна
    Игорь Белов | 350 000 ₽ | просит 7 лидов
    Олег Серов | ресурсы | ждём
ui-control-question = Где мы, почему и что изменилось
ui-control-text = Здесь каждую неделю встретятся план и факт: деньги, лиды, конверсии и обещания компании. Отклонение разложится по причинам на том же дереве.
ui-control-example =
    Показатель | План | Факт | Отклонение
    Оплаты, ₽ | 300 000 | 260 000 | −40 000
    Лиды | 8 | 9 | +1
    Встречи | 4 | 3 | −1
ui-review-question = Что делать с этой сделкой
ui-review-text = Здесь будет повестка разбора: сделки, которые сильнее всего двигают шанс цели, и те решения, что приняли в прошлый раз.
ui-review-example =
    Сделка | Сумма | Что решаем | Минут
    Термострой | 240 000 ₽ | кто ещё решает | 8
    Вектор | 180 000 ₽ | почему в декабре | 6
    Альфа | 90 000 ₽ | следующий шаг | 4
ui-experiments-question = Какой способ продаёт лучше и знаем ли мы это
ui-experiments-text = Здесь технологии и источники проверят на деле, с честным правилом остановки. Победитель войдёт в следующий план со своими числами.
ui-experiments-example =
    Способ | Лидов | КП → сделка
    КП на третий день | 31 | 3 из 14
    КП в день встречи | 29 | 5 из 15
ui-week-question = Числа за неделю, меньше минуты
ui-week-text = Сделки, которые ждут, и обещание на следующую неделю.
ui-standup-question = Что обещали, что сделали, что обещаем
ui-standup-text = Здесь планёрка пойдёт по одному человеку на экран, компания — последняя. В конце готов протокол.
ui-standup-example =
    Кто | Обещано | Сделано | Новое обещание
    Анна | 2 встречи | 2 | 3 встречи
    Игорь | 1 КП | 0 | 2 КП
    Компания | 5 лидов | 4 | 6 лидов
ui-report-question = Одна страница для собственника
ui-report-text = Здесь на листе А4 встанут ответ, шанс, четыре строки плана и факта, три причины и то, что нужно от собственника.
ui-report-example =
    Показатель | План | Факт
    Оплаты | 1 000 000 ₽ | 860 000 ₽
    Новые сделки | 3 | 2
    Повторные продажи | 4 | 5
ui-results-question = Чему научил этот период
ui-results-text = Здесь период закроется: план и факт, точность прогноза, обещания и уроки. Отмеченное войдёт в следующий черновик.
ui-results-example =
    Что | Было в плане | Вышло
    Встреча → сделка | 30 % | 28 %
    Средний чек | 200 000 ₽ | 185 000 ₽
    Лиды | 20 | 23
ui-article-example = Серым — пример из статьи. Впишите своё первое число, и пример исчезнет; сохраняется только то, что вписали вы.
ui-article-example-of = Пример: { $value }
ui-article-example-mark = пример
ui-own-company = Завести свою компанию
ui-own-company-title = Это пример
ui-own-company-text = Пробуйте что угодно. Своя компания появится рядом, пустая и только ваша; в пример возвращает ссылка, которую сервер печатает при запуске.
ui-setup-own-text = Название, язык, валюта, цель и пароль. Первый план появится сразу. Пример останется рядом.

# Кто ещё открыл этот план.
ui-here-too = Сейчас здесь: { $who }
ui-here-more = { $n ->
    [one] ещё { $n } человек
    [few] ещё { $n } человека
   *[other] ещё { $n } человек
}
