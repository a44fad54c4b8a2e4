//! Who sells, in which team, who is away, and which days are worked.

use zadel_store::calendars::{
    CalendarDayRow, CalendarRow, delete_calendar_day, find_calendar, list_calendar_days, put_calendar_day,
    save_calendar,
};
use zadel_store::staff::{
    SavedEmployee, SavedTeam, StaffRows, create_employee, create_team, delete_employee, lock_staff, read_staff,
    save_employee, save_team, set_absences, set_placements,
};
use zadel_store::{CompanyId, Db, EmployeeId, Tx};

use crate::engines::{NOW, new_company, new_member, on_both};

pub(crate) const ANNA: SavedEmployee<'_> = SavedEmployee {
    name: "Anna",
    starts_on: "2026-01-12",
    leaves_on: None,
    minutes_per_week: 2400,
    ramp: "[]",
    member: None,
};

async fn begin(db: &Db) -> Tx {
    db.begin().await.expect("nobody else writes")
}

async fn keep(tx: Tx) {
    tx.commit().await.expect("it is kept");
}

async fn staff(db: &Db, company: CompanyId) -> StaffRows {
    read_staff(db, company).await.expect("it can be read")
}

async fn new_anna(db: &Db, company: CompanyId) -> EmployeeId {
    let mut tx = begin(db).await;
    let anna = create_employee(&mut tx, company, &ANNA, NOW).await.expect("it is made");
    keep(tx).await;
    anna
}

#[tokio::test]
async fn each_company_counts_its_own_teams_and_people() {
    on_both(async |place| {
        let db = &place.db;
        for name in ["One", "Two"] {
            let company = new_company(db, name).await;
            let anna = new_anna(db, company).await;
            let mut tx = begin(db).await;
            let team = create_team(&mut tx, company, "North", None, NOW).await.expect("it is made");
            keep(tx).await;
            assert_eq!((anna.get(), team.get()), (1, 1));
        }
        let empty = new_company(db, "Three").await;
        assert_eq!(staff(db, empty).await, StaffRows::default());
    })
    .await;
}

#[tokio::test]
async fn a_team_is_saved_once_for_each_version() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let mut tx = begin(db).await;
        let north = create_team(&mut tx, company, "North", None, NOW).await.expect("it is made");
        let south = create_team(&mut tx, company, "South", Some(north), NOW).await.expect("it is made");
        // The tree is turned about.
        let below = SavedTeam { name: "North", parent: Some(south), closed_at: None };
        let above = SavedTeam { name: "South and more", parent: None, closed_at: Some(NOW) };
        assert!(save_team(&mut tx, company, south, 1, &above).await.expect("it can be written"));
        assert!(save_team(&mut tx, company, north, 1, &below).await.expect("it can be written"));
        assert!(!save_team(&mut tx, company, north, 1, &above).await.expect("it can be written"));
        keep(tx).await;
        let teams = staff(db, company).await.teams;
        let seen: Vec<_> =
            teams.iter().map(|team| (team.name.as_str(), team.parent, team.version, team.closed_at)).collect();
        assert_eq!(seen, [("North", Some(south), 2, None), ("South and more", None, 2, Some(NOW))]);
    })
    .await;
}

#[tokio::test]
async fn an_employee_is_saved_once_for_each_version_and_may_have_an_account() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let member = new_member(db, company, "anna@example.com").await;
        let anna = new_anna(db, company).await;
        let other = new_company(db, "Two").await;
        let leaves = SavedEmployee {
            leaves_on: Some("2026-12-31"),
            minutes_per_week: 1200,
            ramp: "[2500]",
            member: Some(member),
            ..ANNA
        };
        let mut tx = begin(db).await;
        assert!(!save_employee(&mut tx, other, anna, 1, &leaves).await.expect("it can be written"));
        assert!(save_employee(&mut tx, company, anna, 1, &leaves).await.expect("it can be written"));
        assert!(!save_employee(&mut tx, company, anna, 1, &ANNA).await.expect("it can be written"));
        let within = lock_staff(&mut tx, company).await.expect("it can be read").employees;
        keep(tx).await;
        let seen = staff(db, company).await.employees;
        assert_eq!(within, seen);
        assert_eq!((seen[0].version, seen[0].minutes_per_week, seen[0].member), (2, 1200, Some(member)));
        assert_eq!((seen[0].leaves_on.as_deref(), seen[0].ramp.as_str()), (Some("2026-12-31"), "[2500]"));
    })
    .await;
}

