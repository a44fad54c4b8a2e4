# Демонстрационная компания и пример из статьи.

demo-company = Демо-компания
demo-owner = Олег Серов
demo-head = Марина Орлова
demo-rep = Анна Котова
demo-marketing = Наталья Юрьева
demo-observer = Пётр Лисин
demo-new-clients = Новые клиенты
demo-regular-clients = Постоянные клиенты
demo-leads = Лиды
demo-meetings = Встречи
demo-call = Звонок
demo-meeting = Встреча
demo-team-1 = Москва
demo-team-2 = Регионы
demo-staff-2 = Игорь Белов
demo-staff-3 = Денис Павлов
demo-staff-4 = Елена Соколова
demo-staff-5 = Тимур Ахметов
demo-staff-6 = Ольга Зайцева
demo-vacation = Отпуск
