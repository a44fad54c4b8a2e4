//! Words that people write into sheets of targets. Nobody reads them here: what people read stands in the locales.

/// Months by the beginnings and forms of their names, from January.
pub(super) const MONTHS: [&[&str]; 12] = [
    &["янв", "январь", "января", "jan", "january"],
    &["фев", "февр", "февраль", "февраля", "feb", "february"],
    &["мар", "март", "марта", "mar", "march"],
    &["апр", "апрель", "апреля", "apr", "april"],
    &["май", "мая", "may"],
    &["июн", "июнь", "июня", "jun", "june"],
    &["июл", "июль", "июля", "jul", "july"],
    &["авг", "август", "августа", "aug", "august"],
    &["сен", "сент", "сентябрь", "сентября", "sep", "sept", "september"],
    &["окт", "октябрь", "октября", "oct", "october"],
    &["ноя", "нояб", "ноябрь", "ноября", "nov", "november"],
    &["дек", "декабрь", "декабря", "dec", "december"],
];

/// What may stand beside a month in the head of its column.
pub(super) const BESIDE_MONTH: [&str; 25] = [
    "г",
    "год",
    "года",
    "план",
    "плана",
    "продаж",
    "продажи",
    "цель",
    "на",
    "за",
    "в",
    "руб",
    "рублей",
    "р",
    "rub",
    "usd",
    "eur",
    "plan",
    "target",
    "targets",
    "sales",
    "for",
    "in",
    "of",
    "month",
];

pub(super) const THOUSANDS: [&str; 5] = ["тыс", "тысяч", "тысячах", "thousand", "thousands"];
pub(super) const MILLIONS: [&str; 5] = ["млн", "миллионов", "миллионах", "mln", "million"];

/// Quarters and halves of a year: of no single month.
pub(super) const QUARTERS: [&str; 10] =
    ["кв", "квартал", "квартала", "quarter", "qtr", "q", "полугодие", "пг", "h", "half"];

pub(super) const TOTALS: [&str; 16] = [
    "итого",
    "итог",
    "всего",
    "сумма",
    "total",
    "totals",
    "sum",
    "subtotal",
    "grand",
    "ytd",
    "year",
    "год",
    "годовой",
    "annual",
    "overall",
    "компания",
];

pub(super) const TEAMS: [&str; 12] = [
    "отдел",
    "команда",
    "группа",
    "департамент",
    "филиал",
    "подразделение",
    "направление",
    "team",
    "department",
    "dept",
    "group",
    "branch",
];

/// Heads of the column of names.
pub(super) const NAMES: [&str; 14] = [
    "менеджер",
    "менеджеры",
    "сотрудник",
    "сотрудники",
    "фио",
    "имя",
    "продавец",
    "ответственный",
    "name",
    "rep",
    "manager",
    "employee",
    "salesperson",
    "owner",
];
