//! One story, told on SQLite and on PostgreSQL alike: what is stored comes back, what must not happen does not.
//!
//! PostgreSQL's address comes from `MUTASI_TEST_POSTGRES`; `./test` starts one and sets it.

use std::collections::BTreeMap;

use domain::ids::{AccountId, AgencyId, EventId, JobRunId, PlanId, RoundId};
use domain::kind::Kind;
use domain::tidy::{Cells, columns};
use serde_json::json;
use store::account::{Account, Activation};
use store::event::NewEvent;
use store::job_run::NewRun;
use store::plan::PlanRow;
use store::record::Change;
use store::{Store, StoreError, Tx};

/// Both databases, fresh; the folder lives as long as the test.
async fn databases(name: &str) -> Vec<(Store, Option<std::path::PathBuf>)> {
    let folder = std::env::temp_dir().join(format!("mutasi-story-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let sqlite =
        Store::open(&format!("sqlite://{}", folder.join("t.db").display())).await.expect("SQLite opens");
    let admin =
        std::env::var("MUTASI_TEST_POSTGRES").expect("MUTASI_TEST_POSTGRES is set by ./test; run that");
    let database = format!("story_{name}_{}", std::process::id());
    let pool = sqlx::PgPool::connect(&admin).await.expect("the test PostgreSQL answers");
    for sql in [format!("DROP DATABASE IF EXISTS {database}"), format!("CREATE DATABASE {database}")] {
        sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&pool).await.expect("a fresh database");
    }
    let (server, _) = admin.rsplit_once('/').expect("an address with a database");
    let postgres = Store::open(&format!("{server}/{database}")).await.expect("PostgreSQL opens");
    vec![(sqlite, Some(folder)), (postgres, None)]
}

fn event(id: &str, phase: &'static str) -> NewEvent {
    NewEvent {
        id: EventId(id.to_owned()),
        at: 1_000,
        actor: "wulan".to_owned(),
        use_case: "ApplyImport",
        phase,
        subject: "import:1".to_owned(),
        body: json!({"rows": 2}),
    }
}

async fn begin_agency(store: &Store, id: &str) -> Tx {
    let mut tx = store.begin(&AgencyId(id.to_owned())).await.expect("begins");
    store::agency::add(&mut tx, &format!("Kabupaten {id}"), "salt", 1).await.expect("added");
    store::event::append(&mut tx, &event(&format!("{id}-e1"), "done")).await.expect("appended");
    tx
}

fn row(kind: Kind, values: &[(&str, &str)]) -> Cells {
    columns(kind)
        .iter()
        .map(|c| values.iter().find(|(n, _)| *n == c.name).map(|(_, v)| (*v).to_owned()))
        .collect()
}

fn change(kind: Kind, id: &str, after: Option<Cells>) -> Change {
    Change { kind, id: id.to_owned(), before: None, after }
}

fn counter() -> impl FnMut() -> String {
    let mut n = 0;
    move || {
        n += 1;
        format!("h{n:06}")
    }
}

#[tokio::test]
async fn every_statement_prepares_on_both_and_none_differs() {
    let all = store::every_statement();
    assert!(all.len() > 90, "{} statements", all.len());
    let mut refused = Vec::new();
    for (store, _) in databases("prepare").await {
        for (name, sql) in &all {
            assert!(sql.contains("$1"), "{name} is not scoped by the agency");
            if let Err(error) = store.prepare(sql).await {
                refused.push(format!("{name}: {error}"));
            }
        }
    }
    println!("{} statements, the same text on both databases; 0 differ", all.len());
    assert_eq!(refused, Vec::<String>::new());
}

#[tokio::test]
async fn records_come_back_with_their_references_and_history() {
    for (store, _) in databases("records").await {
        let mut tx = begin_agency(&store, "a").await;
        let person = row(
            Kind::People,
            &[("nip", "198503122010012907"), ("name", "Siti Aminah"), ("legal_status", "1")],
        );
        let changes = [
            change(
                Kind::Assignments,
                "as1",
                Some(row(
                    Kind::Assignments,
                    &[
                        ("nip", "198503122010012907"),
                        ("unit_code", "u2"),
                        ("job_code", "perawat"),
                        ("from", "2020-01-01"),
                    ],
                )),
            ),
            change(Kind::People, "p1", Some(person.clone())),
            change(Kind::Units, "u-1", Some(row(Kind::Units, &[("code", "u1"), ("name", "Dinas")]))),
            change(
                Kind::Units,
                "u-2",
                Some(row(Kind::Units, &[("code", "u2"), ("name", "Bidang"), ("parent_code", "u1")])),
            ),
            change(
                Kind::Jobs,
                "j-1",
                Some(row(Kind::Jobs, &[("code", "perawat"), ("name", "Perawat"), ("class", "6")])),
            ),
        ];
        let mut ids = counter();
        store::record::write(&mut tx, &EventId("a-e1".into()), &changes, &mut ids).await.expect("written");
        tx.commit().await.expect("committed");

        let agency = AgencyId("a".into());
        let mut tx = store.read(&agency).await.expect("reads");
        let all = store::record::load(&mut tx, Kind::ALL).await.expect("loads");
        assert_eq!(all[&Kind::People][0].cells, person);
        assert_eq!(all[&Kind::Assignments][0].cells[1].as_deref(), Some("u2"));
        assert_eq!(all[&Kind::Units][1].cells[2].as_deref(), Some("u1"));
        drop(tx);

        // A second event renames; undoing the first is then refused as built upon.
        let mut tx = store.begin(&agency).await.expect("begins");
        store::event::append(&mut tx, &event("a-e2", "done")).await.expect("appended");
        let renamed =
            row(Kind::People, &[("nip", "198503122010012907"), ("name", "Siti A."), ("legal_status", "1")]);
        let second = Change {
            kind: Kind::People,
            id: "p1".into(),
            before: Some(person.clone()),
            after: Some(renamed),
        };
        store::record::write(&mut tx, &EventId("a-e2".into()), &[second], &mut ids).await.expect("written");
        assert!(store::record::is_built_upon(&mut tx, &EventId("a-e1".into())).await.expect("asked"));
        assert!(!store::record::is_built_upon(&mut tx, &EventId("a-e2".into())).await.expect("asked"));
        let undo = store::record::undo_of(&mut tx, &EventId("a-e2".into())).await.expect("read");
        store::event::append(&mut tx, &event("a-e3", "done")).await.expect("appended");
        store::record::write(&mut tx, &EventId("a-e3".into()), &undo, &mut ids).await.expect("undone");
        let all = store::record::load(&mut tx, &[Kind::People]).await.expect("loads");
        assert_eq!(all[&Kind::People][0].cells, person);
        assert_eq!(all[&Kind::People][0].version, 3);
        assert_eq!(store::record::history(&mut tx, "p1").await.expect("read").len(), 3);
        tx.commit().await.expect("committed");
    }
}

#[tokio::test]
async fn a_reference_that_leads_nowhere_is_refused() {
    for (store, _) in databases("dangling").await {
        let mut tx = begin_agency(&store, "a").await;
        let lost = change(
            Kind::Units,
            "u-2",
            Some(row(Kind::Units, &[("code", "u2"), ("name", "B"), ("parent_code", "u9")])),
        );
        let refused = store::record::write(&mut tx, &EventId("a-e1".into()), &[lost], counter()).await;
        assert!(matches!(refused, Err(StoreError::Inconsistent { table: "unit", .. })), "{refused:?}");
        let nip = "198503122010012907";
        for (kind, name) in [(Kind::Sanctions, "nip"), (Kind::Posts, "decreed_need")] {
            let bad = change(kind, "row-7", Some(row(kind, &[(name, "x198503122010012907")])));
            let refused = store::record::write(&mut tx, &EventId("a-e1".into()), &[bad], counter()).await;
            let said = refused.expect_err("refused").to_string();
            assert!(said.contains("row-7") && said.contains(name) && !said.contains(nip), "{said}");
        }
    }
}

#[tokio::test]
async fn agencies_do_not_see_each_other() {
    for (store, _) in databases("agencies").await {
        for id in ["a", "b"] {
            let mut tx = begin_agency(&store, id).await;
            let unit = change(Kind::Units, "same-id", Some(row(Kind::Units, &[("code", id), ("name", id)])));
            store::record::write(&mut tx, &EventId(format!("{id}-e1")), &[unit], counter())
                .await
                .expect("written");
            tx.commit().await.expect("committed");
        }
        for id in ["a", "b"] {
            let mut tx = store.read(&AgencyId(id.into())).await.expect("reads");
            let units: BTreeMap<_, _> = store::record::load(&mut tx, &[Kind::Units]).await.expect("loads");
            assert_eq!(units[&Kind::Units].len(), 1);
            assert_eq!(units[&Kind::Units][0].cells[0].as_deref(), Some(id));
        }
        assert_eq!(store::agency::list(&store).await.expect("lists").len(), 2);
    }
}

#[tokio::test]
async fn the_record_is_a_chain_that_shows_a_change() {
    for (store, _) in databases("chain").await {
        let mut tx = begin_agency(&store, "a").await;
        for n in 2..=5 {
            store::event::append(&mut tx, &event(&format!("a-e{n}"), "intent")).await.expect("appended");
        }
        assert_eq!(store::event::verify(&mut tx).await.expect("walked"), (5, None));
        let tamper = "UPDATE event SET body = '{\"rows\":3}' WHERE agency_id = $1 AND seq = 3";
        tx.execute(tamper, &[]).await.expect("the intruder has the database");
        assert_eq!(store::event::verify(&mut tx).await.expect("walked"), (3, Some(3)));
    }
}

#[tokio::test]
async fn an_activation_code_opens_once_and_in_time() {
    for (store, _) in databases("codes").await {
        let mut tx = begin_agency(&store, "a").await;
        let account = Account {
            id: AccountId("ac1".into()),
            login: "siti".into(),
            name: "Siti".into(),
            person: None,
            password_hash: None,
            is_disabled: false,
            created_at: 1,
            version: 1,
        };
        let e = EventId("a-e1".into());
        store::account::add(&mut tx, &account, &e).await.expect("added");
        let code = |id: &str, hash: &str, at: i64| Activation {
            id: id.into(),
            account: account.id.clone(),
            code_hash: hash.into(),
            issued_by: "wulan".into(),
            issued_at: at,
            expires_at: at + 100,
        };
        store::account::add_code(&mut tx, &code("c1", "old", 10), &e).await.expect("issued");
        store::account::add_code(&mut tx, &code("c2", "new", 20), &e).await.expect("issued");
        assert_eq!(
            store::account::take_code(&mut tx, "old", 30).await.expect("asked"),
            None,
            "replaced by the new slip"
        );
        assert_eq!(store::account::take_code(&mut tx, "new", 121).await.expect("asked"), None, "too late");
        assert_eq!(
            store::account::take_code(&mut tx, "new", 119).await.expect("asked"),
            Some(account.id.clone())
        );
        assert_eq!(store::account::take_code(&mut tx, "new", 119).await.expect("asked"), None, "used");
        store::account::set_disabled(&mut tx, &account, true, &e).await.expect("first");
        let stale = store::account::set_disabled(&mut tx, &account, false, &e).await;
        assert!(matches!(stale, Err(StoreError::Stale { .. })), "a lost update is refused");
    }
}

#[tokio::test]
async fn a_form_sent_twice_gets_the_first_answer() {
    for (store, _) in databases("forms").await {
        let mut tx = begin_agency(&store, "a").await;
        assert_eq!(store::form_key::take(&mut tx, "k", "wulan", "/rencana", 1).await.expect("taken"), None);
        store::form_key::answer(&mut tx, "k", "/rencana/1").await.expect("noted");
        let again = store::form_key::take(&mut tx, "k", "wulan", "/rencana", 2).await.expect("asked");
        assert_eq!(again.as_deref(), Some("/rencana/1"));
        assert!(
            store::form_key::take(&mut tx, "k", "ratih", "/rencana", 2).await.is_err(),
            "another person's key"
        );
    }
}

#[tokio::test]
async fn work_is_taken_once_and_again_after_its_lease() {
    for (store, _) in databases("jobs").await {
        let mut tx = begin_agency(&store, "a").await;
        let id = JobRunId("j1".into());
        store::job_run::add(&mut tx, &NewRun { id: &id, kind: "plan", subject: "plan:x", payload: "{}" }, 10)
            .await
            .expect("queued");
        assert_eq!(store::job_run::next(&mut tx, 9).await.expect("asked"), None);
        assert_eq!(store::job_run::next(&mut tx, 10).await.expect("asked"), Some(id.clone()));
        let first =
            store::job_run::claim(&mut tx, &id, "w1", 100, 10).await.expect("asked").expect("claimed");
        assert!(
            store::job_run::claim(&mut tx, &id, "w2", 100, 50).await.expect("asked").is_none(),
            "still leased"
        );
        let second =
            store::job_run::claim(&mut tx, &id, "w2", 300, 101).await.expect("asked").expect("lease over");
        assert!(
            !store::job_run::finish(&mut tx, &first, "w1", 110, "{}").await.expect("asked"),
            "late worker"
        );
        store::job_run::fail(&mut tx, &second, "w2", "boom", 120).await.expect("failed");
        let run = store::job_run::find(&mut tx, &id).await.expect("read").expect("there");
        assert_eq!((run.state.as_str(), run.attempts), ("waiting", 2));
        let third = store::job_run::claim(&mut tx, &id, "w1", 9_000_000_000, 8_000_000_000)
            .await
            .expect("asked")
            .expect("again");
        assert!(store::job_run::finish(&mut tx, &third, "w1", 8_000_000_001, "{}").await.expect("asked"));
        assert!(!store::job_run::cancel(&mut tx, &id, 1).await.expect("asked"), "done is done");
    }
}

#[tokio::test]
async fn work_whose_workers_vanish_is_given_up() {
    for (store, _) in databases("vanish").await {
        let mut tx = begin_agency(&store, "a").await;
        let id = JobRunId("j1".into());
        store::job_run::add(&mut tx, &NewRun { id: &id, kind: "plan", subject: "plan:x", payload: "{}" }, 10)
            .await
            .expect("queued");
        for attempt in 0..3 {
            let now = 100 + attempt * 100;
            assert!(!store::job_run::give_up(&mut tx, &id, now, "vanished").await.expect("asked"), "not yet");
            store::job_run::claim(&mut tx, &id, "w", now + 50, now).await.expect("asked").expect("claimed");
        }
        assert!(!store::job_run::give_up(&mut tx, &id, 340, "vanished").await.expect("asked"), "leased");
        assert!(
            store::job_run::claim(&mut tx, &id, "w", 500, 400).await.expect("asked").is_none(),
            "a fourth"
        );
        assert!(store::job_run::give_up(&mut tx, &id, 400, "vanished").await.expect("asked"));
        let run = store::job_run::find(&mut tx, &id).await.expect("read").expect("there");
        assert_eq!((run.state.as_str(), run.last_error.as_deref()), ("failed", Some("vanished")));
        assert_eq!(store::job_run::next(&mut tx, 9_000).await.expect("asked"), None);
    }
}

#[tokio::test]
async fn a_plan_is_published_by_the_first_and_numbered_in_order() {
    for (store, _) in databases("plans").await {
        let mut tx = begin_agency(&store, "a").await;
        let (e, round) = (EventId("a-e1".into()), RoundId("r".into()));
        store::round::add(&mut tx, &round, "2026-1", 1, &e).await.expect("added");
        for id in ["p1", "p2"] {
            let plan = PlanRow {
                id: PlanId(id.into()),
                round: round.clone(),
                number: 0,
                parent: None,
                state: String::new(),
                question: "{}".into(),
                snapshot: None,
                weights: None,
                summary: None,
                asked_by: "wulan".into(),
                asked_at: 1,
                computed_at: None,
                published_by: None,
                published_at: None,
                version: 0,
            };
            store::plan::add(&mut tx, &plan, &e).await.expect("added");
        }
        let numbers: Vec<i64> =
            store::plan::list(&mut tx, &round).await.expect("listed").iter().map(|p| p.number).collect();
        assert_eq!(numbers, [2, 1]);
        let id = PlanId("p1".into());
        store::plan::set_result(&mut tx, &id, "draft", "{}", vec![1, 2, 3], 5).await.expect("answered");
        assert!(
            store::plan::set_result(&mut tx, &id, "draft", "{}", vec![9], 6).await.is_err(),
            "never changed"
        );
        assert_eq!(store::plan::result(&mut tx, &id).await.expect("read"), Some(vec![1, 2, 3]));
        let seen = store::plan::find(&mut tx, &id).await.expect("read").expect("there").version;
        use store::plan::Showing;
        let shown = async |tx: &mut Tx| store::plan::shown(tx, &round).await.expect("read");
        assert_eq!(shown(&mut tx).await, None, "a draft is shown to nobody");
        store::plan::show(&mut tx, &id, Showing::Publish, "wulan", 7, seen, &e).await.expect("published");
        assert_eq!(shown(&mut tx).await, Some((1, "published".to_owned(), Some(7))));
        assert!(
            store::plan::show(&mut tx, &id, Showing::Withdraw, "ratih", 8, seen, &e).await.is_err(),
            "lost update"
        );
        store::plan::show(&mut tx, &id, Showing::Withdraw, "ratih", 9, seen + 1, &e)
            .await
            .expect("withdrawn");
        assert_eq!(shown(&mut tx).await, Some((1, "withdrawn".to_owned(), Some(9))));
    }
}

#[tokio::test]
async fn a_changed_migration_is_refused_and_what_is_not_committed_is_gone() {
    for (store, folder) in databases("migrate").await {
        drop(begin_agency(&store, "gone").await);
        assert!(store::agency::list(&store).await.expect("lists").is_empty());
        let Some(folder) = folder else { continue };
        let mut tx = store.begin(&AgencyId("-".into())).await.expect("begins");
        tx.execute("UPDATE migration SET hash = 'x' WHERE agency_id = $1", &[]).await.expect("changed");
        tx.commit().await.expect("committed");
        let again = Store::open(&format!("sqlite://{}", folder.join("t.db").display())).await;
        assert!(matches!(again, Err(StoreError::Migration { version: 1 })));
    }
}
