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
