use jiff::civil::date;
use proptest::prelude::*;
use zadel_core::facts::seen::{SeenAmount, SeenClient};
use zadel_core::money::Money;

use super::*;

fn payment(minor: i64, day: i8) -> SeenPayment {
    SeenPayment {
        id: String::new(),
        at: date(2026, 10, day).at(0, 0, 0, 0),
        amount: SeenAmount { money: Money::from_minor(minor).expect("in range"), currency: None },
        client: None,
        purpose: None,
        invoice: None,
        contract: None,
        deal: None,
    }
}

fn from(name: &str, tax_number: Option<&str>, payment: SeenPayment) -> SeenPayment {
    let client = SeenClient { name: name.to_owned(), tax_number: tax_number.map(str::to_owned) };
    SeenPayment { client: Some(client), ..payment }
}

fn deal(id: &str, amount: i64) -> Candidate<'_> {
    Candidate {
        id,
        client: Some("ООО «Окна»"),
        tax_number: Some("7707083893"),
        amount_minor: Some(amount),
        paid_minor: 0,
        contracts: &[],
        invoices: &[],
        on: Some(date(2026, 10, 10)),
    }
}

fn to(deal: usize, why: Why) -> Matched {
    Matched::To { deal, why }
}

#[test]
fn what_is_written_is_stronger_than_what_looks_alike() {
    let (contracts, invoices) = (["Д-5".to_owned()], ["12".to_owned()]);
    let deals = [
        deal("1", 100),
        Candidate { contracts: &contracts, ..deal("2", 500) },
        Candidate { invoices: &invoices, ..deal("3", 900) },
    ];
    let base = || from("Окна, ООО", Some("7707083893"), payment(100, 12));
    let matched = |payment: SeenPayment| match_payments(&[payment], &deals, &[], 5).remove(0);
    assert_eq!(matched(SeenPayment { deal: Some("2".to_owned()), ..base() }), to(1, Why::Deal));
    assert_eq!(matched(SeenPayment { invoice: Some("№ 12".to_owned()), ..base() }), to(2, Why::Invoice));
    assert_eq!(matched(SeenPayment { contract: Some("д 5".to_owned()), ..base() }), to(1, Why::Contract));
    assert_eq!(matched(base()), to(0, Why::TaxNumberAndSum));
    assert_eq!(matched(from("ОКНА", None, payment(100, 15))), to(0, Why::NameAndSum));
    assert_eq!(matched(from("ОКНА", None, payment(100, 16))), Matched::None);
    assert_eq!(matched(from("Двери", None, payment(100, 10))), Matched::None);
    assert_eq!(matched(SeenPayment { deal: Some("99".to_owned()), ..payment(1, 1) }), Matched::None);
}

#[test]
fn two_payments_that_make_up_a_sum_are_for_it() {
    let paid = |minor: i64, day: i8| from("Окна, ООО", None, payment(minor, day));
    let deals = [deal("1", 100), Candidate { client: Some("Двери"), tax_number: None, ..deal("2", 100) }];
    let matched = |payments: &[SeenPayment]| match_payments(payments, &deals, &[], 10);
    let part = to(0, Why::PartOfSum);
    assert_eq!(matched(&[paid(40, 3), paid(60, 20), paid(70, 20)]), [part.clone(), part.clone(), Matched::None]);
    // By the tax number too, whatever the client is called.
    let numbered = from("ИП Окнов", Some("7707083893"), payment(60, 20));
    assert_eq!(matched(&[paid(40, 3), numbered]), [part.clone(), part]);
    // Half a sum, too early, somebody else's half, a refund beside more than the sum: none of them.
    let strange = from("Окно", None, payment(60, 20));
    for payments in [
        vec![paid(40, 3)],
        vec![paid(40, 3), paid(60, 21)],
        vec![paid(40, 3), strange],
        vec![paid(-20, 3), paid(120, 4)],
    ] {
        assert!(matched(&payments).iter().all(|matched| *matched == Matched::None), "{payments:?}");
    }
}

