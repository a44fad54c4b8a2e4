/** Currencies that are offered where one is chosen: the company's own first. Where a file has another, its code is typed. */
export const CURRENCIES = ['RUB', 'KZT', 'BYN', 'UZS', 'CNY', 'USD', 'EUR', 'GBP'];