#[tokio::test]
async fn placements_and_absences_are_written_as_a_whole_in_order_of_days() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let anna = new_anna(db, company).await;
        let mut tx = begin(db).await;
        let north = create_team(&mut tx, company, "North", None, NOW).await.expect("it is made");
        for _ in 0..2 {
            let placements = [("2026-03-01".to_owned(), None), ("2026-01-12".to_owned(), Some(north))];
            set_placements(&mut tx, company, anna, &placements).await.expect("they are written");
            let away = |from: &str, to: &str, reason| (from.to_owned(), to.to_owned(), reason);
            let absences =
                [away("2026-07-01", "2026-07-14", Some("vacation".to_owned())), away("2026-05-04", "2026-05-08", None)];
            set_absences(&mut tx, company, anna, &absences).await.expect("they are written");
        }
        keep(tx).await;
        let rows = staff(db, company).await;
        let placed: Vec<_> = rows.placements.iter().map(|row| (row.from_day.as_str(), row.team)).collect();
        assert_eq!(placed, [("2026-01-12", Some(north)), ("2026-03-01", None)]);
        let away: Vec<_> = rows.absences.iter().map(|row| (row.from_day.as_str(), row.reason.as_deref())).collect();
        assert_eq!(away, [("2026-05-04", None), ("2026-07-01", Some("vacation"))]);
    })
    .await;
}

#[tokio::test]
async fn somebody_added_by_mistake_goes_with_all_rows() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let anna = new_anna(db, company).await;
        let mut tx = begin(db).await;
        set_placements(&mut tx, company, anna, &[("2026-01-12".to_owned(), None)]).await.expect("they are written");
        assert!(delete_employee(&mut tx, company, anna).await.expect("it can be written"));
        assert!(!delete_employee(&mut tx, company, anna).await.expect("it can be written"));
        keep(tx).await;
        assert_eq!(staff(db, company).await, StaffRows::default());
    })
    .await;
}

#[tokio::test]
async fn a_calendar_begins_when_somebody_says_something() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let found = async || find_calendar(db, company).await.expect("it can be read");
        assert_eq!(found().await, None);
        let mut tx = begin(db).await;
        assert!(save_calendar(&mut tx, company, 0, Some("RU")).await.expect("it can be written"));
        assert!(!save_calendar(&mut tx, company, 0, None).await.expect("it can be written"));
        assert!(save_calendar(&mut tx, company, 1, None).await.expect("it can be written"));
        keep(tx).await;
        assert_eq!(found().await, Some(CalendarRow { country: None, version: 2 }));
    })
    .await;
}

#[tokio::test]
async fn days_of_a_calendar_are_written_over_and_taken_back() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let day = |day: &str, kind: &str, note: Option<&str>| CalendarDayRow {
            day: day.to_owned(),
            kind: kind.to_owned(),
            note: note.map(str::to_owned),
        };
        let mut tx = begin(db).await;
        save_calendar(&mut tx, company, 0, None).await.expect("it can be written");
        for day in [
            day("2026-12-30", "off", None),
            day("2026-12-31", "off", None),
            day("2026-12-31", "on", Some("stock-taking")),
            day("2027-01-11", "off", None),
            day("2026-06-01", "off", None),
        ] {
            put_calendar_day(&mut tx, company, &day).await.expect("it can be written");
        }
        delete_calendar_day(&mut tx, company, "2026-12-30").await.expect("it can be written");
        keep(tx).await;
        let found = list_calendar_days(db, company, "2026-12-01", "2027-01-11").await.expect("they can be read");
        assert_eq!(found, [day("2026-12-31", "on", Some("stock-taking")), day("2027-01-11", "off", None)]);
    })
    .await;
}