#[test]
fn parts_that_may_be_of_several_pairs_or_deals_are_left_to_a_person() {
    let paid = |minor: i64| from("Окна", None, payment(minor, 10));
    let matched = |payments: &[SeenPayment], deals: &[Candidate<'_>]| match_payments(payments, deals, &[], 10);
    let nothing = |found: Vec<Matched>| found.iter().all(|matched| *matched == Matched::None);
    assert!(nothing(matched(&[paid(40), paid(60), paid(60)], &[deal("1", 100)])), "two pairs");
    assert!(nothing(matched(&[paid(40), paid(60)], &[deal("1", 100), deal("2", 100)])), "two deals");
    assert!(nothing(matched(&[paid(40), paid(60), paid(80)], &[deal("1", 100), deal("2", 140)])), "one payment in two");
    // What pays the deal at once pays it, and parts do not pay it again.
    assert_eq!(matched(&[paid(40), paid(60), paid(100)], &[deal("1", 100)])[..2], [Matched::None, Matched::None]);
    assert_eq!(matched(&[paid(50), paid(50)], &[deal("1", 100)]), vec![to(0, Why::PartOfSum); 2]);
}

#[test]
fn the_rest_of_a_deal_is_for_it() {
    let paid = |minor: i64, day: i8| from("Окна", None, payment(minor, day));
    let deals = [Candidate { paid_minor: 40, ..deal("1", 100) }];
    let matched = |payments: &[SeenPayment]| match_payments(payments, &deals, &[], 10);
    assert_eq!(matched(&[paid(60, 20)]), [to(0, Why::PartOfSum)]);
    // Too late, another sum, two of them, two that would be the second and the third part.
    for payments in
        [vec![paid(60, 21)], vec![paid(61, 20)], vec![paid(60, 20), paid(60, 20)], vec![paid(20, 20), paid(40, 20)]]
    {
        assert!(matched(&payments).iter().all(|matched| *matched == Matched::None), "{payments:?}");
    }
}

#[test]
fn an_invoice_leads_to_its_deal() {
    let contracts = ["45/26".to_owned()];
    let deals = [deal("1", 100), Candidate { contracts: &contracts, ..deal("2", 100) }];
    let invoice = |id: &str, deal: Option<&str>, contract: Option<&str>| SeenInvoice {
        id: id.to_owned(),
        at: date(2026, 10, 1).at(0, 0, 0, 0),
        amount: payment(1, 1).amount,
        due: None,
        client: None,
        contract: contract.map(str::to_owned),
        deal: deal.map(str::to_owned),
    };
    let invoices = [invoice("8", Some("1"), None), invoice("9", None, Some("45/26"))];
    let paid = |number: &str| SeenPayment { invoice: Some(number.to_owned()), ..payment(50, 1) };
    let matched = match_payments(&[paid("8"), paid("9"), paid("10")], &deals, &invoices, 5);
    assert_eq!(matched, [to(0, Why::Invoice), to(1, Why::Invoice), Matched::None]);
}

#[test]
fn what_stands_where_there_is_no_number_leads_nowhere() {
    for none in ["—", "б/н", "№"] {
        let contracts = [none.to_owned()];
        let deals = [Candidate { contracts: &contracts, invoices: &contracts, ..deal("1", 100) }];
        let paid = |invoice: &str, contract: &str| SeenPayment {
            invoice: Some(invoice.to_owned()),
            contract: Some(contract.to_owned()),
            ..payment(50, 1)
        };
        assert_eq!(match_payments(&[paid(none, none)], &deals, &[], 5), [Matched::None], "{none}");
        let invoice = SeenInvoice {
            id: "15".to_owned(),
            at: date(2026, 10, 1).at(0, 0, 0, 0),
            amount: payment(1, 1).amount,
            due: None,
            client: None,
            contract: Some(none.to_owned()),
            deal: None,
        };
        assert_eq!(match_payments(&[paid("15", "")], &deals, &[invoice], 5), [Matched::None], "{none}");
    }
}

#[test]
fn a_tax_number_without_its_first_zero_is_the_same() {
    let deals = [Candidate { tax_number: Some("274062111"), client: None, ..deal("1", 100) }];
    let paid = from("Окна", Some("0274062111"), payment(100, 1));
    assert_eq!(match_payments(&[paid], &deals, &[], 5), [to(0, Why::TaxNumberAndSum)]);
    assert_eq!(plain_client("АНО «Центр»"), plain_client("Центр"));
}

#[test]
fn several_deals_are_told_by_the_sum_or_left_to_a_person() {
    let contracts = ["5".to_owned()];
    let of_contract = |id, amount| Candidate { contracts: &contracts, ..deal(id, amount) };
    let deals = [of_contract("1", 100), of_contract("2", 200), of_contract("3", 200)];
    let paid = |minor| SeenPayment { contract: Some("5".to_owned()), ..payment(minor, 1) };
    let matched = match_payments(&[paid(100), paid(200), paid(300)], &deals, &[], 5);
    let unclear = |deals: &[usize]| Matched::Unclear { deals: deals.to_vec(), why: Why::Contract };
    assert_eq!(matched, [to(0, Why::Contract), unclear(&[1, 2]), unclear(&[0, 1, 2])]);
}

#[test]
fn a_sum_pays_a_deal_once_and_a_contract_in_parts() {
    let contracts = ["5".to_owned()];
    let deals = [Candidate { contracts: &contracts, ..deal("1", 100) }];
    let by_sum = from("", Some("7707083893"), payment(100, 1));
    let unclear = Matched::Unclear { deals: vec![0], why: Why::TaxNumberAndSum };
    assert_eq!(match_payments(&[by_sum.clone(), by_sum], &deals, &[], 5), [unclear.clone(), unclear]);
    let part = SeenPayment { contract: Some("5".to_owned()), ..payment(50, 1) };
    assert_eq!(match_payments(&[part.clone(), part], &deals, &[], 5), [to(0, Why::Contract), to(0, Why::Contract)]);
}

proptest! {
    /// Whatever is paid: one answer a payment, only deals that exist, and each deal once: by one payment or by two parts.
    #[test]
    fn every_payment_has_one_answer(
        amounts in proptest::collection::vec(1_i64..4, 0..6),
        paid in proptest::collection::vec((1_i64..4, 1_i8..28, proptest::bool::ANY), 0..8),
    ) {
        let ids: Vec<String> = (0..amounts.len()).map(|i| i.to_string()).collect();
        let deals: Vec<Candidate<'_>> = ids.iter().zip(&amounts).map(|(id, amount)| deal(id, *amount)).collect();
        let pay = |(minor, day, has_number): &(i64, i8, bool)| {
            from("Окна", has_number.then_some("7707083893"), payment(*minor, *day))
        };
        let payments: Vec<SeenPayment> = paid.iter().map(pay).collect();
        let matched = match_payments(&payments, &deals, &[], 7);
        prop_assert_eq!(matched.len(), payments.len());
        let mut paid: BTreeMap<usize, Vec<(Why, i64)>> = BTreeMap::new();
        for (one, payment) in matched.iter().zip(&payments) {
            if let Matched::To { deal, why } = one {
                paid.entry(*deal).or_default().push((*why, payment.amount.money.minor()));
            }
            if let Matched::Unclear { deals: several, .. } = one {
                prop_assert!(!several.is_empty() && several.iter().all(|deal| *deal < deals.len()));
            }
        }
        for (deal, parts) in paid {
            let n_parts = if parts.iter().all(|(why, _)| *why == Why::PartOfSum) { 2 } else { 1 };
            prop_assert_eq!(parts.len(), n_parts);
            prop_assert_eq!(deals[deal].amount_minor, Some(parts.iter().map(|(_, minor)| minor).sum()));
        }
    }
}
