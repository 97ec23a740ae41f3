//! Accounts: who may issue codes, how codes and passwords are taken, how roles are granted.

use app::account::NewAccount;
use app::act::FormKey;
use app::actor::{Actor, Grant};
use app::error::AppError;
use app::permission::Role;
use app::role_grant::NewRole;
use app::slips::Whom;
use domain::ids::{AccountId, PersonId};

use crate::office::{Office, TODAY, offices};

/// Somebody signed in with one role.
fn actor(role: Role, account: &AccountId) -> Actor {
    let mut actor = Actor::console(role.code());
    actor.is_console = false;
    actor.account = Some(account.clone());
    actor.grants = vec![Grant { role, unit: None, capacity: "definitive".into() }];
    actor
}

/// Adds an account with roles for the first people of the data.
async fn account(office: &Office, login: &str, at: u32, roles: &[Role]) -> (AccountId, PersonId) {
    let world = office.cx.world().await.expect("a world");
    let person = world.ids.person(domain::snapshot::PersonIx(at)).clone();
    let new = NewAccount {
        login: login.into(),
        name: login.into(),
        password: Some("kopi senja di dermaga".into()),
        person: Some(person.clone()),
        roles: roles.iter().map(|role| (*role, None)).collect(),
    };
    let id = app::account::add(&office.cx, &Actor::console("op"), None, &new).await.expect("added");
    (AccountId(id), person)
}

