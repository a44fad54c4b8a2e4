//! Keys of the exchange between banks and 1C, as the format spells them.

pub(super) const SECTION: &str = "СекцияДокумент";
pub(super) const END_OF_SECTION: &str = "КонецДокумента";
pub(super) const END_OF_FILE: &str = "КонецФайла";
pub(super) const ACCOUNT: &str = "РасчСчет";
pub(super) const NUMBER: &str = "Номер";
pub(super) const DAY: &str = "Дата";
pub(super) const AMOUNT: &str = "Сумма";
pub(super) const PAYER_ACCOUNT: &str = "ПлательщикСчет";
pub(super) const PAYER_ACCOUNT_AT_BANK: &str = "ПлательщикРасчСчет";
pub(super) const PAYER: &str = "Плательщик";
pub(super) const PAYER_NAME: &str = "Плательщик1";
pub(super) const PAYER_TAX_NUMBER: &str = "ПлательщикИНН";
pub(super) const PAYEE_ACCOUNT: &str = "ПолучательСчет";
pub(super) const PAYEE_ACCOUNT_AT_BANK: &str = "ПолучательРасчСчет";
pub(super) const DAY_RECEIVED: &str = "ДатаПоступило";
pub(super) const PURPOSE: &str = "НазначениеПлатежа";

/// In front of a payer's name, with his number behind it.
pub(super) const TAX_NUMBER: &str = "ИНН";

/// Money that goes back to a client says so.
pub(super) const REFUND: &str = "возврат";

/// The code of a currency stands in the account, from its sixth digit.
pub(super) const CURRENCIES: [(&str, &str); 7] =
    [("810", "RUB"), ("643", "RUB"), ("840", "USD"), ("978", "EUR"), ("156", "CNY"), ("398", "KZT"), ("933", "BYN")];
