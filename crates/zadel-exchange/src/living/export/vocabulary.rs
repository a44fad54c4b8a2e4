//! Headers and keys as CRMs and banks write them.

/// The list of deals of Bitrix24. The last one is a field that a company made itself, called as one of the system.
pub(super) const BITRIX24_DEALS: [&str; 33] = [
    "ID",
    "Название сделки",
    "Тип",
    "Стадия сделки",
    "Воронка",
    "Сумма",
    "Валюта",
    "Вероятность",
    "Компания",
    "Контакт",
    "Контакт: Рабочий телефон",
    "Ответственный",
    "Дата создания",
    "Дата изменения",
    "Дата начала",
    "Предполагаемая дата закрытия",
    "Сделка закрыта",
    "Группа стадий",
    "Новая сделка",
    "Повторная сделка",
    "Повторное обращение",
    "Источник",
    "Дополнительно об источнике",
    "Кем создана",
    "Кем изменена",
    "Комментарий",
    "Товар",
    "Цена",
    "Количество",
    "Статус оплаты сделки",
    "Создана CRM-формой",
    "Причина отказа",
    "Сумма",
];

pub(super) const BITRIX24_LEADS: [&str; 20] = [
    "ID",
    "Название лида",
    "Имя",
    "Отчество",
    "Фамилия",
    "Полное имя",
    "Дата рождения",
    "Рабочий телефон",
    "Рабочий E-mail",
    "Название компании",
    "Статус",
    "Возможная сумма",
    "Валюта",
    "Источник",
    "Ответственный",
    "Дата создания",
    "Дата изменения",
    "Дата завершения",
    "Повторный лид",
    "Кем создан",
];

/// All columns of amoCRM; the second `Источник` is one of the contact.
pub(super) const AMOCRM_A: [&str; 48] = [
    "ID",
    "Название сделки",
    "Бюджет",
    "Ответственный",
    "Дата создания сделки",
    "Кем создана сделка",
    "Дата редактирования",
    "Кем редактирована",
    "Дата закрытия",
    "Теги",
    "Примечание",
    "Примечание 2",
    "Примечание 3",
    "Примечание 4",
    "Примечание 5",
    "Этап сделки",
    "Воронка",
    "Полное имя контакта",
    "Компания контакта",
    "Ответственный за контакт",
    "Компания",
    "Рабочий телефон",
    "Рабочий прямой телефон",
    "Мобильный телефон",
    "Факс",
    "Домашний телефон",
    "Другой телефон",
    "Рабочий email",
    "Личный email",
    "Другой email",
    "Товар",
    "Продукт",
    "Источник",
    "Причина отказа",
    "utm_source",
    "utm_medium",
    "utm_campaign",
    "utm_term",
    "utm_content",
    "utm_referrer",
    "_ym_uid",
    "roistat",
    "referrer",
    "from",
    "gclid",
    "yclid",
    "Источник",
    "roistat",
];

/// amoCRM as other systems ask for it.
pub(super) const AMOCRM_B: [&str; 11] = [
    "Название сделки",
    "Компания",
    "Основной контакт",
    "Рабочий email (контакт)",
    "Рабочий телефон (контакт)",
    "Бюджет",
    "Дата создания",
    "Ответственный",
    "Воронка",
    "Этап сделки",
    "Примечание",
];

/// A choice of columns of amoCRM.
pub(super) const AMOCRM_C: [&str; 12] = [
    "ID сделки",
    "Название сделки",
    "Бюджет, ₽",
    "Этап сделки",
    "Воронка",
    "Ответственный за сделку",
    "Дата создания",
    "Дата закрытия",
    "Источник",
    "Причина отказа",
    "Основной контакт",
    "Компания",
];

/// The first line of an HTML page that is saved as a table.
pub(super) const HTML_HEAD: &str =
    "<meta http-equiv=\"Content-type\" content=\"text/html;charset=UTF-8\">\n<table border=\"1\">\n";

/// How a statement begins, without what differs.
pub(super) const STATEMENT_HEAD: [&str; 5] =
    ["1CClientBankExchange", "ВерсияФормата=1.03", "Кодировка=Windows", "Отправитель=Банк", "Получатель="];

pub(super) const CREATED_ON: &str = "ДатаСоздания";
pub(super) const CREATED_AT: &str = "ВремяСоздания";
pub(super) const FROM: &str = "ДатаНачала";
pub(super) const TO: &str = "ДатаКонца";
pub(super) const ACCOUNT: &str = "РасчСчет";
pub(super) const ACCOUNT_SECTION: &str = "СекцияРасчСчет";
pub(super) const END_OF_ACCOUNT: &str = "КонецРасчСчет";
pub(super) const BALANCE_BEFORE: &str = "НачальныйОстаток";
pub(super) const BALANCE_AFTER: &str = "КонечныйОстаток";
pub(super) const DOCUMENT: &str = "СекцияДокумент=Платежное поручение";
pub(super) const END_OF_DOCUMENT: &str = "КонецДокумента";
pub(super) const END_OF_FILE: &str = "КонецФайла";
pub(super) const NUMBER: &str = "Номер";
pub(super) const DAY: &str = "Дата";
pub(super) const AMOUNT: &str = "Сумма";
pub(super) const RECEIVED: &str = "ДатаПоступило";
pub(super) const WRITTEN_OFF: &str = "ДатаСписано";
pub(super) const PURPOSE: &str = "НазначениеПлатежа";
/// Keys of both sides begin so.
pub(super) const PAYER: &str = "Плательщик";
pub(super) const PAYEE: &str = "Получатель";
pub(super) const TAX_NUMBER: &str = "ИНН";
pub(super) const BANK: &str = "Банк1";
pub(super) const ITS_ACCOUNT: &str = "Счет";
