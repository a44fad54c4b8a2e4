# Имена людей в файлах: кто из сотрудников за ними стоит.

file-people-title = Имена из файлов
file-people-none = В загруженных файлах ещё нет имён ответственных.
file-people-all = Все имена разобраны.
file-people-open = { $n ->
    [one] { $n } имя пока ничьё.
    [few] { $n } имени пока ничьи.
   *[other] { $n } имён пока ничьи.
}
file-people-text = Менеджер видит сделки под своими именами. Если CRM пишет одного человека по-разному, выберите его в каждой строке: в списках он будет один.
file-people-name = Имя в файле
file-people-deals = Сделок и лидов
file-people-deals-unit = { $n ->
    [one] сделка
    [few] сделки
   *[other] сделок
}
file-people-events = { $n ->
    [one] { $n } событие
    [few] { $n } события
   *[other] { $n } событий
}
file-people-whose = Кто это
file-people-whose-of = { $name }: кто это
file-people-nobody = пока ничьё
file-people-alike = Похоже по имени
file-people-others = Другие сотрудники
file-people-is = Это { $name }
file-people-make = Завести сотрудника
file-people-make-of = { $name }: завести сотрудника
file-people-tied = { $name }: это { $employee }
file-people-untied = { $name }: снова ничьё
file-people-made = { $name }: теперь в команде