fn is_refused<T>(result: &Result<T, AppError>, word: &str) -> bool {
    matches!(result, Err(AppError::Refused { en, .. }) if en.contains(word))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_for_an_account_with_power_is_the_operators_and_never_ones_own() {
    for office in offices("power").await {
        let cx = &office.cx;
        let (head, heads) = account(&office, "kepala", 0, &[Role::Staff, Role::UnitHead]).await;
        let (operator, _) = account(&office, "operator", 1, &[Role::Operator]).await;
        let (staff, own) = account(&office, "pegawai", 2, &[Role::Staff]).await;
        let analyst = actor(Role::Analyst, &AccountId("none".into()));
        let key = FormKey("power".into());
        let taken = app::slips::issue(cx, &analyst, Some(&key), &Whom::One(heads.clone())).await;
        assert!(is_refused(&taken, "Ask the operator"), "{taken:?}");
        let by_account = app::slips::issue(cx, &analyst, None, &Whom::Account(head.clone())).await;
        assert!(matches!(by_account, Err(AppError::Forbidden)));
        let slips = app::slips::issue(cx, &analyst, Some(&key), &Whom::One(own.clone())).await;
        assert_eq!(slips.expect("staff alone").len(), 1, "and the key was not used up by the refusal");

        let op = actor(Role::Operator, &operator);
        for id in [&head, &staff] {
            let slips = app::slips::issue(cx, &op, None, &Whom::Account(id.clone())).await.expect("issued");
            assert_eq!(slips.len(), 1);
        }
        let mine = app::slips::issue(cx, &op, None, &Whom::Account(operator.clone())).await;
        assert!(is_refused(&mine, "another operator"), "{mine:?}");
        let mut both = actor(Role::Analyst, &staff);
        both.person = Some(own.clone());
        let mine = app::slips::issue(cx, &both, None, &Whom::One(own)).await;
        assert!(is_refused(&mine, "another operator"), "{mine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_looked_up_first_and_nothing_personal_becomes_a_password() {
    for office in offices("codes").await {
        let cx = &office.cx;
        let (account, person) = account(&office, "siti.aminah", 0, &[Role::Staff]).await;
        let issue = || async {
            let op = Actor::console("op");
            app::slips::issue(cx, &op, None, &Whom::Account(account.clone())).await.expect("issued").remove(0)
        };
        let slip = issue().await;
        let world = cx.world().await.expect("a world");
        let record = &world.snapshot.person(world.person(&person).expect("a person")).record;
        let birth = record.nip.birth_date().expect("a date").strftime("%d%m%Y").to_string();
        for personal in
            [record.nip.as_str().to_owned(), "siti.aminah.2026".into(), format!("{birth}-{birth}")]
        {
            let refused = app::activation::activate(cx, &slip.code, &personal).await;
            assert!(
                matches!(&refused, Err(AppError::Invalid(f)) if f[0].field == "password"),
                "{personal}: {refused:?}"
            );
        }
        // A code that does not count is told so before its password is judged, and leaves no entry.
        let entries = || async {
            let auditor = Actor::console("sinta");
            app::audit::record(cx, &auditor, "", "", None).await.expect("read").count
        };
        let before = entries().await;
        for n in 0..9 {
            let wrong = app::activation::activate(cx, "ZZZZ-ZZZZ-ZZZZ", "pendek").await;
            assert!(matches!(&wrong, Err(AppError::Invalid(f)) if f[0].field == "code"), "{n}: {wrong:?}");
        }
        assert_eq!(entries().await, before, "nine failures are counted, not recorded");
        app::activation::activate(cx, "ZZZZ-ZZZZ-ZZZZ", "pendek").await.expect_err("the tenth");
        assert_eq!(entries().await, before + 2, "the tenth is recorded as a count");
        let held = app::activation::activate(cx, "ZZZZ-ABCD-EFGH", "pendek").await;
        assert!(is_refused(&held, "15 minutes"), "{held:?}");
        assert_eq!(entries().await, before + 2);
        // Nobody else is held back, and a code that was replaced does not count.
        let newer = issue().await;
        let old = app::activation::activate(cx, &slip.code, "ombak besar di teluk").await;
        assert!(matches!(&old, Err(AppError::Invalid(f)) if f[0].field == "code"));
        let token = app::activation::activate(cx, &newer.code, "ombak besar di teluk").await.expect("opens");
        assert!(app::account::who(cx, &token).await.expect("asked").is_some());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_is_granted_with_reach_days_and_reason_but_not_to_oneself() {
    for office in offices("grants").await {
        let cx = &office.cx;
        let (operator, _) = account(&office, "operator", 0, &[Role::Operator]).await;
        let (staff, person) = account(&office, "pegawai", 1, &[Role::Staff]).await;
        let op = actor(Role::Operator, &operator);
        let analyst = actor(Role::Analyst, &AccountId("none".into()));
        let slip = app::slips::issue(cx, &analyst, None, &Whom::One(person)).await.expect("issued").remove(0);
        let unit = cx.world().await.expect("a world").ids.unit(domain::snapshot::UnitIx(0)).clone();
        let version = async |id: &AccountId| {
            let all = app::account::list(cx, &Actor::console("t")).await.expect("listed");
            all.into_iter().find(|l| l.account.id == *id).expect("there").account.version
        };
        let good = NewRole {
            account: staff.clone(),
            role: Role::UnitHead,
            unit: Some(unit.clone()),
            capacity: "plt".into(),
            from: TODAY,
            until: Some(domain::time::add_days(TODAY, 89)),
            reason: "SPT 12/2026".into(),
            seen: version(&staff).await,
        };
        for (field, bad) in [
            ("unit", NewRole { unit: None, ..good.clone() }),
            ("unit", NewRole { role: Role::Analyst, ..good.clone() }),
            ("capacity", NewRole { capacity: "pj".into(), ..good.clone() }),
            ("from", NewRole { from: domain::time::add_days(TODAY, -1), ..good.clone() }),
            ("until", NewRole { until: Some(domain::time::add_days(TODAY, -1)), ..good.clone() }),
            ("reason", NewRole { reason: " x ".into(), ..good.clone() }),
        ] {
            let refused = app::role_grant::grant(cx, &op, None, &bad).await;
            assert!(
                matches!(&refused, Err(AppError::Invalid(f)) if f[0].field == field),
                "{field}: {refused:?}"
            );
        }
        let own = NewRole { account: operator.clone(), seen: version(&operator).await, ..good.clone() };
        assert!(is_refused(&app::role_grant::grant(cx, &op, None, &own).await, "another operator"));
        let by_analyst = app::role_grant::grant(cx, &analyst, None, &good).await;
        assert!(matches!(by_analyst, Err(AppError::Forbidden)));
        let stale = NewRole { seen: good.seen + 7, ..good.clone() };
        let stale = app::role_grant::grant(cx, &op, None, &stale).await;
        assert!(matches!(stale, Err(AppError::Stale { .. })), "{stale:?}");

        app::role_grant::grant(cx, &op, Some(&FormKey("g".into())), &good).await.expect("granted");
        let all = app::account::list(cx, &Actor::console("t")).await.expect("listed");
        let roles = all.into_iter().find(|l| l.account.id == staff).expect("there").roles;
        let row = roles.iter().find(|r| r.role == "unit_head").expect("granted");
        assert_eq!((row.unit.as_ref(), row.capacity.as_str()), (Some(&unit), "plt"));
        assert_eq!((row.from.as_str(), row.until.as_deref()), ("2026-06-02", Some("2026-08-30")));
        let twice = NewRole { seen: version(&staff).await, ..good };
        assert!(is_refused(&app::role_grant::grant(cx, &op, None, &twice).await, "holds this role"));
        let old = app::activation::activate(cx, &slip.code, "ombak besar di teluk").await;
        assert!(matches!(old, Err(AppError::Invalid(_))), "the analyst's code opens nothing any more");
        let record =
            app::audit::record(cx, &Actor::console("t"), "ChangeRole", "", None).await.expect("read");
        let done = record.events.iter().find(|e| e.phase == "done").expect("recorded");
        assert!(done.body.contains("SPT 12/2026") && done.body.contains("unit_head"), "{}", done.body);
    }
}
